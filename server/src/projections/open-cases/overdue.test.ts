import type { BoardParts, OverdueRow } from '@heed/shared/board';
import { describe, expect, test } from 'vitest';
import { idOf, JournalStory } from '../../../test/journal-story';
import type { Fold } from '../projection';
import { openCasesProjection } from './open-cases.fold';

const context = { baselineNeeded: 14 };
const START = '2026-03-02T00:00:00.000Z';

describe('overdue cases', () => {
  test('a case turns soon and late with nobody touching it', () => {
    const story = new JournalStory(START);
    story.registers({ urgency: 'critical', dueInMinutes: 120 });
    const fold = folded(story);
    expect(overdueAt(fold, '2026-03-02T01:29:59.999Z')).toMatchObject({
      open: 1,
      dueSoon: { critical: 0 },
      overdue: { critical: 0 },
    });
    expect(overdueAt(fold, '2026-03-02T01:30:00.000Z')).toMatchObject({
      dueSoon: { critical: 1 },
      overdue: { critical: 0 },
    });
    expect(overdueAt(fold, '2026-03-02T02:00:00.000Z')).toMatchObject({
      dueSoon: { critical: 0 },
      overdue: { critical: 1 },
      overdueNeverContacted: 1,
    });
  });

  test('a reading of an earlier time gives what was so then', () => {
    const story = new JournalStory(START);
    story.registers({ dueInMinutes: 60 });
    const fold = folded(story);
    expect(overdueAt(fold, '2026-03-02T05:00:00.000Z').overdue.normal).toBe(1);
    expect(overdueAt(fold, '2026-03-02T00:10:00.000Z').overdue.normal).toBe(0);
    expect(overdueAt(fold, '2026-03-02T05:00:00.000Z').overdue.normal).toBe(1);
  });

  test('a contact, a claim and a closing take a case out of what must reach zero', () => {
    const story = new JournalStory(START);
    const id = story.registers({ dueInMinutes: 60 });
    expect(overdueAt(folded(story), story.time)).toMatchObject({
      undispatched: 1,
      unclaimed: 0,
      neverContacted: 1,
    });
    story.dispatches(id, 1);
    expect(overdueAt(folded(story), story.time)).toMatchObject({ undispatched: 0, unclaimed: 1 });
    story.claims(id, 1).contacts(id);
    expect(overdueAt(folded(story), '2026-03-02T09:00:00.000Z')).toMatchObject({
      unclaimed: 0,
      neverContacted: 0,
      overdueNeverContacted: 0,
      overdue: { normal: 1 },
    });
    story.closes(id);
    expect(overdueAt(folded(story), '2026-03-02T09:00:00.000Z')).toMatchObject({
      open: 0,
      overdue: { normal: 0 },
    });
  });

  test('a new urgency moves an overdue case to its own count and its new due time', () => {
    const story = new JournalStory(START);
    const id = story.registers({ urgency: 'normal', dueInMinutes: 60 });
    const fold = folded(story);
    expect(overdueAt(fold, '2026-03-02T02:00:00.000Z').overdue.normal).toBe(1);
    story.at('2026-03-02T02:00:00.000Z').setsUrgency(id, 'urgent', 30);
    const [, last] = story.entries;
    if (last) fold.apply(last);
    expect(overdueAt(fold, '2026-03-02T02:01:00.000Z')).toMatchObject({
      overdue: { normal: 0, urgent: 0 },
    });
    expect(overdueAt(fold, '2026-03-02T02:30:00.000Z').overdue.urgent).toBe(1);
  });

  test('historic cases are never overdue', () => {
    const story = new JournalStory(START);
    story.registers({ historic: true });
    expect(overdueAt(folded(story), '2027-01-01T00:00:00.000Z').open).toBe(0);
  });

  test('the worst are the most urgent and then the longest overdue, ten of them, without text', () => {
    const story = new JournalStory(START);
    for (let n = 0; n < 12; n += 1) story.registers({ urgency: 'normal', dueInMinutes: 60 + n });
    const critical = story.registers({
      urgency: 'critical',
      dueInMinutes: 200,
      district: 'mill',
      street: 'mill-3',
      category: 'power',
      unit: 4,
    });
    const worst = Object.entries(partsAt(folded(story), '2026-03-02T12:00:00.000Z').worst);
    expect(worst.map(([id]) => id)).toEqual([
      critical,
      ...Array.from({ length: 9 }, (_, n) => idOf('case', n + 1)),
    ]);
    expect(worst[0]?.[1]).toEqual({
      caseNo: 'A-0013',
      urgency: 'critical',
      category: 'power',
      district: 'mill',
      street: 'mill-3',
      unitId: idOf('unit', 4),
      clock: 'handle',
      receivedAt: START,
      dueAt: '2026-03-02T03:20:00.000Z',
      pinned: false,
    });
  });

  test('when one of the worst is closed, the next one moves up', () => {
    const story = new JournalStory(START);
    const ids = Array.from({ length: 11 }, (_, n) => story.registers({ dueInMinutes: 60 + n }));
    const fold = folded(story);
    const now = '2026-03-02T12:00:00.000Z';
    expect(Object.keys(partsAt(fold, now).worst)).toEqual(ids.slice(0, 10));
    story.closes(ids[0] ?? '');
    for (const entry of story.entries.slice(-1)) fold.apply(entry);
    expect(Object.keys(partsAt(fold, now).worst)).toEqual(ids.slice(1));
  });
});

function folded(story: JournalStory): Fold {
  const fold = openCasesProjection.empty();
  for (const entry of story.entries) fold.apply(entry);
  return fold;
}

function partsAt(fold: Fold, now: string | number): BoardParts {
  const time = typeof now === 'string' ? Date.parse(now) : now;
  return fold.rows(time, context) as BoardParts;
}

function overdueAt(fold: Fold, now: string | number): OverdueRow {
  const row = partsAt(fold, now).overdue.now;
  if (!row) throw new Error('the board has no overdue row');
  return row;
}
