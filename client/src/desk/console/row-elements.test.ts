import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RowElements } from './row-elements';

function shown(elements: RowElements, first: number, rows: number): number[] {
  const of = elements.take(first, rows);
  return Array.from({ length: rows }, (_, at) => of(first + at));
}

test('a scrolled row keeps its element, and the one that came takes that of the one that left', () => {
  const elements = new RowElements();
  expect(shown(elements, 10, 4)).toEqual([0, 1, 2, 3]);
  expect(shown(elements, 11, 4)).toEqual([1, 2, 3, 0]);
  expect(shown(elements, 10, 4)).toEqual([0, 1, 2, 3]);
});

test('after a leap the elements stand in the order of the rows', () => {
  const elements = new RowElements();
  shown(elements, 0, 4);
  shown(elements, 2, 4);
  expect(shown(elements, 1_001, 4)).toEqual([0, 1, 2, 3]);
});

test('however it is scrolled, no two rows share an element and none is made that is not needed', () => {
  const step = fc.record({ first: fc.nat(300), rows: fc.integer({ min: 1, max: 40 }) });
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const elements = new RowElements();
      let most = 0;
      for (const { first, rows } of steps) {
        most = Math.max(most, rows);
        const numbers = shown(elements, first, rows);
        expect(new Set(numbers).size).toBe(rows);
        expect(Math.max(...numbers)).toBeLessThan(most);
      }
    }),
  );
});
