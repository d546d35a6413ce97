/** Cases that live at a desk by a clock of their own, for what is counted of them. */
import { randomUUID } from 'node:crypto';
import type { RateExclusion, RateName, RatePart } from '@heed/shared/rate-names';
import type { RateFigure, RateGrouping } from '@heed/shared/rates';
import type { CaseQuery } from '@heed/shared/rows';
import type { PreparedComplaint } from '../src/cases/prepared';
import { RealmClock } from '../src/kernel/realm-clock';
import { Refusal } from '../src/kernel/refusal';
import { SYSTEM, type Principal } from '../src/access/principal';
import { CaseListQuery } from '../src/queries/case-list';
import { RatesReader } from '../src/queries/rates';
import { RevisitSampleReader } from '../src/queries/revisit-sample';
import { ReferenceLists } from '../src/reference/reference-lists';
import { makeDesk } from './builders';
import type { Ask, Person } from './case-story';
import { FakeClock } from './fake-clock';
import type { TestDatabase } from './pg';

const MINUTE = 60_000;
const START = Date.parse('2026-11-02T02:00:00.000Z');
/** All that these cases live through. */
export const period = { from: '2026-11-01T00:00:00.000Z', to: '2026-12-31T00:00:00.000Z' };

export function ratedCases(test: TestDatabase) {
  const wall = new FakeClock(START);
  const clock = new RealmClock(wall);
  const { desk, sealer, prepare, command } = makeDesk(test, clock);
  const lists = new CaseListQuery(test.database, sealer, clock);
  const reader = new RatesReader(test.database, clock);
  const reference = new ReferenceLists(test.orm, test.database);
  const sampler = new RevisitSampleReader(test.database, clock, reference);
  const versions = new Map<string, number>();

  async function hears(
    part: Partial<PreparedComplaint> & { phone?: string } = {},
  ): Promise<string> {
    const receivedAt = new Date(wall.now()).toISOString();
    const phone = `+86139${String(parseInt(randomUUID().slice(0, 7), 16))
      .padStart(8, '0')
      .slice(-8)}`;
    const answer = await desk.register(prepare({ receivedAt, phone, ...part }));
    if (answer instanceof Refusal) throw new Error(answer.error);
    versions.set(answer.caseId, (versions.get(answer.caseId) ?? 0) + 1);
    return answer.caseId;
  }

  /** False where it was refused. */
  async function tries(who: Person, id: string, ask: Ask): Promise<boolean> {
    const answer = await command(who, id, { ...ask, expectedVersion: versions.get(id) ?? 1 });
    if (answer instanceof Refusal) return false;
    versions.set(id, answer.record.version);
    return true;
  }

  async function does(who: Person, id: string, ...asks: Ask[]): Promise<void> {
    for (const ask of asks) {
      if (!(await tries(who, id, ask))) throw new Error(`${ask.kind} was refused`);
    }
  }

  return {
    hears,
    tries,
    does,
    passes: (minutes: number) => wall.pass(minutes * MINUTE),
    rates: (
      filters: Partial<CaseQuery> & { by?: RateGrouping } = {},
      reading: Principal = SYSTEM,
    ) => reader.read(reading, { ...period, ...filters }),
    sample: (seed: string, filters: Partial<CaseQuery> = {}) =>
      sampler.draw(SYSTEM, { ...period, ...filters, seed, size: 5 }),
    /** How many cases the list finds behind a number. */
    listed: async (
      of: { name: RateName; part: RatePart; why?: RateExclusion },
      filters: Partial<CaseQuery> = {},
    ) => {
      const { name: rate, part, why } = of;
      const query = { ...period, ...filters, rate, part, ...(why && { why }) };
      return (await lists.list(SYSTEM, query)).total;
    },
  };
}

export type RatedCases = ReturnType<typeof ratedCases>;

/** A figure in one line: `2/3 withdrawn 1`. */
export function told(figures: readonly RateFigure[], name: RateName): string {
  const figure = figures.find((each) => each.name === name);
  if (!figure) throw new Error(`there is no rate ${name}`);
  const excluded = figure.excluded.map(({ why, cases }) => ` ${why} ${cases}`).join('');
  return `${figure.numerator}/${figure.denominator}${excluded}`;
}
