import { describe, expect, test } from 'vitest';
import { idOf, JournalStory } from '../../test/journal-story';
import { SYSTEM, type Principal } from '../access/principal';
import type { FoldedEntry } from '../projections/projection';
import { audiencesOf, audiencesOfCase, audiencesOfObject } from './case-audience';

const START = '2026-03-02T00:00:00.000Z';
const unit = (n: number) => `cases:unit:${idOf('unit', n)}`;
const holder = (n: number) => `cases:holder:${idOf('member', n)}`;

describe('who hears that a case changed', () => {
  test('[S14] its unit, its holder, and those who see all', () => {
    const story = new JournalStory(START);
    story.claims(story.registers({ unit: 1 }), 7);
    expect(lastHeardBy(story)).toEqual(['cases:all', unit(1), holder(7)]);
  });

  test('[S14] those too that it is taken from', () => {
    const story = new JournalStory(START);
    const id = story.registers({ unit: 1 });
    story.claims(id, 7).dispatches(id, 2);
    const assigned = asAssigned(story.entries.at(-1), { unit: 1, member: 7 });
    expect(audiencesOfCase(assigned).toSorted()).toEqual(
      ['cases:all', unit(1), unit(2), holder(7)].toSorted(),
    );
  });

  test('[S23] who is at a case, its units, those that help, its holder', () => {
    const helping = {
      unitId: idOf('unit', 1),
      holderId: null,
      assistingUnitIds: [idOf('unit', 2)],
    };
    expect(audiencesOfObject(helping)).toEqual(['cases:all', unit(1), unit(2)]);
  });

  test('nobody, where it concerns no case', () => {
    expect(lastHeardBy(new JournalStory(START).changesReference(2))).toEqual([]);
  });
});

describe('the audiences of a principal', () => {
  const worker = `cases:worker:${idOf('unit', 1)}`;
  const member: Principal = {
    ...SYSTEM,
    kind: 'account',
    id: idOf('member', 7),
    roles: ['unit-member'],
    unitId: idOf('unit', 1),
    unitPath: [idOf('unit', 1), idOf('unit', 2)],
  };

  test('[S14] are those of the own unit, the ones below it, and of the own hands', () => {
    expect(audiencesOf(member)).toEqual([unit(1), unit(2), holder(7), worker]);
  });

  test('[S14] are one for all cases, or none', () => {
    expect(audiencesOf({ ...member, roles: ['duty-leader'] })).toEqual(['cases:all', worker]);
    expect(audiencesOf({ ...member, roles: ['administrator'] })).toEqual([]);
  });
});

function lastHeardBy(story: JournalStory): string[] {
  const last = story.entries.at(-1);
  return last ? audiencesOfCase(last) : [];
}

function asAssigned(
  entry: FoldedEntry | undefined,
  from: { readonly unit: number; readonly member: number },
): FoldedEntry {
  if (entry?.type !== 'case-dispatched') throw new Error('the story has no dispatch there');
  const { unitId, ...data } = entry.data;
  return {
    ...entry,
    type: 'case-assigned',
    data: {
      ...data,
      unitId,
      holderId: null,
      fromUnitId: idOf('unit', from.unit),
      fromHolderId: idOf('member', from.member),
    },
  };
}
