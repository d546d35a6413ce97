import { beforeAll, describe, expect, test } from 'vitest';
import { RateExclusion, RateName } from '@heed/shared/rate-names';
import type { RateFigure } from '@heed/shared/rates';
import type { Role } from '@heed/shared/vocabulary';
import { water, power, type Ask, type Person } from '../../test/case-story';
import { useDatabase } from '../../test/pg';
import { pick, seeded, upTo } from '../../test/random-story';
import { ratedCases, told, type RatedCases } from '../../test/rated-cases';
import { SYSTEM, type Principal } from '../access/principal';

const database = useDatabase();
let city: RatedCases;
beforeAll(() => {
  city = ratedCases(database());
});

const DAY = 1440;
const reason = '见记录';
const text = '已恢复供水';
const give: Ask = { kind: 'dispatch', unitId: water };
const reach: Ask = { kind: 'contact', reached: true };
const solved: Ask = { kind: 'follow-up', outcome: 'solved', satisfied: true };

/** What the cases of a district say of a rate. */
async function say(district: string, ...names: RateName[]): Promise<string[]> {
  const { rates } = await city.rates({ district });
  return names.map((name) => told(rates, name));
}

async function worked(district: string, part: object = {}): Promise<string> {
  const id = await city.hears({ district, ...part });
  await city.does('zhou', id, give);
  await city.does('li', id, { kind: 'claim' }, reach);
  return id;
}

async function asked(id: string, answer: Ask): Promise<void> {
  await city.does('li', id, { kind: 'reply', text });
  await city.does('gao', id, { kind: 'approve-reply' }, answer);
}

describe('rates', () => {
  test('[Q6] response counts those reached in time, and not those whose limit still runs or who can’t be reached', async () => {
    const late = await city.hears({ district: 'q6' });
    const inTime = await worked('q6');
    const gone = await worked('q6');
    await city.does('zhou', gone, { kind: 'withdraw', reason });
    await city.does('zhou', late, give);
    await city.hears({ district: 'q6', unitId: water, reachable: false });
    city.passes(10 * DAY);
    await city.does('li', late, { kind: 'claim' }, reach);
    await city.hears({ district: 'q6', unitId: water });
    await city.hears({ district: 'q6' });
    expect(await say('q6', 'response')).toEqual(['1/2 withdrawn 1 unreachable 1 running 1']);
    expect(inTime).not.toBe(late);
  });

  test('[Q1] whoever sees the cases of one unit has its rates, and whoever sees none has none', async () => {
    await worked('q1');
    const other = await city.hears({ district: 'q1' });
    await city.does('zhou', other, { kind: 'dispatch', unitId: power });
    const leads = {
      ...SYSTEM,
      kind: 'account',
      id: water,
      unitId: water,
      unitPath: [water],
    } as const;
    const reader = (role: Role): Principal => ({ ...leads, roles: [role] });
    const own = await city.rates({ district: 'q1' }, reader('handler'));
    expect([told(own.rates, 'repeat'), (await say('q1', 'repeat'))[0]]).toEqual(['0/1', '0/2']);
    await expect(city.rates({ district: 'q1' }, reader('auditor'))).rejects.toThrow('forbidden');
  });

  test('[Q7] [Q8] an answer stands until the next one or a reopening by hand; who wasn’t asked is not satisfied', async () => {
    await asked(await worked('q7'), solved);
    await asked(await worked('q7'), { kind: 'follow-up', outcome: 'solved' });
    await asked(await worked('q7'), { kind: 'follow-up', outcome: 'not_solved' });
    await asked(await worked('q7'), { kind: 'follow-up', outcome: 'unreachable' });
    const again = await worked('q7');
    await asked(again, solved);
    await city.does('zhou', again, { kind: 'reopen', reason });
    const mended = await worked('q7');
    await asked(mended, { kind: 'follow-up', outcome: 'not_solved', satisfied: false });
    await city.does('li', mended, reach);
    await asked(mended, solved);
    const [resolution, satisfaction, reopen] = await say(
      'q7',
      'resolution',
      'satisfaction',
      'reopen',
    );
    expect(resolution).toBe('3/4 reopened 1 no-answer 1');
    expect(satisfaction).toBe('2/4 reopened 1 no-answer 1');
    expect(reopen).toBe('3/5');
  });

  test('[Q4] [Q9] [Q10] on time and overdue, without what was reopened, is not due yet, or ended by another way', async () => {
    const slow = await worked('q9');
    const left = await worked('q9');
    const moved = await city.hears({ district: 'q9' });
    await city.does('zhou', moved, { kind: 'transfer', to: 'statutory', text });
    await asked(await worked('q9'), solved);
    city.passes(15 * DAY);
    await asked(slow, solved);
    await city.hears({ district: 'q9' });
    expect(left).not.toBe(slow);
    expect(await say('q9', 'on-time', 'overdue')).toEqual(['1/3 transferred 1 running 1', '1/2']);
  });

  test('[Q11] [Q12] returns of what a unit got, whatever the verdict', async () => {
    const refused = await city.hears({ district: 'q11' });
    await city.does('zhou', refused, give);
    await city.does('li', refused, { kind: 'request-return', reasonCode: 'not-our-duty', reason });
    await city.does('zhou', refused, { kind: 'decide-return', agreed: false, reason });
    const agreed = await city.hears({ district: 'q11' });
    await city.does('zhou', agreed, give);
    await city.does('li', agreed, { kind: 'request-return', reasonCode: 'unclear', reason });
    await city.does('zhou', agreed, { kind: 'decide-return', agreed: true, reason });
    await worked('q11');
    await city.hears({ district: 'q11' });
    expect(await say('q11', 'return', 'reopen')).toEqual(['2/3', '0/0']);
  });

  test('[Q13] [Q16] the same person about the same matter, before and after; tip-offs tell nothing', async () => {
    const phone = '+8613700000013';
    const first = await worked('q13', { phone });
    await asked(first, solved);
    city.passes(3 * DAY);
    const second = await city.hears({ district: 'q13', phone });
    expect(second).not.toBe(first);
    await city.hears({ district: 'q13', category: null });
    expect(await say('q13', 'repeat', 'again')).toEqual(['1/2 no-category 1', '1/1']);
    await city.does('zhou', second, { kind: 'set-procedure', procedure: 'tip_off', reason });
    expect(await say('q13', 'repeat', 'again')).toEqual(['0/1 tip-off 1 no-category 1', '0/1']);
  });
});

describe('signs of closing for the figure’s sake', () => {
  test('[Q14] [Q17] closed without contact, without a reply or a piece of evidence', async () => {
    const quiet = await city.hears({ district: 'q14' });
    await city.does('zhou', quiet, give, { kind: 'close', reason });
    const shown = await city.hears({ district: 'q14', evidenceIds: [quiet] });
    await city.does('zhou', shown, give, { kind: 'close', reason });
    await asked(await worked('q14'), solved);
    await city.does('zhou', await city.hears({ district: 'q14' }), { kind: 'answer', text });
    const closedAt = '2026-11-03T00:00:00.000Z';
    await city.hears({ district: 'q14', closedAt });
    await city.hears({ district: 'q14', closedAt, historic: true });
    expect(await say('q14', 'no-contact', 'no-proof')).toEqual([
      '2/3 historic 1 at-source 1 answered 1',
      '1/3 historic 1 at-source 1 answered 1',
    ]);
  });

  test('[Q15] five closings of one unit in the last tenth of their time are many, four are not', async () => {
    const dueAt = (days: number) =>
      new Date(Date.parse(now.at) + days * DAY * 60_000).toISOString();
    const now = await city.rates({ district: 'q15' });
    const ids: string[] = [];
    for (let n = 0; n < 5; n += 1) {
      const id = await city.hears({ district: 'q15', dueAt: dueAt(10) });
      await city.does('zhou', id, give);
      ids.push(id);
    }
    city.passes(9.5 * DAY);
    const close: Ask = { kind: 'close', reason };
    for (const id of ids.slice(1)) await city.does('zhou', id, close);
    expect(await say('q15', 'mass-closing')).toEqual(['0/4']);
    await city.does('zhou', ids[0] ?? '', close);
    expect(await say('q15', 'mass-closing')).toEqual(['5/5']);
  });

  test('[Q18] [Q19] the same seed draws the same cases, each for another unit', async () => {
    for (let n = 0; n < 12; n += 1) {
      const id = await city.hears({ district: 'q18' });
      await city.does('zhou', id, { kind: 'dispatch', unitId: n % 3 === 0 ? power : water });
      await city.does('zhou', id, { kind: 'close', reason });
    }
    const drawn = await city.sample('a1b2', { district: 'q18' });
    expect(drawn.population).toBe(12);
    expect(drawn.visits).toHaveLength(5);
    for (const visit of drawn.visits) {
      expect([water, power]).toContain(visit.unitId);
      expect(visit.unitId).not.toBe(visit.case.unitId);
    }
    const ids = ({ visits }: typeof drawn) => visits.map((visit) => [visit.case.id, visit.unitId]);
    expect(ids(await city.sample('a1b2', { district: 'q18' }))).toEqual(ids(drawn));
    expect(ids(await city.sample('c3d4', { district: 'q18' }))).not.toEqual(ids(drawn));
  });
});

describe('a random story', () => {
  beforeAll(async () => {
    const random = seeded(18);
    const ids: string[] = [];
    for (let n = 0; n < 320; n += 1) {
      if (ids.length < 12 || random() < 0.2) ids.push(await arrives(random));
      else await lives(pick(ids, random), random);
      city.passes(random() * 120);
    }
  });

  test.each([undefined, 'unit', 'channel'] as const)(
    '[Q1] [Q2] [Q3] [Q5] every number, by %s, is the number of cases in its list; the largest group first',
    async (by) => {
      const { rates, groups } = await city.rates({ kind: 'help', ...(by && { by }) });
      if (by === undefined) await matches(rates, { kind: 'help' });
      for (const { name, denominator } of rates) {
        expect({ name, counted: denominator > 0 }).toEqual({ name, counted: true });
      }
      const sizes = groups.map(({ rates: own }) => sizeOf(own));
      expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
      for (const { key, rates: own } of groups) {
        await matches(own, { kind: 'help', ...(by && { [by]: key ?? 'none' }) });
      }
      for (const name of by ? RateName.options : [])
        expect(addedUp(groups, name)).toBe(told(rates, name));
    },
  );
});

async function matches(rates: readonly RateFigure[], filters: object): Promise<void> {
  for (const { name, numerator, denominator, share, excluded } of rates) {
    expect(await city.listed({ name, part: 'numerator' }, filters)).toBe(numerator);
    expect(await city.listed({ name, part: 'denominator' }, filters)).toBe(denominator);
    expect(share).toBe(denominator < 10 ? null : numerator / denominator);
    let left = 0;
    for (const { why, cases } of excluded) {
      expect(await city.listed({ name, part: 'excluded', why }, filters)).toBe(cases);
      left += cases;
    }
    expect(await city.listed({ name, part: 'excluded' }, filters)).toBe(left);
  }
}

/** Every case is in the scope of the repeat rate, counted or not. */
function sizeOf(rates: readonly RateFigure[]): number {
  const repeat = rates.find(({ name }) => name === 'repeat');
  const left = repeat?.excluded ?? [];
  return left.reduce((total, { cases }) => total + cases, repeat?.denominator ?? 0);
}

function addedUp(groups: readonly { rates: RateFigure[] }[], name: RateName): string {
  const all = groups.flatMap(({ rates }) => rates.filter((rate) => rate.name === name));
  const left = all.flatMap(({ excluded }) => excluded);
  const sum = (numbers: number[]) => numbers.reduce((total, n) => total + n, 0);
  const excluded = RateExclusion.options.map((why) => ({
    why,
    cases: sum(left.filter((each) => each.why === why).map(({ cases }) => cases)),
  }));
  const figure: RateFigure = {
    name,
    numerator: sum(all.map(({ numerator }) => numerator)),
    denominator: sum(all.map(({ denominator }) => denominator)),
    share: null,
    excluded: excluded.filter(({ cases }) => cases > 0),
  };
  return told([figure], name);
}

async function arrives(random: () => number): Promise<string> {
  const historic = random() < 0.1;
  return city.hears({
    kind: 'help',
    channel: pick(['phone', 'web'] as const, random),
    category: pick(['water-outage', 'road', null], random),
    phone: `+861350000${1000 + upTo(9, random)}`,
    urgency: pick(['critical', 'urgent', 'normal'] as const, random),
    historic,
    ...(historic && { closedAt: '2026-11-01T12:00:00.000Z' }),
    ...(random() < 0.4 && { unitId: water }),
    ...(random() < 0.2 && { reachable: false }),
  });
}

/** Mostly the next step of its way, the last that is allowed first; sometimes anything. */
async function lives(id: string, random: () => number): Promise<void> {
  const outcome = pick(['solved', 'solved', 'not_solved', 'unreachable'] as const, random);
  const way: [Person, Ask][] = [
    ['gao', { kind: 'follow-up', outcome, satisfied: random() < 0.5 }],
    ['gao', { kind: 'approve-reply' }],
    ['li', { kind: 'reply', text }],
    ['li', { kind: 'contact', reached: random() < 0.8 }],
    ['li', { kind: 'claim' }],
    ['zhou', { kind: 'dispatch', unitId: random() < 0.9 ? water : power }],
  ];
  const turns: [Person, Ask][] = [
    ['li', { kind: 'request-return', reasonCode: 'unclear', reason }],
    ['zhou', { kind: 'decide-return', agreed: random() < 0.5, reason }],
    ['zhou', { kind: 'close', reason }],
    ['zhou', { kind: 'reopen', reason }],
    ['zhou', { kind: 'answer', text }],
    ['zhou', { kind: 'withdraw', reason }],
    ['zhou', { kind: 'transfer', to: '110' }],
  ];
  for (const [who, ask] of random() < 0.75 ? way : [pick(turns, random)]) {
    if (await city.tries(who, id, ask)) return;
  }
}
