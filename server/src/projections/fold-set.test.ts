import { BoardParts } from '@heed/shared/board';
import { describe, expect, test } from 'vitest';
import { incidentIdOf } from '../../test/incident-facts';
import { JournalStory } from '../../test/journal-story';
import { pick, seeded, tellAtRandom, upTo } from '../../test/random-story';
import { allProjections, FoldSet, type StoppedFold } from './fold-set';
import type { Projection } from './projection';
import type { SavedFold } from './slot';

const projections = allProjections({ timeZone: 'Asia/Shanghai' });
const context = { baselineNeeded: 14 };
const START = '2026-03-02T00:00:00.000Z';
const scopes = ['real', `real/${incidentIdOf(1)}`, `real/${incidentIdOf(2)}`];

describe('[invariant 4] kept states', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'seed %i: with restarts in between, every fold ends with the bytes of a fold from position 0',
    (seed) => {
      const random = seeded(seed);
      const story = randomStory(random, 400);
      let live = new FoldSet(projections);
      for (const entry of story.entries) {
        live.apply(entry);
        // Readings between must leave no trace in what is kept.
        const scope = pick(scopes, random);
        if (random() < 0.2) live.parts(scope, Date.parse(entry.at) + upTo(9e6, random), context);
        if (random() < 0.05) live = restarted(live, entry.position);
      }
      const end = story.entries.length;
      expect(text(live.save(end))).toEqual(text(fromStart(story).save(end)));
    },
  );

  test.each([11, 12, 13, 14])('seed %i: the boards read the same after a restart', (seed) => {
    const random = seeded(seed);
    const story = randomStory(random, 300);
    const live = fromStart(story);
    const now = story.time + upTo(7_200_000, random);
    for (const scope of scopes) {
      live.parts(scope, now - 60_000, context);
      const board = live.parts(scope, now, context);
      expect(restarted(live, story.entries.length).parts(scope, now, context)).toEqual(board);
      expect(fromStart(story).parts(scope, now, context)).toEqual(board);
      expect(BoardParts.safeParse(board).error).toBeUndefined();
    }
  });

  test('a fold of another version starts again, and the journal is read from where it needs it', () => {
    const story = new JournalStory(START);
    story.registers();
    story.registers();
    const older = [...fromStart(story).save(2)].map((kept) =>
      kept.fold === 'open-cases' ? { ...kept, version: 0 } : kept,
    );
    const folds = new FoldSet(projections);
    expect(folds.load(older)).toBe(0);
    for (const entry of story.entries) folds.apply(entry);
    const board = folds.parts('real', story.time, context);
    expect(board.overdue.now?.open).toBe(2);
    expect(board.flow.now?.open).toBe(2);
  });

  test('a state of an older version that can still be read spares the journal', () => {
    const story = new JournalStory(START);
    story.registers();
    const listed = new TextEncoder().encode('{"since":null,"daily":true,"cases":[]}');
    const older = [...fromStart(story).save(1)].map((kept) =>
      kept.fold === 'progress' ? { ...kept, version: 2, state: listed } : kept,
    );
    expect(new FoldSet(projections).load(older)).toBe(1);
  });

  test('a state is kept as of one entry: where another comes in between, it is not kept at all', () => {
    const story = new JournalStory(START);
    story.registers();
    const folds = fromStart(story);
    story.registers();
    const [next] = story.entries.slice(-1);
    const keep = (between: () => void) => {
      for (const { pieces } of folds.inPieces(1)) for (const _piece of pieces) between();
    };
    expect(() => keep(() => undefined)).not.toThrow();
    expect(() => keep(() => next && folds.apply(next))).toThrow('while it was being kept');
  });

  test('a state that cannot be read costs a fold from 0', () => {
    const story = new JournalStory(START);
    story.registers();
    const broken = [...fromStart(story).save(1)].map((kept) => ({
      ...kept,
      state: new Uint8Array([123]),
    }));
    expect(new FoldSet(projections).load(broken)).toBe(0);
  });
});

describe('realms', () => {
  test('a drill has its own figures and its own time', () => {
    const real = new JournalStory(START);
    real.registers();
    const drill = new JournalStory('2030-01-01T00:00:00.000Z', 'drill-flood');
    drill.registers();
    drill.registers();
    const folds = new FoldSet(projections);
    for (const entry of [...real.entries, ...renumbered(drill, 1)]) folds.apply(entry);
    expect(folds.parts('real', real.time, context).flow.now?.open).toBe(1);
    expect(folds.parts('drill-flood', drill.time, context).flow.now?.received).toBe(2);
    expect(folds.latestIn('drill-flood')).toBe(drill.time);
  });

  test('the reference lists are the same in all of them', () => {
    const real = new JournalStory(START).changesReference(7);
    const folds = new FoldSet(projections);
    for (const entry of real.entries) folds.apply(entry);
    expect(folds.parts('drill-flood', real.time, context).reference).toEqual({
      now: { version: 7 },
    });
  });

  test('a realm that nobody has heard of has an empty board', () => {
    const board = new FoldSet(projections).parts('real', Date.parse(START), context);
    expect(BoardParts.safeParse(board).error).toBeUndefined();
    expect(board.flow.now).toMatchObject({ open: 0, expected: null });
  });
});

describe('a fold that throws', () => {
  test('stops at that entry and is reported; the others go on', () => {
    const stopped: StoppedFold[] = [];
    const folds = new FoldSet([...projections, fragile], (what) => stopped.push(what));
    const story = new JournalStory(START);
    const id = story.registers();
    story.closes(id);
    story.registers();
    for (const entry of story.entries) folds.apply(entry);
    expect(stopped).toEqual([
      { fold: 'fragile', realm: 'real', since: 2, reason: 'closings are too much for it' },
    ]);
    expect(folds.stopped()).toEqual(stopped);
    expect(folds.parts('real', story.time, context).flow.now?.received).toBe(2);
    expect([...folds.save(3)].map((kept) => kept.fold)).not.toContain('fragile');
  });
});

const fragile: Projection = {
  name: 'fragile',
  version: 1,
  empty: () => ({
    apply(entry) {
      if (entry.type === 'case-closed') throw new Error('closings are too much for it');
    },
    rows: () => ({}),
    save: () => new Uint8Array(),
  }),
  load: () => fragile.empty(),
};

function randomStory(random: () => number, length: number): JournalStory {
  const story = new JournalStory(START);
  while (story.entries.length < length) tellAtRandom(story, random);
  return story;
}

function fromStart(story: JournalStory): FoldSet {
  const folds = new FoldSet(projections);
  for (const entry of story.entries) folds.apply(entry);
  return folds;
}

function restarted(folds: FoldSet, position: number): FoldSet {
  const again = new FoldSet(projections);
  expect(again.load([...folds.save(position)])).toBe(position);
  return again;
}

function text(saved: Iterable<SavedFold>): Record<string, string> {
  const decoder = new TextDecoder();
  return Object.fromEntries([...saved].map(({ fold, state }) => [fold, decoder.decode(state)]));
}

function renumbered(story: JournalStory, after: number) {
  return story.entries.map((entry) => ({ ...entry, position: entry.position + after }));
}
