import { describe, expect, test } from 'vitest';
import { ServerClock } from './server-clock';

describe('the server clock', () => {
  test('knows nothing before a message has come', () => {
    expect(new ServerClock().now(500)).toBeNull();
  });

  test('runs on between messages', () => {
    const clock = new ServerClock();
    clock.heard(1_000_000, 100);
    expect(clock.now(850)).toBe(1_000_750);
  });

  test('takes the message that was least late for the truth', () => {
    const clock = new ServerClock();
    clock.heard(1_000_000, 400);
    clock.heard(1_001_000, 1_050);
    expect(clock.now(1_050)).toBe(1_001_000);
    clock.heard(1_002_000, 2_900);
    expect(clock.now(2_900)).toBe(1_002_850);
  });

  test('never goes back, although a minute of late messages lowers the estimate', () => {
    const clock = new ServerClock();
    clock.heard(0, 0);
    let last = 0;
    for (let local = 1_000; local <= 180_000; local += 1_000) {
      clock.heard(local - 300, local);
      const now = clock.now(local) ?? -1;
      expect(now).toBeGreaterThanOrEqual(last);
      last = now;
    }
    expect(last).toBe(180_000 - 300);
  });

  test('follows a server whose clock was set', () => {
    const clock = new ServerClock();
    clock.heard(1_000_000, 0);
    expect(clock.now(1_000)).toBe(1_001_000);
    clock.heard(400_000, 2_000);
    expect(clock.now(2_000)).toBe(400_000);
  });

  test('runs as fast as its realm between messages, and stands while that stands', () => {
    const clock = new ServerClock();
    clock.heard(1_000_000, 100, 30);
    expect(clock.now(600)).toBe(1_015_000);
    clock.heard(1_012_000, 500, 0);
    expect(clock.now(5_000)).toBe(1_012_000);
  });

  test('of a fast realm takes a late message for late, not for a jump', () => {
    const clock = new ServerClock();
    clock.heard(1_000_000, 0, 60);
    clock.heard(1_060_000, 1_500, 60);
    expect(clock.now(1_500)).toBe(1_090_000);
  });

  test('follows a step of a realm that stands', () => {
    const clock = new ServerClock();
    clock.heard(1_000_000, 0, 0);
    clock.heard(1_600_000, 1_000, 0);
    expect(clock.now(1_500)).toBe(1_600_000);
  });
});
