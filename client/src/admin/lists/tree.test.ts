import { describe, expect, it } from 'vitest';
import { branchOf, linesThatFit, treeLines } from './tree';

interface Row {
  id: string;
  parent: string | null;
}
const shape = { id: (row: Row) => row.id, parent: (row: Row) => row.parent };
const rows: Row[] = [
  { id: 'street', parent: 'district' },
  { id: 'city', parent: null },
  { id: 'bureau', parent: 'city' },
  { id: 'district', parent: 'city' },
  { id: 'stray', parent: 'gone' },
];

const drawn = (lines: { row: Row; depth: number }[]) =>
  lines.map((line) => '-'.repeat(line.depth) + line.row.id);

describe('the lines of a tree', () => {
  it('put parents before children and strays at the root', () => {
    expect(drawn(treeLines(rows, shape))).toEqual([
      'city',
      '-bureau',
      '-district',
      '--street',
      'stray',
    ]);
  });

  it('show rows that are each other’s parents, once each', () => {
    const ring = [
      { id: 'a', parent: 'b' },
      { id: 'b', parent: 'a' },
    ];
    expect(drawn(treeLines(ring, shape))).toEqual(['a', '-b']);
  });

  it('that fit a word come with the parents that lead to them', () => {
    const fit = linesThatFit(treeLines(rows, shape), shape, (row) => row.id === 'street');
    expect(drawn(fit)).toEqual(['city', '-district', '--street']);
  });
});

describe('the branch of a row', () => {
  it('holds the row and everything below it', () => {
    expect([...branchOf(rows, shape, 'city')].sort()).toEqual([
      'bureau',
      'city',
      'district',
      'street',
    ]);
  });

  it('ends in a ring too', () => {
    const ring = [
      { id: 'a', parent: 'b' },
      { id: 'b', parent: 'a' },
    ];
    expect([...branchOf(ring, shape, 'a')].sort()).toEqual(['a', 'b']);
  });
});
