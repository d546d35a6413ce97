import { describe, expect, test } from 'vitest';
import { pick, seeded, upTo } from '../../../test/random-story';
import { joined } from './bytes.fold';
import { Column, Kept } from './column.fold';
import { RowTable } from './row-table.fold';
import { Turns } from './turns.fold';

/** Neighbours in time, as the product makes them. */
function idOf(n: number): string {
  return `0193a1b2-c3d4-7000-8000-${n.toString(16).padStart(12, '0')}`;
}

/** Rows with a number each, and the plainest list of the same. */
class Both {
  readonly table: RowTable = new RowTable(() => this.turns.refill(this.table.rows()));
  readonly value = this.table.holds(Column.numbers());
  readonly turns = new Turns((row) => this.value.get(row));
  readonly plain = new Map<string, number>();

  put(id: string, value: number): void {
    const known = this.table.find(id);
    const row = known === -1 ? this.table.add(id) : known;
    this.value.set(row, value);
    this.turns.put(row);
    this.plain.set(id, value);
  }

  remove(id: string): void {
    const row = this.table.find(id);
    if (row !== -1) {
      this.turns.take(row);
      this.table.remove(row);
    }
    this.plain.delete(id);
  }

  content(): [string, number][] {
    return [...this.table.rows()].map((row) => [this.table.ids.text(row), this.value.get(row)]);
  }
}

describe('rows in columns', () => {
  test.each([1, 2, 3])(
    'seed %i: thousands come and go, and it is as if they stood in a plain list, before and after it was kept',
    (seed) => {
      const random = seeded(seed);
      const both = new Both();
      for (let step = 0; step < 20_000; step += 1) {
        // First more come than go, then more go than come: the rows move together several times.
        const grows = random() < (step < 10_000 ? 0.7 : 0.35);
        const id = idOf(upTo(6_000, random));
        if (grows) both.put(id, upTo(1_000_000, random));
        else both.remove(id);
      }
      expect(both.table.size).toBe(both.plain.size);
      expect(both.content()).toEqual([...both.plain]);
      for (let n = 0; n < 6_000; n += 1) {
        expect(both.table.find(idOf(n)) !== -1).toBe(both.plain.has(idOf(n)));
      }
      const kept = joined(both.table.pieces());
      const again = new Both();
      again.table.load(new Kept(kept));
      expect(again.content()).toEqual(both.content());
      const id = pick([...both.plain.keys()], random);
      for (const each of [both, again]) each.remove(id);
      expect(joined(again.table.pieces())).toEqual(joined(both.table.pieces()));
    },
  );

  test('what turns next is always the earliest, whatever came, changed and went', () => {
    const random = seeded(9);
    const both = new Both();
    for (let step = 0; step < 6_000; step += 1) {
      const id = idOf(upTo(900, random));
      if (random() < 0.6) both.put(id, random() < 0.1 ? Infinity : upTo(1_000, random));
      else both.remove(id);
      const first = both.turns.first();
      const earliest = Math.min(...both.plain.values());
      expect(first === -1 ? Infinity : both.value.get(first)).toBe(earliest);
    }
  });

  test.each([
    '',
    'case-1',
    '0193a1b2xc3d4-7000-8000-000000000000',
    '0193A1B2-c3d4-7000-8000-000000000000',
  ])('%j is no id', (text) => {
    expect(() => new RowTable().find(text)).toThrow('another shape');
  });
});
