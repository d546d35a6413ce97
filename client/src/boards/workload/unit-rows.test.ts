import { describe, expect, test } from 'vitest';
import { unitRows } from './unit-rows';

const load = (open: number, overdue = 0, unclaimed = 0) => ({
  open,
  overdue,
  dueSoon: 0,
  neverContacted: 1,
  unclaimed,
});
const capacities: Record<string, number> = { a: 100, b: 10, c: 50 };
const capacityOf = (id: string) => capacities[id] ?? null;
const names = (rows: ReturnType<typeof unitRows>) => rows.named.map(({ unitId }) => unitId);

describe('the units', () => {
  test('come most overdue first, then fullest, then largest', () => {
    const rows = unitRows(
      { a: load(50), b: load(9), c: load(30, 2), d: load(70), e: load(80) },
      capacityOf,
      5,
    );
    expect(names(rows)).toEqual(['c', 'b', 'a', 'e', 'd']);
  });

  test('have no load where nobody has said what they can carry', () => {
    const { named } = unitRows({ b: load(9), d: load(70) }, capacityOf, 5);
    expect(named).toMatchObject([
      { unitId: 'b', load: 0.9 },
      { unitId: 'd', load: null, capacity: null },
    ]);
  });

  test('for which there is no room are one line that keeps the sums', () => {
    const rows = unitRows(
      { a: load(50, 3), b: load(9, 2), c: load(30, 1), d: load(70), e: load(8, 0, 4) },
      capacityOf,
      3,
    );
    expect(names(rows)).toEqual(['a', 'b', 'c']);
    expect(rows.others).toMatchObject({ units: 2, open: 78, neverContacted: 2 });
  });

  test('take the line of the others where only one would be in it', () => {
    const rows = unitRows({ a: load(1), b: load(1), c: load(1), d: load(1) }, capacityOf, 3);
    expect(rows.named).toHaveLength(4);
    expect(rows.others).toBeNull();
  });
});
