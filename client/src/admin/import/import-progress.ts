/** How far an import has come, and where its rows went: pure. */
import type { ImportRow as ImportRowSchema } from '@heed/shared/imports';
import type { z } from 'zod';

export type ImportRow = z.infer<typeof ImportRowSchema>;

/** No more will come. */
export function hasEnded(row: ImportRow): boolean {
  return row.state === 'done' || row.state === 'failed';
}

/** From 0 to 1; null while nobody knows how many rows there are. */
export function shareRead({ rows, totalRows, state }: ImportRow): number | null {
  if (state === 'done') return 1;
  if (totalRows === null || totalRows === 0) return null;
  return Math.min(1, rows / totalRows);
}

/** What became of the rows; each row read is in one of them. */
export const outcomes = ['added', 'repeats', 'updated', 'unchanged', 'refused'] as const;

/** Which word explains an outcome: where nothing was refused there are no reasons to look for. */
export function meaningOf(
  { refused }: Pick<ImportRow, 'refused'>,
  outcome: (typeof outcomes)[number],
): (typeof outcomes)[number] | 'noneRefused' {
  return outcome === 'refused' && refused === 0 ? 'noneRefused' : outcome;
}

/** Seconds that are left at the pace so far; null before there is a pace. */
export function secondsLeft(row: ImportRow, now: number): number | null {
  if (hasEnded(row) || row.totalRows === null) return null;
  const seconds = (now - Date.parse(row.startedAt)) / 1000;
  if (row.rows === 0 || seconds < 2) return null;
  return Math.ceil((row.totalRows - row.rows) / (row.rows / seconds));
}
