import { expect, test } from 'vitest';
import type { NumberQuery } from '@heed/shared/bulletins';
import { token } from '../../../test/bulletin-builders';
import { JournalStory } from '../../../test/journal-story';
import { useDatabase } from '../../../test/pg';
import { seeded, tellAtRandom, upTo } from '../../../test/random-story';
import { Journal } from '../../journal/journal';
import { allProjections, FoldSet } from '../../projections/fold-set';
import type { Source } from './case-counts';
import { readNumbers } from './number-reader';

const database = useDatabase();
const STEPS = 600;
const common = { baselineNeeded: 14, zones: [] };

const ofProgress = [
  'received',
  'people',
  'repeats',
  'answered',
  'dispatched',
  'confirmed-solved',
  'replied-unconfirmed',
] as const satisfies readonly NumberQuery[];
const asked = [...ofProgress, 'open', 'overdue', 'zones-recovered', 'zones-affected'] as const;

test.each([11, 12, 13])(
  '[B16] seed %i: a bulletin’s numbers are those of the wall at the same position, whatever happened',
  async (seed) => {
    const realm = `drill-seed-${seed}`;
    const story = new JournalStory('2026-03-02T02:00:00.000Z', realm);
    const incidentId = story.opensIncident(1);
    const random = seeded(seed);
    for (let n = 0; n < STEPS; n += 1) {
      tellAtRandom(story, random);
      // Some sources name the incident themselves.
      if (random() < 0.1) story.registers({ person: upTo(40, random), incident: incidentId });
      const [newest] = story.open().slice(-1);
      if (!newest || random() < 0.6 || story.incidentsOf(newest).includes(incidentId)) continue;
      story.links(newest, incidentId);
    }
    const journal = new Journal(database().database);
    const folds = new FoldSet(allProjections({ timeZone: 'Asia/Shanghai' }));
    let linked = 0;
    for (const [n, entry] of story.entries.entries()) {
      const { at, actor } = entry;
      const position = await journal.append([entry], { at, realm, actor });
      folds.apply({ ...entry, position });
      if (n % 40 !== 39 && n !== story.entries.length - 1) continue;
      const counted = await ask({ realm, incidentId, position, at });
      expect(counted).toEqual(onTheWall(folds, { realm, incidentId, at }));
      linked = Math.max(linked, counted['received'] ?? 0);
      if (n !== story.entries.length - 1) continue;
      expect(await ask({ realm, incidentId, position, at }, 'journal')).toEqual(counted);
    }
    expect(linked).toBeGreaterThan(50);
  },
);

async function ask(
  scope: { realm: string; incidentId: string; position: number; at: string },
  source: Source = 'told',
) {
  const tokens = asked.map((query, n) => token(`n${n}`, { query }));
  const timeZone = 'Asia/Shanghai';
  const numbers = await readNumbers(database().database, tokens, { ...scope, timeZone }, source);
  return Object.fromEntries(asked.map((query, n) => [query, numbers[n]?.value ?? 0]));
}

function onTheWall(
  folds: FoldSet,
  { realm, incidentId, at }: { realm: string; incidentId: string; at: string },
): Record<string, number> {
  const board = folds.parts(`${realm}/${incidentId}`, Date.parse(at), common);
  const progress = board.progress.now;
  const { overdue } = board.overdue.now ?? { overdue: { critical: 0, urgent: 0, normal: 0 } };
  const zones = Object.values(board.zones).map(({ status }) => status);
  return {
    received: progress?.received ?? 0,
    people: progress?.people ?? 0,
    repeats: progress?.repeats ?? 0,
    answered: progress?.answered ?? 0,
    dispatched: progress?.dispatched ?? 0,
    'confirmed-solved': progress?.confirmedSolved ?? 0,
    'replied-unconfirmed': progress?.repliedUnconfirmed ?? 0,
    open: board.flow.now?.open ?? 0,
    overdue: overdue.critical + overdue.urgent + overdue.normal,
    'zones-recovered': zones.filter((status) => status === 'recovered').length,
    'zones-affected': zones.filter((status) => status === 'affected' || status === 'recovering')
      .length,
  };
}
