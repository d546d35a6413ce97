/** What a person corrects of a case moves what was counted of it, as long as it is kept one by one. */
import type { BoardParts } from '@heed/shared/board';
import type { Urgency } from '@heed/shared/vocabulary';
import { describe, expect, test } from 'vitest';
import { JournalStory, type Told } from '../../test/journal-story';
import { pick, seeded, upTo } from '../../test/random-story';
import { allProjections, FoldSet } from './fold-set';

const projections = allProjections({ timeZone: 'Asia/Shanghai' });
const START = '2026-03-02T00:00:00.000Z';
const CELL = '882a100d25fffff';

describe('a complaint that is placed anew', () => {
  test('leaves the old street and enters the new one', () => {
    const story = new JournalStory(START);
    const id = story.registers({ district: 'mill', street: 'mill-1', person: 7 });
    story.registers({ district: 'mill', street: 'mill-1', person: 8 });
    story.afterMinutes(5).setsPlace(id, 'hill', 'hill-2');
    const { districts, streets } = boardOf(story);
    expect(districts).toMatchObject({ mill: { received: 1 }, hill: { received: 1 } });
    expect(streets['mill-1']).toMatchObject({ received: 1, people: 1 });
    expect(streets['hill-2']).toMatchObject({ received: 1, people: 1, parent: 'hill' });
  });

  test('takes its repeats along, and is not unlocated any more', () => {
    const story = new JournalStory(START);
    const id = story.registers();
    story.afterMinutes(65).registers({ repeats: id, district: 'mill' });
    expect(boardOf(story).flow.now).toMatchObject({ unlocated: 0, unlocatedBefore: 1 });
    story.setsPlace(id, 'hill');
    expect(boardOf(story).flow.now).toMatchObject({ unlocated: 0, unlocatedBefore: 0 });
    expect(boardOf(story).districts).toEqual({
      hill: expect.objectContaining({ received: 1, before: 1 }),
    });
  });

  test('stays in the cell of its point where the new place is only more exact, else leaves it', () => {
    const story = new JournalStory(START);
    const exact = story.registers({ district: 'mill', cell: CELL });
    const wrong = story.registers({ district: 'mill', cell: CELL });
    story.setsPlace(exact, 'mill', 'mill-1').setsPlace(wrong, 'hill');
    expect(boardOf(story).cells[CELL]).toMatchObject({ received: 1, parent: 'mill' });
  });

  test('that came in too long ago stays where it was counted', () => {
    const story = new JournalStory(START);
    const id = story.registers({ urgency: 'normal' });
    story.afterMinutes(131).setsUrgency(id, 'critical', 60);
    const { buckets, flow } = boardOf(story);
    expect(buckets[START]?.receivedByUrgency).toEqual({ critical: 0, urgent: 0, normal: 1 });
    expect(flow.now?.openByUrgency).toEqual({ critical: 1, urgent: 0, normal: 0 });
  });
});

test('a category and an urgency that are set move the hour, the five minutes and what is open', () => {
  const story = new JournalStory(START);
  const id = story.registers({ category: 'noise', urgency: 'normal' });
  story.afterMinutes(10).setsCategory(id, 'water').setsUrgency(id, 'critical', 60);
  const { buckets, categories, flow, urgencies } = boardOf(story);
  expect(Object.keys(categories)).toEqual(['water']);
  expect(urgencies).toEqual({
    critical: { received: 1, before: 0, people: 1, expected: null },
    urgent: { received: 0, before: 0, people: 0, expected: null },
    normal: { received: 0, before: 0, people: 0, expected: null },
  });
  expect(buckets[START]).toMatchObject({
    received: 1,
    receivedByUrgency: { critical: 1, urgent: 0, normal: 0 },
  });
  expect(flow.now?.openByUrgency).toEqual({ critical: 1, urgent: 0, normal: 0 });
});

describe('whatever is corrected within two hours', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'seed %i: the board, what is usual included, is that of complaints that came in so',
    (seed) => {
      const random = seeded(seed);
      const corrected = new JournalStory(START);
      const right = new JournalStory(START);
      history(corrected);
      history(right);
      for (let n = 0; n < 120; n += 1) {
        const minutes = random() * 20;
        const told = { person: upTo(30, random) };
        const wrong = facts(random);
        const truth = random() < 0.5 ? wrong : facts(random);
        corrected.afterMinutes(minutes);
        right.afterMinutes(minutes);
        const id = corrected.registers({ ...told, ...wrong });
        right.registers({ ...told, ...truth });
        const later = pick([0, 1, 30], random);
        for (const story of [corrected, right]) story.afterMinutes(later);
        // Both have come to the same time.
        correct(corrected, id, truth);
        right.changesReference(n);
      }
      const now = corrected.time;
      expect(measured(corrected, now)).toEqual(measured(right, now));
    },
  );
});

interface Facts extends Told {
  readonly category: string;
  readonly district: string | null;
  readonly street: string | null;
  readonly urgency: Urgency;
}

function facts(random: () => number): Facts {
  const district = pick([null, 'mill', 'hill'], random);
  return {
    category: pick(['water', 'power', 'noise'], random),
    urgency: pick(['critical', 'urgent', 'normal'], random),
    district,
    street: district && `${district}-${upTo(2, random)}`,
  };
}

function correct(story: JournalStory, id: string, truth: Facts): void {
  story.setsCategory(id, truth.category);
  story.setsUrgency(id, truth.urgency, 120);
  story.setsPlace(id, truth.district, truth.street);
}

/** Enough days for something to be expected. */
function history(story: JournalStory): void {
  for (let day = 1; day <= 15; day += 1) {
    const receivedAt = new Date(Date.parse(START) - day * 86_400_000).toISOString();
    story.registers({ historic: true, receivedAt, category: 'water', district: 'mill' });
  }
}

/**
 * All that counts complaints; deadlines have their own tests. A signal remembers what it saw before the
 * correction, so that what is hot is no part of it.
 */
function measured(story: JournalStory, now: number) {
  const { buckets, categories, urgencies, flow, ...places } = boardOf(story, now);
  const [districts, streets] = [counted(places.districts), counted(places.streets)];
  return { buckets, categories, urgencies, districts, streets, flow };
}

function counted(places: BoardParts['districts']): BoardParts['districts'] {
  const plain = Object.entries(places).map(([code, row]) => [code, { ...row, hot: false }]);
  return Object.fromEntries(plain) as BoardParts['districts'];
}

function boardOf(story: JournalStory, now = story.time): BoardParts {
  const folds = new FoldSet(projections);
  for (const entry of story.entries) folds.apply(entry);
  return folds.parts('real', now, { baselineNeeded: 14 });
}
