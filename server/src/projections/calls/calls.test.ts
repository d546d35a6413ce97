import { describe, expect, test } from 'vitest';
import { CallsRow } from '@heed/shared/calls';
import type { EventData, NewEvent } from '../../journal/events';
import { callsProjection } from './calls.fold';

const projection = callsProjection({ timeZone: 'Asia/Shanghai' });
/** 14:00 in Shanghai. */
const START = Date.parse('2026-07-18T06:00:00.000Z');
const MINUTE = 60_000;

const iso = (minute: number) => new Date(START + minute * MINUTE).toISOString();
const idOf = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

/** A day at the telephones, told minute by minute. */
class Telephones {
  fold = projection.empty();
  private position = 0;

  tell(minute: number, event: NewEvent): this {
    this.position += 1;
    const actor = { kind: 'key', id: idOf(0) } as const;
    const entry = { ...event, position: this.position, at: iso(minute), realm: 'real', actor };
    this.fold.apply(entry);
    return this;
  }

  call(n: number, minute: number, told: Partial<EventData<'call-told'>>): this {
    const data: EventData<'call-told'> = {
      callId: idOf(n),
      event: 'queued',
      happenedAt: iso(minute),
      offeredAt: iso(minute),
      first: true,
      retold: false,
      queue: null,
      waitSeconds: null,
      outcome: null,
      callBackId: null,
      ...told,
    };
    return this.tell(minute, { type: 'call-told', data });
  }

  line(n: number, minute: number, part: Partial<EventData<'call-back-changed'>['line']>): this {
    const [firstAt, lastAt] = [iso(minute), iso(minute)];
    const standing = { version: 1, state: 'waiting', calls: 1, tries: 0 } as const;
    const line = { ...standing, firstAt, lastAt, holderId: null, leaseUntil: null, ended: null };
    return this.tell(minute, {
      type: 'call-back-changed',
      data: { callBackId: idOf(n), step: 'missed', line: { ...line, ...part } },
    });
  }

  at(minute: number): CallsRow {
    return CallsRow.parse(
      this.fold.rows(START + minute * MINUTE, { baselineNeeded: 1 }).calls?.now,
    );
  }
}

const over = (event: 'answered' | 'abandoned', offered: number, waitSeconds: number) => ({
  event,
  offeredAt: iso(offered),
  first: false,
  waitSeconds,
});

describe('calls', () => {
  test('answered of offered in the last 15 minutes and today; who waits now, and the longest wait', () => {
    const day = new Telephones();
    day.call(1, 0, {}).call(1, 1, over('answered', 0, 60));
    day.call(2, 20, {}).call(2, 21, over('answered', 20, 40));
    day.call(3, 21, {}).call(3, 23, over('abandoned', 21, 125));
    day.call(4, 24, {});
    expect(day.at(25)).toMatchObject({
      offered: 3,
      answered: 1,
      abandoned: 1,
      offeredToday: 4,
      answeredToday: 2,
      queue: 1,
      longestWaitSeconds: 125,
    });
    expect(day.at(28).longestWaitSeconds).toBe(240);
    // The local day ends at midnight in the deployment's zone, ten hours on.
    expect(day.at(601).offeredToday).toBe(0);
  });

  test('[M3] told in any order, a call counts once and an answer wins', () => {
    const day = new Telephones();
    day.call(1, 5, { ...over('abandoned', 4, 60), first: true });
    day.call(1, 6, { offeredAt: iso(4), first: false });
    day.call(1, 7, { ...over('answered', 4, 30), retold: true });
    expect(day.at(8)).toMatchObject({ offered: 1, answered: 1, abandoned: 0, queue: 0 });
  });

  test('[M4] [M5] numbers that nobody heard, now and an hour ago, and since when', () => {
    const day = new Telephones();
    day.call(1, 0, {}).line(1, 0, {}).line(2, 10, {}).line(3, 70, {});
    day.line(3, 71, { firstAt: iso(70), leaseUntil: iso(81) });
    expect(day.at(75)).toMatchObject({ notReached: 3, notReachedHourAgo: 2, beingCalled: 1 });
    expect(day.at(75).oldestAt).toBe(iso(0));
    day.line(1, 80, { state: 'done' });
    expect(day.at(90)).toMatchObject({ notReached: 2, beingCalled: 0, oldestAt: iso(10) });
  });

  test('without a telephone system there is no figure', () => {
    expect(projection.empty().rows(START, { baselineNeeded: 1 })).toEqual({ calls: {} });
  });

  test('[invariant 4] what is kept reads the same, and grows with a day alone', () => {
    const day = new Telephones();
    for (let n = 0; n < 4_000; n += 1) {
      day.call(n, n, {});
      if (n % 3 > 0) day.call(n, n + 0.5, over(n % 3 === 1 ? 'answered' : 'abandoned', n, 30));
      day.line(n % 50, n, n % 7 === 0 ? { state: 'done' } : {});
    }
    const saved = day.fold.save();
    const again = projection.load(saved);
    expect(again.save()).toEqual(saved);
    const now = START + 4_000 * MINUTE;
    expect(again.rows(now, { baselineNeeded: 1 })).toEqual(
      day.fold.rows(now, { baselineNeeded: 1 }),
    );
    expect(saved.length).toBeLessThan(80_000);
  });
});
