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
      chance: null,
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

  test('a usual hour has no hotspot', () => {
    const story = history();
    for (const district of districts) arrive(story, district, 10);
    const rows = Object.values(partsAt(story, NOW).districts);
    expect(rows).toHaveLength(4);
    expect(rows.filter((row) => row.hot)).toEqual([]);
    for (const row of rows) expect(row.expected).toBeCloseTo(10, 0);
  });

  test('where five times the usual comes from one district, that one is hot', () => {
    const story = history();
    for (const district of districts) arrive(story, district, district === 'mill' ? 50 : 10);
    const parts = partsAt(story, NOW);
    expect(parts.districts.mill?.hot).toBe(true);
    expect(parts.districts.mill?.chance).toBeLessThan(1e-4);
    expect(parts.districts.mill?.ratio).toBeCloseTo(5, 0);
    expect(parts.districts.hill?.hot).toBe(false);
  });

  test('where the whole city has five times the usual, the map does not turn red', () => {
    const story = history();
    for (const district of districts) arrive(story, district, 50);
    for (const row of Object.values(partsAt(story, NOW).districts)) {
      expect(row.ratio).toBeCloseTo(5, 0);
      expect(row.hot).toBe(false);
    }
  });

  test('in a city-wide crisis a district far above the others is still found', () => {
    const story = history();
    for (const district of districts) arrive(story, district, district === 'hill' ? 300 : 50);
    const parts = partsAt(story, NOW);
    expect(Object.entries(parts.districts).filter(([, row]) => row.hot)).toMatchObject([
      ['hill', {}],
    ]);
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

  test('two complaints are never a hotspot, however unusual the place', () => {
    const story = history();
    arrive(story, 'island', 2);
    expect(partsAt(story, NOW).districts.island).toMatchObject({ received: 2, hot: false });
    arrive(story, 'island', 4);
    expect(partsAt(story, NOW).districts.island).toMatchObject({ received: 6, hot: true });
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
