import { BoardParts } from '@heed/shared/board';
import { describe, expect, test } from 'vitest';
import { JournalStory } from '../../test/journal-story';
import { seeded, tellAtRandom, upTo } from '../../test/random-story';
import { allProjections, FoldSet } from '../projections/fold-set';
import { boardForVisitors } from './visitor-board';
import { STEP } from './visitors';

const START = '2026-03-02T02:00:00.000Z';
const STEPS = 300;
const LOOK_EVERY = 10;
/** What counts complaints, people or cases, by the names that rows give them. */
const counts = new Set([
  'received',
  'receivedBefore',
  'before',
  'people',
  'peopleBefore',
  'observed',
  'open',
  'openBefore',
  'peopleWaiting',
  'closed',
  'answered',
  'opened',
  'repeats',
  'lateEntered',
  'unlocated',
  'unlocatedBefore',
  'linkedCases',
  'dispatched',
  'confirmedSolved',
  'repliedUnconfirmed',
  'overdue',
  'dueSoon',
  'neverContacted',
  'overdueNeverContacted',
  'unclaimed',
  'undispatched',
  'critical',
  'urgent',
  'normal',
]);

/** Every count of a board with the way to it, as `streets.mill.received`. */
function countsOf(value: unknown, path: string): [string, number][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]: [string, unknown]): [string, number][] =>
    counts.has(name) && typeof each === 'number'
      ? [[`${path}.${name}`, each]]
      : countsOf(each, `${path}.${name}`),
  );
}

describe('the board of a visitor', () => {
  test.each([31, 32, 33])('seed %i: holds no small count, whatever is told', (seed) => {
    const random = seeded(seed);
    const story = new JournalStory(START);
    const incident = story.opensIncident(1);
    const folds = new FoldSet(allProjections({ timeZone: 'Asia/Shanghai' }));
    let given = 0;
    let small = 0;
    for (let n = 1; n <= STEPS; n += 1) {
      tellAtRandom(story, random);
      if (random() < 0.4) story.registers({ person: upTo(30, random), incident });
      for (const entry of story.entries.slice(given)) folds.apply(entry);
      given = story.entries.length;
      if (n % LOOK_EVERY > 0) continue;
      for (const scope of ['real', `real/${incident}`]) {
        const parts = folds.parts(scope, story.time, { baselineNeeded: 14 });
        small += countsOf(parts, '').filter(([, count]) => isSmall(count)).length;
        const told = BoardParts.parse(boardForVisitors(parts));
        expect(countsOf(told, '').filter(([, count]) => count % STEP !== 0)).toEqual([]);
        for (const level of ['districts', 'streets', 'cells', 'categories', 'channels'] as const) {
          for (const key of Object.keys(told[level])) {
            expect(parts[level][key]?.people, `${level} ${key}`).toBeGreaterThanOrEqual(STEP);
          }
        }
        const places = Object.values(told.worst).map((row) => row.street ?? row.category);
        expect(places.every((place) => place === null)).toBe(true);
      }
    }
    expect(small).toBeGreaterThan(STEPS);
  });
});

function isSmall(count: number): boolean {
  return count > 0 && count < STEP;
}
