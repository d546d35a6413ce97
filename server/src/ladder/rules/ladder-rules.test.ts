import { describe, expect, test } from 'vitest';
import type { LadderRung, RungCode } from '@heed/shared/ladder';
import { given, limits, people, power, water } from '../../../test/case-story';
import { defaultLadder } from '../../../data/ladder-policy';
import type { CaseRecord } from '../../cases/case-record';
import { ladderFault } from './ladder-list';
import { leaderFor, tellOf, type Staff, type Whose } from './recipients';
import { nextRung, type ActedRung } from './rung-times';
import { lastOf, tried, trialRungs } from './trial';

const start = Date.parse('2026-11-24T06:00:00.000Z');
const DAY = 1_440;
const minute = (time: number) => Math.round((time - start) / 60_000);

/** Goes up the ladder to the end; every rung reaches somebody but those named. */
function climb(
  record: CaseRecord,
  { deaf = [], rungs = defaultLadder }: { deaf?: RungCode[]; rungs?: readonly LadderRung[] } = {},
) {
  const acted: ActedRung[] = [];
  for (let clock = start; ;) {
    const next = nextRung(record, rungs, acted, limits.calendar);
    if (!next) break;
    clock = Math.max(clock, next.at);
    const { code } = next.rung;
    const at = new Date(clock).toISOString();
    const { kind, startedAt } = next.clock;
    acted.push({ clock: kind, startedAt, code, at, reached: !deaf.includes(code) });
  }
  const of = (kind: ActedRung['clock']) =>
    acted.filter(({ clock }) => clock === kind).map((r) => [r.code, minute(Date.parse(r.at))]);
  return { acted, of };
}

describe('the rungs of a case', () => {
  test('[L1] [L3] [L4] begin with the registration, whoever has it, in the order of their times', () => {
    const { acted, of } = climb(given({ urgency: 'critical', reachable: true }).record);
    const contact = of('first_contact').map(([code]) => code);
    expect(contact).toEqual(['no-contact', 'due-soon', 'overdue', 'page', 'supervise']);
    const limit = given({ urgency: 'critical' }).due('first_contact') ?? 0;
    const [half, , late, page] = of('first_contact').map(([, at]) => at);
    expect([half, late, page]).toEqual([Math.round(limit / 2), limit, limit + 15]);
    const times = acted.map(({ at }) => at);
    expect(times).toEqual(times.toSorted());
    expect(of('dispatch').map(([code]) => code)).not.toContain('no-contact');
  });

  test('[L1] of other cases the page comes after half of the limit, at the latest after two hours', () => {
    const { record } = given({ urgency: 'urgent' });
    for (const { kind, startedAt, dueAt } of record.clocks) {
      const limit = (Date.parse(dueAt) - Date.parse(startedAt)) / 60_000;
      const page = climb(record)
        .of(kind)
        .find(([code]) => code === 'page')?.[1];
      expect(page).toBe(minute(Date.parse(dueAt) + Math.min(limit / 2, 120) * 60_000));
    }
  });

  test('[L1] an ended or historic case, and a clock that stands still, have none', () => {
    const historic = given({ historic: true, unitId: water }).record;
    const closed = given().when('zhou', { kind: 'close', reason: '原因' }).record;
    for (const record of [historic, closed]) expect(climb(record).acted).toEqual([]);
    const until = new Date(start + DAY * 60_000).toISOString();
    const rests = given({ unitId: water })
      .when('li', { kind: 'claim' })
      .when('li', { kind: 'contact', reached: true })
      .when('zhou', { kind: 'suspend', reasonCode: 'material', until, reason: '原因' });
    expect(climb(rests.record).of('handle')).toEqual([]);
  });

  test('[L2] each comes once for a clock; a due time that moves brings none back, a reopened case has them anew', () => {
    const story = given({ urgency: 'urgent', unitId: water });
    const { acted } = climb(story.record);
    expect(new Set(acted.map((r) => `${r.clock}|${r.code}`)).size).toBe(acted.length);
    story.when('zhou', { kind: 'set-urgency', urgency: 'critical', reason: '原因' });
    expect(nextRung(story.record, defaultLadder, acted, limits.calendar)).toBeNull();
    story.after(10).when('zhou', { kind: 'close', reason: '原因' });
    story.when('zhou', { kind: 'reopen', reason: '原因' });
    const again = nextRung(story.record, defaultLadder, acted, limits.calendar);
    expect(again?.clock.startedAt).toBe(story.at);
  });

  test('[L1] two reopenings bring the supervision with the second', () => {
    const story = given({ unitId: water });
    for (let n = 0; n < 2; n += 1) {
      story.after(5).when('zhou', { kind: 'close', reason: '原因' });
      story.when('zhou', { kind: 'reopen', reason: '原因' });
    }
    const first = nextRung(story.record, defaultLadder, [], limits.calendar);
    expect(first).toMatchObject({ rung: { code: 'supervise' }, at: Date.parse(story.at) });
  });

  test('[L4] nobody is reminded to call a complainant who can’t be reached, or was', () => {
    const mute = given({ reachable: false, unitId: water }).record;
    const spoken = given({ unitId: water })
      .when('li', { kind: 'claim' })
      .when('li', { kind: 'contact', reached: true }).record;
    for (const record of [mute, spoken]) {
      expect(climb(record).acted.map(({ code }) => code)).not.toContain('no-contact');
    }
  });

  test('[L5] one that reaches nobody brings the next at once, but never the supervision', () => {
    const { record } = given({ urgency: 'critical', unitId: water });
    const [first] = climb(record).of('first_contact');
    const deaf = climb(record, { deaf: ['no-contact', 'due-soon', 'overdue', 'page'] });
    const [a, b, c, d, last] = deaf.of('first_contact').map(([, at]) => Number(at));
    expect([a, b, c, d]).toEqual([first?.[1], a, a, a]);
    expect(last).toBeGreaterThan(5 * DAY);
  });

  test('[L11] a rung that is switched off neither comes nor holds up another', () => {
    const rungs = defaultLadder.map((rung) => ({ ...rung, on: rung.code !== 'due-soon' }));
    const { of } = climb(given({ urgency: 'critical', unitId: water }).record, {
      rungs,
      deaf: ['no-contact'],
    });
    const [half, late] = of('first_contact');
    expect([late?.[0], late?.[1]]).toEqual(['overdue', half?.[1]]);
  });
});

const member = (id: string, role: Staff['roles'][number], part: Partial<Staff> = {}): Staff => ({
  id,
  unitId: null,
  roles: [role],
  onDuty: true,
  callable: true,
  ...part,
});
const rungOf = (code: RungCode): LadderRung => {
  const rung = defaultLadder.find((each) => each.code === code);
  if (!rung) throw new Error(`no rung ${code}`);
  return rung;
};
const held: Whose = { unitId: water, holderId: 'li' };

const all = (staff: Staff[]) => ({ staff, mostTold: 10 });

describe('whom a rung tells', () => {
  const li = member('li', 'handler', { unitId: water });
  const wang = member('wang', 'handler', { unitId: water });
  const chen = member('chen', 'handler', { unitId: power });
  const dispatcher = member('disp', 'dispatcher');

  test('[L7] the holder; where they are away or nobody has it, whoever of the unit, or of the dispatch, is there', () => {
    const tell = (whose: Whose, staff: Staff[]) => tellOf(rungOf('no-contact'), whose, all(staff));
    expect(tell(held, [li, wang, chen])).toEqual({ told: ['li'], gap: null });
    const away = { ...li, onDuty: false };
    expect(tell(held, [away, wang, chen])).toEqual({ told: ['li', 'wang'], gap: null });
    expect(tell(held, [away, chen])).toEqual({ told: ['li'], gap: 'nobody-on-duty' });
    expect(tell({ unitId: water, holderId: null }, [li, wang, chen]).told).toEqual(['li', 'wang']);
    expect(tell({ unitId: null, holderId: null }, [li, dispatcher]).told).toEqual(['disp']);
  });

  test('[L7] the leads of its unit, else all that are there; supervisors and leaders on duty', () => {
    const own = member('own', 'task-force-lead', { unitId: water });
    const other = member('other', 'task-force-lead', { unitId: power });
    const supervisor = member('sup', 'supervisor');
    const tell = (staff: Staff[]) => tellOf(rungOf('overdue'), held, all(staff)).told;
    expect(tell([own, other, supervisor])).toEqual(['own', 'sup']);
    expect(tell([{ ...own, onDuty: false }, other, supervisor])).toEqual(['other', 'sup']);
  });

  test('[L8] a page needs somebody who can be called; a notice somebody who is there', () => {
    const leader = member('boss', 'duty-leader', { callable: false });
    const page = (staff: Staff[]) => tellOf(rungOf('page'), held, all(staff)).gap;
    expect(page([leader])).toBe('no-number');
    expect(page([{ ...leader, onDuty: false }])).toBe('nobody-on-duty');
    expect(page([leader, member('second', 'duty-leader')])).toBeNull();
    expect(tellOf(rungOf('supervise'), held, all([leader])).gap).toBeNull();
  });

  test('[L9] [L10] nobody of an accused unit, and nobody with an interest, is told or gets it', () => {
    const leader = member('boss', 'duty-leader', { unitId: power });
    const whose = { ...held, accusedUnitIds: [power], recusedIds: ['wang'] };
    expect(tellOf(rungOf('page'), whose, all([leader])).told).toEqual([]);
    const open = { ...whose, holderId: null };
    expect(tellOf(rungOf('no-contact'), open, all([li, wang])).told).toEqual(['li']);
    expect(leaderFor(whose, [leader])).toBeUndefined();
    expect(leaderFor(held, [leader])).toBe('boss');
    expect(leaderFor({ ...held, holderId: 'boss' }, [leader])).toBeUndefined();
  });
});

describe('the list and its trial', () => {
  const changed = (code: RungCode, part: object) =>
    defaultLadder.map((rung): LadderRung => (rung.code === code ? { ...rung, ...part } : rung));

  test('[L11] [L12] a list is whole and in order, and not below the floor', () => {
    expect(ladderFault(defaultLadder)).toBeNull();
    expect(ladderFault(defaultLadder.toReversed())?.error).toBe('invalid');
    expect(ladderFault(changed('page', { on: false, minutes: 600 }))).toBeNull();
    expect(ladderFault(changed('supervise', { workdays: 1 }))).toBeNull();
    expect(ladderFault(changed('overdue', { to: ['holder', 'leader'] }))).toBeNull();
    expect(ladderFault(changed('no-contact', { to: ['lead'] }))).toBeNull();
    const low = [
      changed('overdue', { on: false }),
      changed('supervise', { on: false }),
      changed('supervise', { workdays: 6 }),
      changed('supervise', { reopenings: 3 }),
      changed('overdue', { to: ['holder'] }),
      changed('page', { to: ['lead', 'supervisor'] }),
      changed('supervise', { to: ['holder', 'lead'] }),
    ];
    for (const list of low) expect(ladderFault(list)?.error).toBe('beyond-statute');
  });

  test('[L15] a trial finds who is there when each rung would come, and hurries past a gap', () => {
    const facts = { urgency: 'critical', unitId: water } as const;
    const rungs = trialRungs(facts, new Date(start).toISOString(), defaultLadder, limits);
    const trial = { ...facts, rungs };
    expect(lastOf([trial], start)).toBe(rungs.at(-1)?.at);
    const everybody = [
      member(people.li.id, 'handler', { unitId: water }),
      member('lead', 'task-force-lead'),
      member('boss', 'duty-leader'),
    ];
    const whole = tried(trial, () => all(everybody)).rungs;
    expect(whole.map(({ gap }) => gap)).toEqual([null, null, null, null, null]);
    const leaving = (time: number) => (time > (rungs[1]?.at ?? 0) ? [] : everybody);
    const row = tried(trial, (time) => all(leaving(time))).rungs;
    expect(row.map(({ gap }) => gap !== null)).toEqual([false, false, true, true, true]);
    expect(row[3]?.at).toBe(row[2]?.at);
  });
});
