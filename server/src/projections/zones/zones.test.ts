import { describe, expect, test } from 'vitest';
import { JournalStory } from '../../../test/journal-story';
import { allProjections, FoldSet } from '../fold-set';

const START = '2026-03-02T02:00:00.000Z';
const minute = (n: number) => new Date(Date.parse(START) + n * 60_000).toISOString();

/** The zone after samples taken a minute apart; the limit is 1. */
function zoneAfter(values: readonly number[], name = 'turbidity', story = new JournalStory(START)) {
  values.forEach((value, n) => story.measures({ name, value, zone: 'north', at: minute(n) }));
  return board(story);
}

function board(story: JournalStory) {
  const folds = new FoldSet(allProjections({ timeZone: 'Asia/Shanghai' }));
  for (const entry of story.entries) folds.apply(entry);
  return folds.parts('real', story.time, { baselineNeeded: 14 });
}

describe('a zone', () => {
  test('[I13] is unknown until a sample fails, then affected', () => {
    expect(zoneAfter([0.5, 0.4]).zones['north']).toMatchObject({ status: 'unknown', passes: 2 });
    expect(zoneAfter([3]).zones['north']).toMatchObject({ status: 'affected', value: 3, limit: 1 });
  });

  test('[I13] is recovering after one that passes, recovered after two in a row', () => {
    expect(zoneAfter([3, 1]).zones['north']?.status).toBe('recovering');
    expect(zoneAfter([3, 1, 0.9]).zones['north']).toMatchObject({ status: 'recovered', passes: 2 });
  });

  test('[I13] one that fails makes it affected again, and two in a row begin anew', () => {
    expect(zoneAfter([3, 1, 0.9, 2]).zones['north']?.status).toBe('affected');
    expect(zoneAfter([3, 1, 2, 1]).zones['north']).toMatchObject({
      status: 'recovering',
      passes: 1,
    });
  });

  test('[I13] samples count in the order in which they were taken, not told', () => {
    const story = new JournalStory(START);
    story.measures({ value: 3, zone: 'north', at: minute(0) });
    story.measures({ value: 0.5, zone: 'north', at: minute(9) });
    story.measures({ value: 2, zone: 'north', at: minute(5) });
    expect(board(story).zones['north']).toMatchObject({ status: 'recovering', value: 0.5 });
  });

  test('[I13] a sample is judged by the limit that was in force when it was recorded', () => {
    const story = new JournalStory(START);
    story.measures({ value: 3, zone: 'north', limit: 2, at: minute(0) });
    story.measures({ value: 3, zone: 'north', limit: 4, at: minute(1) });
    expect(board(story).zones['north']).toMatchObject({ status: 'recovering', passes: 1 });
  });

  test('[I13] of several series the worst speaks', () => {
    const story = new JournalStory(START);
    zoneAfter([3, 1, 1], 'turbidity', story);
    expect(zoneAfter([5], 'mib', story).zones['north']).toMatchObject({
      status: 'affected',
      value: 5,
    });
  });

  test('[I12] a figure that was measured later is the newest, whatever the order in which they came', () => {
    const story = new JournalStory(START);
    story.measures({ value: 7, at: minute(5) }).measures({ value: 4, at: minute(1) });
    expect(board(story).figures['turbidity']).toMatchObject({ value: 7, previous: 4 });
  });
});
