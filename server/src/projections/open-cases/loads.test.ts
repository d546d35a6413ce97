import type { BoardParts } from '@heed/shared/board';
import { describe, expect, test } from 'vitest';
import { idOf, JournalStory } from '../../../test/journal-story';
import { openCasesProjection } from './open-cases.fold';

const START = '2026-03-02T00:00:00.000Z';

describe('who carries how much', () => {
  test('a unit carries what was dispatched to it, and a member what they claimed', () => {
    const story = new JournalStory(START);
    const first = story.registers({ dueInMinutes: 60 });
    story.dispatches(first, 1).claims(first, 9);
    story.registers({ unit: 1, dueInMinutes: 300 });
    expect(partsAt(story, '2026-03-02T01:00:00.000Z')).toEqual({
      units: {
        [idOf('unit', 1)]: { open: 2, overdue: 1, dueSoon: 0, neverContacted: 2, unclaimed: 1 },
      },
      members: { [idOf('member', 9)]: { unitId: idOf('unit', 1), open: 1, overdue: 1 } },
    });
  });

  test('a case that goes to another unit takes its load along, and leaves no empty row', () => {
    const story = new JournalStory(START);
    const id = story.registers({ unit: 1 });
    story.dispatches(id, 2);
    expect(Object.keys(partsAt(story, START).units)).toEqual([idOf('unit', 2)]);
    story.closes(id);
    expect(partsAt(story, START).units).toEqual({});
  });

  test('a case turns due soon for its unit as time goes by', () => {
    const story = new JournalStory(START);
    story.registers({ unit: 1, dueInMinutes: 120 });
    const row = (now: string) => partsAt(story, now).units[idOf('unit', 1)];
    expect(row('2026-03-02T01:29:00.000Z')?.dueSoon).toBe(0);
    expect(row('2026-03-02T01:30:00.000Z')?.dueSoon).toBe(1);
  });

  test('a case without a unit or a holder loads nobody', () => {
    const story = new JournalStory(START);
    story.registers();
    expect(partsAt(story, START)).toEqual({ units: {}, members: {} });
  });
});

function partsAt(story: JournalStory, now: string): Pick<BoardParts, 'units' | 'members'> {
  const fold = openCasesProjection.empty();
  for (const entry of story.entries) fold.apply(entry);
  const { units, members } = fold.rows(Date.parse(now), { baselineNeeded: 14 }) as BoardParts;
  return { units, members };
}
