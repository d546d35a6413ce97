import { describe, expect, test } from 'vitest';
import { MessageGuard } from './message-guard';

describe('what stands before every message', () => {
  test('[S13] lets known messages through and refuses others with the reason', () => {
    const guard = new MessageGuard(() => 0);
    expect(guard.judge('war-room:join')).toEqual({ pass: true });
    expect(guard.judge('toString')).toMatchObject({ pass: false, drop: false });
    expect(guard.judge(undefined)).toMatchObject({ refusal: { error: 'invalid' } });
  });

  test('[S13] drops who sends a 21st that nobody knows', () => {
    const guard = new MessageGuard(() => 0);
    const drops = Array.from({ length: 21 }, () => guard.judge('nonsense'));
    expect(drops.map((verdict) => !verdict.pass && verdict.drop)).toEqual([
      ...Array.from({ length: 20 }, () => false),
      true,
    ]);
  });

  test('[S16] takes fifty in ten seconds, says how long to wait, and goes on afterwards', () => {
    let now = 1_000;
    const guard = new MessageGuard(() => now);
    for (let n = 0; n < 50; n += 1) expect(guard.judge('case:command').pass).toBe(true);
    now += 2_500;
    expect(guard.judge('case:command')).toMatchObject({
      pass: false,
      drop: false,
      refusal: { error: 'rate-limited', extra: { retryAfterSeconds: 8 } },
    });
    now += 7_500;
    expect(guard.judge('case:command').pass).toBe(true);
  });

  test('[S16] drops who goes on regardless', () => {
    const guard = new MessageGuard(() => 0);
    const verdicts = Array.from({ length: 201 }, () => guard.judge('case:command'));
    expect(verdicts.findIndex((verdict) => !verdict.pass && verdict.drop)).toBe(200);
  });
});
