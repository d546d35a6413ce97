import type { BoardParts } from '@heed/shared/board';
import { SignalRow } from '@heed/shared/signals';
import { describe, expect, test } from 'vitest';
import { idOf, JournalStory } from '../../../test/journal-story';
import { seeded, upTo } from '../../../test/random-story';
import { allProjections, FoldSet } from '../fold-set';
import type { Fold } from '../projection';
import { signalsProjection } from './signals.fold';

const projection = signalsProjection({ timeZone: 'Asia/Shanghai' });
const context = { baselineNeeded: 14 };
/** A Monday in Shanghai, half past nine, after sixteen days of history. */
const TODAY = '2026-03-16T01:30:00.000Z';
const DISTRICTS = ['mill', 'harbour', 'hill', 'gate'];

describe('signals', () => {
  test('are told from the journal: strict rows, one a matter, and the places that they make hot', () => {
    const story = history();
    for (const district of [...DISTRICTS, ...DISTRICTS]) {
      comes(story, 2, { district, street: `${district}-1`, category: 'water' });
      story.afterMinutes(-20);
    }
    comes(story, 40, { district: 'mill', street: 'mill-1', category: 'power' });
    story.afterMinutes(5).registers();
    const board = boardOf(story);
    const rows = Object.values(board.signals);
    for (const row of rows) expect(SignalRow.safeParse(row).error).toBeUndefined();
    expect(rows.filter(({ question }) => question === 'hotspot')).toMatchObject([
      { category: 'power', observed: 40, people: 40, level: 'wall' },
    ]);
    expect(board.districts.mill?.hot).toBe(true);
    expect(board.streets['mill-1']?.hot).toBe(true);
    expect(board.districts.gate?.hot ?? false).toBe(false);
  });

  test('a bulk import raises nothing, whether it says historic or not', () => {
    const story = history();
    for (let n = 0; n < 900; n += 1) {
      const receivedAt = new Date(story.time - 7_200_000 - n * 60_000).toISOString();
      story.registers({ district: 'mill', category: 'power', receivedAt, historic: n % 2 === 0 });
    }
    story.afterMinutes(30).registers();
    const board = boardOf(story);
    expect(board.signals).toEqual({});
    expect(board.districts.mill?.hot ?? false).toBe(false);
  });

  test('an incident, and a realm without a baseline, have none', () => {
    const story = new JournalStory(TODAY);
    comes(story, 60, { district: 'mill' });
    story.afterMinutes(5).registers();
    expect(boardOf(story).signals).toEqual({});
    const known = history();
    comes(known, 60, { district: 'mill' });
    const fold = folded(known.afterMinutes(6));
    expect(rowsOf(fold, known.time)).not.toEqual({});
    expect(fold.rows(known.time, { baselineNeeded: null, incident: 'x' }).signals).toEqual({});
  });

  test('close though nothing comes in any more, and reading that leaves no trace', () => {
    const story = history();
    comes(story, 60, { district: 'mill' });
    const fold = folded(story);
    const kept = text(fold);
    expect(rowsOf(fold, story.time + 6 * 60_000)).not.toEqual({});
    expect(rowsOf(fold, story.time + 5 * 3_600_000)).toEqual({});
    expect(text(fold)).toBe(kept);
  });

  test('a topic counts for what joined it, later than its registration; copies do not', () => {
    const story = history();
    const cases = comes(story, 24, {});
    cases.forEach((caseId, n) => joins(story, caseId, { topic: 'a', copy: n % 4 === 0 }));
    story.afterMinutes(6).registers();
    const ofTopic = Object.values(boardOf(story).signals).filter(({ topic }) => topic !== null);
    expect(ofTopic).toMatchObject([{ question: 'surge', observed: 18 }]);
  });

  test('a correction moves what is counted', () => {
    const story = history();
    const cases = comes(story, 40, { district: 'mill' });
    for (const id of cases) story.setsPlace(id, 'gate', 'gate-1');
    story.afterMinutes(6).registers();
    expect(boardOf(story).districts.gate?.hot).toBe(true);
    expect(boardOf(story).districts.mill?.hot ?? false).toBe(false);
  });
});

describe('[invariant 4] what is kept', () => {
  test.each([1, 2, 3])('seed %i: after restarts it has the bytes of a replay', (seed) => {
    const random = seeded(seed);
    const story = history();
    const today = Math.floor(story.time / 86_400_000);
    for (let n = 0; n < 150; n += 1) {
      // Some come in late, some very late; nodes' clocks differ.
      const late = [0, 0, 3, 40, 90, 3_000][upTo(6, random)] ?? 0;
      const receivedAt = new Date(story.time - late * 60_000).toISOString();
      const id = story.registers({ receivedAt, district: 'mill', category: 'power', cell: null });
      if (n % 5 === 0) joins(story, id, { topic: `t${upTo(3, random)}`, copy: false });
      if (n % 11 === 0) story.setsPlace(id, 'gate', 'gate-1');
      if (n === 30) story.tells({ type: 'days-marked', data: { off: [today], worked: [] } });
      story.afterMinutes(random() * 3);
    }
    let live = projection.empty();
    for (const entry of story.entries) {
      live.apply(entry);
      if (random() < 0.01) live = projection.load(live.save());
    }
    expect(text(live)).toBe(text(folded(story)));
    expect(rowsOf(live, story.time)).toEqual(rowsOf(folded(story), story.time));
  });

  test('texts that joined topics together are seen as if each had been told alone', () => {
    const [alone, together] = [topicStory(false), topicStory(true)];
    expect(text(folded(together))).toBe(text(folded(alone)));
    expect(rowsOf(folded(together), together.time)).not.toEqual({});
    expect(boardOf(together)).toEqual(boardOf(alone));
  });
});

/** A topic grows, takes in another and is joined once more, by copies and by history too. */
function topicStory(together: boolean): JournalStory {
  const story = history();
  const ids = comes(story, 60, { district: 'mill', street: 'mill-1' });
  const [one, two] = [idOf('unit', 1), idOf('unit', 2)];
  const textOf = (caseId: string, n: number) => ({
    caseId,
    complaintId: caseId,
    topic: n % 4 === 0 ? two : one,
    from: null,
    copy: n % 7 === 0,
    historic: n % 9 === 0,
  });
  const tell = (some: readonly string[]) => {
    const texts = some.map(textOf);
    if (together) story.tells({ type: 'topics-joined', data: { texts } });
    else for (const data of texts) story.tells({ type: 'topic-joined', data });
  };
  tell(ids.slice(0, 40));
  story.tells({ type: 'topics-merged', data: { from: two, into: one } });
  tell(ids.slice(40));
  story.afterMinutes(5).registers();
  return story;
}

/** Each day between 9 and 10 ten complaints a district, some at each other hour of the day. */
function history(): JournalStory {
  const story = new JournalStory(TODAY);
  for (let day = 16; day >= 1; day -= 1) {
    for (let n = 0; n < 80; n += 1) {
      const minute = n < 40 ? n * 1.5 : 60 + n * 10;
      const receivedAt = new Date(story.time - day * 86_400_000 + minute * 60_000).toISOString();
      const district = DISTRICTS[n % 4] ?? 'mill';
      const category = n % 3 === 0 ? 'power' : 'water';
      story.registers({ historic: true, receivedAt, district, street: `${district}-1`, category });
    }
  }
  return story;
}

/** Of as many people, within twenty minutes. */
function comes(story: JournalStory, count: number, told: Parameters<JournalStory['registers']>[0]) {
  return Array.from({ length: count }, (_, n) => {
    story.afterMinutes(20 / count);
    return story.registers({ person: 1_000 + n, ...told });
  });
}

function joins(story: JournalStory, caseId: string, of: { topic: string; copy: boolean }): void {
  const data = { caseId, complaintId: caseId, from: null, historic: false, ...of };
  story.tells({ type: 'topic-joined', data });
}

function folded(story: JournalStory): Fold {
  const fold = projection.empty();
  for (const entry of story.entries) fold.apply(entry);
  return fold;
}

function boardOf(story: JournalStory): BoardParts {
  const folds = new FoldSet(allProjections({ timeZone: 'Asia/Shanghai' }));
  for (const entry of story.entries) folds.apply(entry);
  return folds.parts('real', story.time, context);
}

function rowsOf(fold: Fold, now: number) {
  return fold.rows(now, context).signals;
}

function text(fold: Fold): string {
  return new TextDecoder().decode(fold.save());
}
