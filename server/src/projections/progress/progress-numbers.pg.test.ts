import { describe, expect, test } from 'vitest';
import type { NumberQuery } from '@heed/shared/bulletins';
import type { ProgressRow } from '@heed/shared/incident-board';
import { token } from '../../../test/bulletin-builders';
import { incidentIdOf } from '../../../test/incident-facts';
import { JournalStory } from '../../../test/journal-story';
import { useDatabase } from '../../../test/pg';
import { seeded, tellAtRandom } from '../../../test/random-story';
import { readNumbers } from '../../bulletins/numbers/number-reader';
import { Journal } from '../../journal/journal';
import { allProjections, FoldSet } from '../fold-set';

const database = useDatabase();
const timeZone = 'Asia/Shanghai';
const MINUTE = 60_000;
const NAMES = {
  received: 'received',
  people: 'people',
  repeats: 'repeats',
  answered: 'answered',
  dispatched: 'dispatched',
  confirmedSolved: 'confirmed-solved',
  repliedUnconfirmed: 'replied-unconfirmed',
} as const satisfies Partial<Record<keyof ProgressRow, NumberQuery>>;

/** What a bulletin would say at a position and a time, with when it counts from. */
async function published(scope: {
  readonly realm: string;
  readonly position: number;
  readonly at: number;
  readonly incident: string | null;
}): Promise<ProgressRow> {
  const { realm, position, incident } = scope;
  const queries = Object.values(NAMES);
  const tokens = queries.map((query, n) =>
    token(`n${n}`, { query, ofIncident: incident !== null }),
  );
  const numbers = await readNumbers(database().database, tokens, {
    realm,
    position,
    incidentId: incident ?? incidentIdOf(1),
    at: new Date(scope.at).toISOString(),
    timeZone,
  });
  const counts = Object.keys(NAMES).map((name, n) => [name, numbers[n]?.value]);
  const since = new Set(numbers.map((number) => number.since));
  expect(since.size).toBe(1);
  return Object.fromEntries([...counts, ['since', [...since][0] ?? null]]) as ProgressRow;
}

describe('how far the work has come', () => {
  test.each([21, 22, 23])(
    '[B30] seed %i: the wall and a bulletin say the same, of a drill and of an incident in it',
    async (seed) => {
      const realm = `drill-numbers-${seed}`;
      const random = seeded(seed);
      const story = new JournalStory('2026-03-02T02:00:00.000Z', realm);
      const incident = story.opensIncident(1);
      for (let n = 0; n < 250; n += 1) tellAtRandom(story, random);
      const { folds, position } = await write(story);
      for (const of of [null, incident]) {
        const scope = `${realm}${of === null ? '' : `/${of}`}`;
        const wall = folds.parts(scope, story.time, { baselineNeeded: 14 }).progress['now'];
        expect(wall).toEqual(await published({ realm, position, at: story.time, incident: of }));
      }
    },
  );

  // One seed: the real realm of a test's database has one story.
  test.each([31])(
    '[B30] seed %i: of the real realm both count the statistical day from 08:00, whenever one looks',
    async (seed) => {
      const random = seeded(seed);
      const story = new JournalStory('2026-03-11T22:00:00.000Z', 'real');
      const folds = new FoldSet(allProjections({ timeZone }));
      const journal = new Journal(database().database);
      const received: number[] = [];
      let told = 0;
      for (let look = 0; look < 40; look += 1) {
        for (let n = 0; n < 12; n += 1) tellAtRandom(story, random);
        const position = await append(journal, folds, story.entries.slice(told));
        told = story.entries.length;
        // Some look long after the last entry: a new day may have begun since.
        const at = story.time + (random() < 0.3 ? random() * 900 * MINUTE : 0);
        const wall = folds.parts('real', at, { baselineNeeded: 14 }).progress['now'];
        expect(wall).toEqual(await published({ realm: 'real', position, at, incident: null }));
        received.push(wall?.received ?? 0);
        story.afterMinutes((at - story.time) / MINUTE);
      }
      expect(received).toContain(0);
      expect(Math.max(...received)).toBeGreaterThan(20);
    },
  );
});

async function write(story: JournalStory) {
  const folds = new FoldSet(allProjections({ timeZone }));
  const journal = new Journal(database().database);
  return { folds, position: await append(journal, folds, story.entries) };
}

async function append(
  journal: Journal,
  folds: FoldSet,
  entries: JournalStory['entries'],
): Promise<number> {
  let position = 0;
  for (const entry of entries) {
    const { at, realm, actor, position: _position, ...event } = entry;
    position = await journal.append([event], { at, realm, actor });
    folds.apply({ ...entry, position });
  }
  return position;
}
