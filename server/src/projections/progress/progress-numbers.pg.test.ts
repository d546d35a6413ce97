import { describe, expect, test } from 'vitest';
import { incidentIdOf } from '../../../test/incident-facts';
import { JournalStory } from '../../../test/journal-story';
import { useDatabase } from '../../../test/pg';
import { seeded, tellAtRandom } from '../../../test/random-story';
import { caseCountsSql } from '../../bulletins/numbers/case-counts';
import { Journal } from '../../journal/journal';
import { allProjections, FoldSet } from '../fold-set';

const database = useDatabase();
const NAMES = {
  received: 'received',
  people: 'people',
  repeats: 'repeats',
  answered: 'answered',
  dispatched: 'dispatched',
  confirmedSolved: 'confirmed-solved',
  repliedUnconfirmed: 'replied-unconfirmed',
} as const;

/** A drill's journal: what its bulletins count, the wall counts over the same time. */
async function told(seed: number): Promise<JournalStory> {
  const random = seeded(seed);
  const story = new JournalStory('2026-03-02T02:00:00.000Z', `drill-numbers-${seed}`);
  story.opensIncident(1);
  for (let n = 0; n < 250; n += 1) tellAtRandom(story, random);
  const journal = new Journal(database().database);
  for (const { at, realm, actor, position: _position, ...event } of story.entries) {
    await journal.append([event], { at, realm, actor });
  }
  return story;
}

async function published(story: JournalStory, incident: string | null) {
  const now = new Date(story.time).toISOString();
  const realm = story.entries[0]?.realm;
  const values = [realm, 1_000_000, now, ...(incident === null ? [] : [incident])];
  const [row] = await database().database.query<Record<string, number>>(
    caseCountsSql(incident !== null),
    values,
  );
  return Object.fromEntries(
    Object.entries(NAMES).map(([name, query]) => [name, Number(row?.[query])]),
  );
}

describe('how far the work has come', () => {
  test.each([21, 22, 23])(
    'seed %i: the wall and a bulletin say the same, of a realm and of an incident',
    async (seed) => {
      const story = await told(seed);
      const folds = new FoldSet(allProjections({ timeZone: 'Asia/Shanghai' }));
      for (const entry of story.entries) folds.apply(entry);
      for (const incident of [null, incidentIdOf(1)]) {
        const scope = `drill-numbers-${seed}${incident === null ? '' : `/${incident}`}`;
        const { since: _since, ...wall } = folds.parts(scope, story.time, { baselineNeeded: 14 })
          .progress['now'] ?? { since: null };
        expect(wall).toEqual(await published(story, incident));
      }
    },
  );
});
