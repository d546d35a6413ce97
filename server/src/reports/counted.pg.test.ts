import { expect, test } from 'vitest';
import { JournalStory } from '../../test/journal-story';
import { useDatabase } from '../../test/pg';
import { seeded, tellAtRandom, upTo } from '../../test/random-story';
import { flowSql, stockSql } from '../bulletins/numbers/case-counts';
import { Journal } from '../journal/journal';
import { storiesOf } from './journal-reads';
import { storyOf } from './rules/case-story';
import type { ReportSpan } from './rules/report-span';
import { Tally } from './rules/tally';

const database = useDatabase();
const STEPS = 500;

test.each([21, 22, 23])(
  '[F3] [F4] seed %i: a report counts what a bulletin’s numbers count of the same entries, by other means',
  async (seed) => {
    const realm = `drill-report-${seed}`;
    const story = new JournalStory('2026-03-02T02:00:00.000Z', realm);
    const incidentId = story.opensIncident(1);
    const random = seeded(seed);
    for (let n = 0; n < STEPS; n += 1) {
      tellAtRandom(story, random);
      if (random() < 0.1) story.registers({ person: upTo(40, random), incident: incidentId });
    }
    const { database: db } = database();
    const journal = new Journal(db);
    let position = 0;
    for (const entry of story.entries) {
      position = await journal.append([entry], { at: entry.at, realm, actor: entry.actor });
    }
    const at = new Date(story.time).toISOString();
    // From the middle of the story on, as of a day.
    const since = story.entries[Math.floor(story.entries.length / 2)]?.at ?? at;
    for (const [of, from] of [
      [incidentId, null],
      [null, null],
      [null, since],
    ] as const) {
      const tally = await tallied({ realm, incidentId: of, from, to: story.time }, position);
      const scope = { realm, position, incidentId: of };
      const flow = flowSql('journal', scope, from);
      const stock = stockSql('journal', scope, at);
      const [numbers] = await db.query<Record<string, number>>(flow.text, flow.values);
      const [stands] = await db.query<Record<string, number>>(stock.text, stock.values);
      expect(told(tally)).toEqual({ ...numbers, ...stands });
      const { hours, totals, streets, units, categories, openBefore } = tally.figures(null);
      // Each way to divide it adds up to the whole.
      const sum = (rows: readonly { received: number }[]) =>
        rows.reduce((all, { received }) => all + received, 0);
      expect(hours.at(-1)?.backlog).toBe(totals.open);
      expect([streets, units, categories.rows].map(sum)).toEqual(Array(3).fill(totals.received));
      if (from !== null) expect(sum(hours)).toBe(totals.received);
      expect(openBefore).toBeLessThanOrEqual(totals.open + STEPS);
    }
  },
);

interface Asked {
  readonly realm: string;
  readonly incidentId: string | null;
  readonly from: string | null;
  readonly to: number;
}

async function tallied({ realm, incidentId, from, to }: Asked, position: number): Promise<Tally> {
  const { database: db } = database();
  const since = from === null ? null : Date.parse(from);
  const start = since ?? Date.parse('2026-03-02T02:00:00.000Z');
  const span: ReportSpan = { realm, incidentId, since, from: start, to, isDay: false };
  const tally = new Tally(span);
  const cases = await db.query<{ id: string }>(
    `select distinct case_id as id from journal where realm = $1 and case_id is not null`,
    [realm],
  );
  const ids = cases.map(({ id }) => id);
  for await (const entries of storiesOf(db, { realm, caseIds: ids }, { position, before: null })) {
    const story = storyOf(entries);
    if (story) tally.add(story);
  }
  return tally;
}

function told(tally: Tally): Record<string, number> {
  const { totals } = tally.figures(null);
  return {
    received: totals.received,
    people: totals.people,
    repeats: totals.repeats,
    answered: totals.answered,
    dispatched: totals.dispatched,
    'confirmed-solved': totals.solved,
    'replied-unconfirmed': totals.unconfirmed,
    open: totals.open,
    overdue: totals.overdue,
  };
}
