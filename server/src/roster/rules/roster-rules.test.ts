import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ShiftPlan, WeeklyPlan } from '@heed/shared/roster';
import { ZoneTime } from '../../kernel/zone-time';
import { dutiesIn, occurrenceOn } from './duties';
import { gapsIn, standing } from './gaps';
import { endedPlan, planFault } from './plan';
import { DAY, HOUR, type OverrideFact, type ShiftFact } from './roster-facts';
import { strainOf } from './strain';

const shanghai = new ZoneTime('Asia/Shanghai');
const at = (text: string) => Date.parse(`${text}+08:00`);
const span = (from: string, to: string) => ({ from: at(from), to: at(to) });
const shown = (duties: ReturnType<typeof dutiesIn>) =>
  duties.map(({ date, memberId, from, to }) => [date, memberId, (to - from) / HOUR]);

function weekly(part: Partial<WeeklyPlan> = {}): ShiftFact {
  const plan: ShiftPlan = {
    kind: 'weekly',
    weekdays: [0, 1, 2, 3, 4, 5, 6],
    starts: '20:00',
    ends: '08:00',
    everyWeeks: 1,
    from: '2026-01-01',
    until: null,
    ...part,
  };
  return { id: 'night', postId: 'desk', memberId: 'li', plan };
}
const single = (id: string, memberId: string, from: number, to: number): ShiftFact => {
  const [start, end] = [new Date(from).toISOString(), new Date(to).toISOString()];
  const plan: ShiftPlan = { kind: 'single', start, end, calledIn: false };
  return { id, postId: 'desk', memberId, plan };
};

describe('duties', () => {
  test('[R1] [R2] a night crosses midnight and the year’s end, and belongs to the day on which it begins', () => {
    const duties = dutiesIn([weekly()], [], span('2026-12-31T00:00', '2027-01-01T12:00'), shanghai);
    expect(shown(duties)).toEqual([
      ['2026-12-30', 'li', 12],
      ['2026-12-31', 'li', 12],
    ]);
    expect(duties[1]).toMatchObject(span('2026-12-31T20:00', '2027-01-01T08:00'));
  });

  test('[R1] a weekly shift keeps the hours on the wall where the clocks leap, and its every other week from its first Monday', () => {
    const chicago = new ZoneTime('America/Chicago');
    const shift = weekly({ weekdays: [5], everyWeeks: 2, from: '2026-02-19' });
    const days = { from: Date.parse('2026-02-16'), to: Date.parse('2026-03-30') };
    // The clocks go on by an hour in the night to 8 March.
    expect(shown(dutiesIn([shift], [], days, chicago))).toEqual([
      ['2026-02-21', 'li', 12],
      ['2026-03-07', 'li', 11],
      ['2026-03-21', 'li', 12],
    ]);
  });

  test('[R1] what ends before it begins or lasts for days is refused, and an ended shift keeps what began before', () => {
    expect(planFault(weekly({ until: '2025-12-31' }).plan)).toMatchObject({ error: 'invalid' });
    expect(planFault(single('x', 'li', 0, 37 * HOUR).plan)).toMatchObject({
      extra: { details: [{ path: 'plan.end', message: 'shift-too-long' }] },
    });
    expect(planFault(weekly().plan)).toBeNull();
    expect(endedPlan(weekly().plan, '2026-11-26')?.until).toBe('2026-11-25');
    expect(endedPlan(weekly().plan, '2026-01-01')).toBeNull();
  });

  test('[R3] an override wins for one duty, the later made from its time on', () => {
    const overrides: OverrideFact[] = [
      { shiftId: 'night', date: '2026-11-25', why: 'sick', byMemberId: null, startsAt: null },
      {
        shiftId: 'night',
        date: '2026-11-25',
        why: 'taken',
        byMemberId: 'wang',
        startsAt: new Date(at('2026-11-25T23:00')).toISOString(),
      },
      { shiftId: 'night', date: '2026-11-26', why: 'swap', byMemberId: 'zhou', startsAt: null },
    ];
    const days = span('2026-11-25T12:00', '2026-11-27T12:00');
    expect(shown(dutiesIn([weekly({ until: '2026-11-26' })], overrides, days, shanghai))).toEqual([
      ['2026-11-25', 'wang', 9],
      ['2026-11-26', 'zhou', 12],
    ]);
    expect(occurrenceOn(weekly(), '2026-11-25', shanghai)).toMatchObject(
      span('2026-11-25T20:00', '2026-11-26T08:00'),
    );
    expect(occurrenceOn(weekly({ weekdays: [0] }), '2026-11-25', shanghai)).toBeUndefined();
  });
});

test('[R4] whatever the shifts, a time lies in a gap exactly where fewer people stand than are needed', () => {
  const hours = fc.record({
    from: fc.nat(200),
    length: fc.integer({ min: 1, max: 36 }),
    who: fc.nat(3),
  });
  fc.assert(
    fc.property(
      fc.array(hours, { maxLength: 12 }),
      fc.integer({ min: 1, max: 3 }),
      (all, needed) => {
        const shifts = all.map(({ from, length, who }, index) =>
          single(String(index), `m${who}`, from * HOUR, (from + length) * HOUR),
        );
        const days = { from: 10 * HOUR, to: 190 * HOUR };
        const duties = dutiesIn(shifts, [], days, shanghai);
        const gaps = gapsIn([{ id: 'desk', needed, retired: false }], duties, days);
        for (let time = days.from; time < days.to; time += HOUR / 2) {
          const gap = gaps.find(({ from, to }) => from <= time && time < to);
          const have = standing(duties, time).size;
          expect(gap?.have ?? needed).toBe(Math.min(have, needed));
        }
        for (const [index, gap] of gaps.entries()) {
          const next = gaps[index + 1];
          expect(next?.from === gap.to && next.have === gap.have).toBe(false);
        }
      },
    ),
    { numRuns: 60 },
  );
});

describe('strain', () => {
  const now = at('2026-11-25T12:00');
  const limits = { 'roster-hours': 44, 'roster-nights': 3 };

  test('[R5] hours within any seven days are counted, two posts at once but once', () => {
    const days = [0, 1, 2, 3, 4].flatMap((day) => {
      const from = at('2026-11-25T08:00') + day * DAY;
      return [
        single(`a${day}`, 'li', from, from + 10 * HOUR),
        single(`b${day}`, 'li', from + 2 * HOUR, from + 8 * HOUR),
      ];
    });
    const all = dutiesIn(days, [], { from: now - 7 * DAY, to: now + 14 * DAY }, shanghai);
    const [li] = strainOf(all, limits, now, shanghai);
    expect(li).toMatchObject({ hours: 50, nights: 0 });
    expect(li?.warnings).toEqual([
      {
        memberId: 'li',
        kind: 'hours',
        value: 50,
        limit: 44,
        at: new Date(at('2026-11-29T18:00')).toISOString(),
      },
    ]);
  });

  test('[R6] the fourth night in a row is warned of; an evening is no night, and what is over is no warning', () => {
    const nights = weekly({
      from: '2026-11-23',
      until: '2026-11-26',
      starts: '22:00',
      ends: '02:00',
    });
    const known = { from: now - 7 * DAY, to: now + 14 * DAY };
    const duties = dutiesIn([nights], [], known, shanghai);
    const [li] = strainOf(duties, limits, now, shanghai);
    expect(li?.warnings).toMatchObject([{ kind: 'nights', value: 4, limit: 3 }]);
    expect(strainOf(duties, limits, at('2026-12-01T12:00'), shanghai)[0]?.warnings).toEqual([]);
    const evenings = dutiesIn([weekly({ starts: '18:00', ends: '00:30' })], [], known, shanghai);
    expect(strainOf(evenings, limits, now, shanghai)[0]?.nights).toBe(0);
  });
});
