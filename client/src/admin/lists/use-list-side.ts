/** What stands beside a list: one of its rows, a new one, the file, nothing. */
import { computed, shallowRef } from 'vue';
import { useReference } from '../../reference/reference-store';
import { fitsWord } from './fits-word';
import { linesThatFit, treeLines, type TreeShape } from './tree';

type Side = { kind: 'row'; id: string } | { kind: 'new' } | { kind: 'file' };

interface ListOf<Row> {
  rows: () => readonly Row[];
  shape: TreeShape<Row>;
  /** What a row is found by. */
  words: (row: Row) => readonly (string | null)[];
}

/** A list that is a tree, its search and what is open beside it. */
export function useListSide<Row>({ rows, shape, words }: ListOf<Row>) {
  const reference = useReference();
  const search = shallowRef('');
  const side = shallowRef<Side | null>(null);
  const lines = computed(() =>
    linesThatFit(treeLines(rows(), shape), shape, (row) => fitsWord(search.value, words(row))),
  );
  const chosen = computed(() => {
    const shown = side.value;
    return shown?.kind === 'row' ? rows().find((row) => shape.id(row) === shown.id) : undefined;
  });

  function isChosen(row: Row): boolean {
    return chosen.value !== undefined && shape.id(chosen.value) === shape.id(row);
  }

  function open(row: Row): void {
    side.value = { kind: 'row', id: shape.id(row) };
  }

  async function saved(): Promise<void> {
    side.value = null;
    await reference.load();
  }

  return { search, side, lines, chosen, isChosen, open, saved };
}
