/** Signals to test with: a hotspot of the wall, told at a time. */
import type { SignalRow } from '@heed/shared/signals';

const HOUR = 3_600_000;

/** A hotspot around a cell of the district `east`, in the hour before `at`. */
export function hotspot(at: number, part: Partial<SignalRow> = {}): SignalRow {
  return {
    question: 'hotspot',
    zone: { kind: 'ring1', id: '882a100d25fffff' },
    parent: 'east',
    category: 'water-outage',
    topic: null,
    window: 60,
    observed: 41,
    people: 39,
    expected: 6.2,
    usual: 6.2,
    high: 16,
    chance: 3e-9,
    intervalDays: 4_000,
    level: 'wall',
    since: new Date(at - HOUR / 3).toISOString(),
    at: new Date(at).toISOString(),
    batch: null,
    covers: { districts: [], streets: [], cells: [] },
    ...part,
  };
}
