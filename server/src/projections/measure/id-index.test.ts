import { expect, test } from 'vitest';
import { pick, seeded, upTo } from '../../../test/random-story';
import { IdColumn } from './id-column.fold';
import { IdIndex } from './id-index.fold';

const wordsOf = (n: number) => Uint32Array.of(0x0193a1b2, 0xc3d47000, 0x80000000, n);

test.each([1, 2, 3])(
  'seed %i: every id is found while the table grows, and none that has gone',
  (seed) => {
    const random = seeded(seed);
    const ids = new IdColumn();
    const index = new IdIndex(ids);
    const plain = new Map<number, number>();
    let row = 0;
    const place = (n: number) => {
      ids.set(row, wordsOf(n));
      row += 1;
      return row - 1;
    };
    for (let n = 1; n <= 6_000; n += 1) {
      plain.set(n, place(n));
      index.add(row - 1);
      const other = upTo(n - 1, random) + 1;
      const known = plain.get(other);
      if (known === undefined) continue;
      switch (pick(['remove', 'replace', 'nothing', 'nothing'], random)) {
        case 'remove':
          index.remove(wordsOf(other));
          plain.delete(other);
          break;
        case 'replace':
          plain.set(other, place(other));
          index.replace(wordsOf(other), row - 1);
          break;
        default:
          expect(index.find(wordsOf(other))).toBe(known);
      }
      if (n % 250 !== 0) continue;
      expect(index.size).toBe(plain.size);
      const found = Array.from({ length: n }, (_none, at) => index.find(wordsOf(at + 1)));
      expect(found).toEqual(Array.from({ length: n }, (_none, at) => plain.get(at + 1) ?? -1));
    }
  },
);
