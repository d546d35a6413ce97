import { expect, test } from 'vitest';
import { pick, seeded, upTo } from '../../../test/random-story';
import { Column, Kept } from './column.fold';

const ROWS = 40_000;
const MONTH = 2_600_000_000;

/** What columns are asked to hold, from the closest together to the furthest apart. */
const kinds: Record<string, (random: () => number) => number> = {
  'numbers of a short list': (random) => upTo(40, random),
  'numbers of a long list, of which some are none': (random) => upTo(70_000, random),
  'times of a month, and never': (random) =>
    random() < 0.1 ? Infinity : 1_780_000_000_000 + upTo(MONTH, random),
  'times of a century': (random) => upTo(3_000_000_000_000, random) - 1_000_000_000_000,
  'numbers with fractions': (random) => random() * 1_000,
  'any of all that': (random) =>
    pick([0, 1, 254, 255, 65_535, 2 ** 32, -3, 0.5, Infinity, 2 ** 52], random),
};

test.each(Object.entries(kinds))(
  'a column of %s gives back what a plain list would, and keeps it alike however it came about',
  (_, valueOf) => {
    const random = seeded(5);
    const plain: number[] = Array.from({ length: ROWS }, () => 0);
    const column = Column.numbers();
    for (let step = 0; step < 2 * ROWS; step += 1) {
      const row = step < ROWS ? step : upTo(ROWS, random);
      plain[row] = valueOf(random);
      column.set(row, plain[row]);
    }
    const rows = [...plain.keys()];
    const wrong = () => rows.filter((row) => column.get(row) !== plain[row]);
    expect(wrong()).toEqual([]);
    const kept = column.gather(rows);
    const again = Column.numbers();
    again.scatter(0, ROWS, new Kept(kept));
    expect(again.gather(rows)).toEqual(kept);
    const inParts = Column.numbers();
    for (const [from, to] of [
      [0, 9],
      [9, 11_111],
      [11_111, ROWS],
    ] as const) {
      inParts.scatter(from, to - from, new Kept(column.gather(rows.slice(from, to))));
    }
    expect(inParts.gather(rows)).toEqual(kept);
    for (let row = ROWS / 2; row < ROWS; row += 1) column.copy(row - ROWS / 2, row);
    plain.splice(ROWS / 2, ROWS / 2, ...plain.slice(0, ROWS / 2));
    expect(wrong()).toEqual([]);
  },
);
