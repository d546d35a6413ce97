import type { FlowRow, PlaceVolumeRow } from '@heed/shared/board';
import { describe, expect, test } from 'vitest';
import { hotList } from './hot-list';

const flow: FlowRow = {
  received: 100,
  receivedBefore: 80,
  expected: 40,
  people: 0,
  peopleBefore: 0,
  lateEntered: 0,
  repeats: 0,
  opened: 0,
  answered: 0,
  closed: 0,
  open: 0,
  openBefore: 0,
  openByUrgency: { critical: 0, urgent: 0, normal: 0 },
  peopleWaiting: 0,
  oldestOpenAt: null,
  unlocated: 7,
  unlocatedBefore: 5,
  unlocatedExpected: 3,
  baselineDays: 20,
  baselineNeeded: 14,
};

const place = (received: number, expected: number | null, hot = false): PlaceVolumeRow => ({
  received,
  before: 4,
  people: received,
  expected,
  ratio: expected === null ? null : received / expected,
  hot,
  parent: 'd1',
});
const codes = (list: ReturnType<typeof hotList>) => list.places.map(({ code }) => code);

describe('the places', () => {
  test('that are hot come first, then those furthest above what is usual', () => {
    const streets = {
      usual: place(30, 29),
      above: place(20, 10),
      hot: place(9, 1, true),
      none: place(0, 5),
    };
    expect(codes(hotList({ districts: {}, streets }, flow))).toEqual(['hot', 'above', 'usual']);
  });

  test('come by their count where nothing is known to be usual', () => {
    const streets = { small: place(3, null), large: place(30, null) };
    const list = hotList({ districts: {}, streets }, { ...flow, expected: null });
    expect(codes(list)).toEqual(['large', 'small']);
    expect(list.elsewhere.expected).toBeNull();
  });

  test('are districts where no complaint names a street', () => {
    expect(codes(hotList({ districts: { d1: place(3, 1) }, streets: {} }, flow))).toEqual(['d1']);
  });

  test('and everything else add up to the total', () => {
    const streets = Object.fromEntries(
      Array.from({ length: 8 }, (_, index) => [`s${index}`, place(10 - index, 2)]),
    );
    const { places, elsewhere, unlocated } = hotList({ districts: {}, streets }, flow);
    const sum = (of: (one: { received: number; expected: number | null }) => number) =>
      places.reduce((total, one) => total + of(one), 0);
    expect(places).toHaveLength(5);
    expect(elsewhere.places).toBe(3);
    expect(sum((one) => one.received) + elsewhere.received).toBe(flow.received);
    expect(sum((one) => one.expected ?? 0) + (elsewhere.expected ?? 0)).toBe(flow.expected);
    expect(unlocated).toEqual({ received: 7, before: 5, expected: 3 });
  });
});
