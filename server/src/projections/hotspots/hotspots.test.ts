import type { BoardParts } from '@heed/shared/board';
import { describe, expect, test } from 'vitest';
import { JournalStory } from '../../../test/journal-story';
import type { Fold } from '../projection';
import { hotspotsProjection } from './hotspots.fold';

const projection = hotspotsProjection({ timeZone: 'Asia/Shanghai' });
const NOW = '2026-03-16T02:00:00.000Z';
/** Four districts of equal weight, ten complaints a day each between 9 and 10. */
const districts = ['mill', 'harbour', 'hill', 'gate'];

describe('hotspots', () => {
  test('without a baseline there are counts, the hour before, and nothing expected', () => {
    const story = new JournalStory('2026-03-16T00:30:00.000Z');
    story.registers({ district: 'mill', street: 'mill-1', cell: '882a100d25fffff', person: 1 });
    story.afterMinutes(60).registers({ district: 'mill', street: 'mill-1', person: 2 });
    story.registers({ district: 'mill', street: 'mill-2', person: 2 });
    const parts = partsAt(story, NOW);
    expect(parts.districts.mill).toEqual({
      received: 2,
      before: 1,
      people: 1,
      expected: null,
      ratio: null,
      hot: false,
      parent: null,
    });
    expect(parts.streets['mill-1']).toMatchObject({ received: 1, before: 1, parent: 'mill' });
    expect(parts.cells['882a100d25fffff']).toMatchObject({
      received: 0,
      before: 1,
      parent: 'mill',
    });
  });

  test('with a baseline each place is held against its share of what the city expects', () => {
    const story = history();
    for (const district of districts) arrive(story, district, district === 'mill' ? 50 : 10);
    const rows = partsAt(story, NOW).districts;
    expect(Object.keys(rows)).toHaveLength(4);
    for (const row of Object.values(rows)) expect(row.expected).toBeCloseTo(10, 0);
    expect(rows.mill?.ratio).toBeCloseTo(5, 0);
    expect(rows.hill?.ratio).toBeCloseTo(1, 0);
  });

  test('history that comes in later changes what is expected of places read before', () => {
    const story = history();
    arrive(story, 'mill', 10);
    const fold = projection.empty();
    for (const entry of story.entries) fold.apply(entry);
    rowsAt(fold, NOW);
    // At another hour, as many each day: the city expects the same now, but the mill's share has grown.
    for (let n = 0; n < 400; n += 1) {
      const receivedAt = new Date(Date.UTC(2026, 1, 27 + (n % 16), 9)).toISOString();
      story.registers({ historic: true, receivedAt, district: 'mill' });
    }
    for (const entry of story.entries.slice(-400)) fold.apply(entry);
    expect(rowsAt(fold, NOW).districts.mill).toEqual(partsAt(story, NOW).districts.mill);
    expect(rowsAt(fold, NOW).districts.mill?.expected).toBeGreaterThan(15);
  });
});

/** Sixteen days of history, the last one yesterday. */
function history(): JournalStory {
  const story = new JournalStory('2026-03-15T20:00:00.000Z');
  for (let day = -2; day < 14; day += 1) {
    for (let n = 0; n < 40; n += 1) {
      const receivedAt = new Date(Date.UTC(2026, 2, 1 + day, 1, n)).toISOString();
      const district = districts[n % 4] ?? 'mill';
      story.registers({ historic: true, receivedAt, district });
    }
  }
  return story;
}

function arrive(story: JournalStory, district: string, count: number): void {
  story.at('2026-03-16T01:59:00.000Z');
  for (let n = 0; n < count; n += 1) story.registers({ district });
}

function partsAt(story: JournalStory, now: string): BoardParts {
  const fold = projection.empty();
  for (const entry of story.entries) fold.apply(entry);
  return rowsAt(fold, now);
}

function rowsAt(fold: Fold, now: string): BoardParts {
  return fold.rows(Date.parse(now), { baselineNeeded: 14 }) as BoardParts;
}
