/** Tries a file out: reads every row of it and keeps none. */
import type { ComplaintInput } from '@heed/shared/complaint';
import type { ImportOptions } from '@heed/shared/imports';
import { isRowFault } from '../intake/import/map-row';
import type { RowFault } from '../intake/import/row-fault';
import type { RowSource, SourceRow } from '../intake/import/row-source';
import { refuseField, type Refusal } from '../kernel/refusal';
import { NamedLists } from './rules/own-lists';
import { momentsOf } from './rules/row-moments';
import type { NewWaitingRow } from './waiting-rows';

/** What is told in one replay; the rows of a city's year. */
export const MOST_ROWS = 200_000;
const FAULTS_NAMED = 100;

export interface RowAtFault {
  readonly line: number;
  readonly fault: RowFault;
}

export interface Trial {
  readonly rows: number;
  readonly refused: number;
  /** The first of them. */
  readonly faults: readonly RowAtFault[];
  /** Receipts and closings. */
  readonly moments: number;
  /** In milliseconds; Infinity and -Infinity where no row can be told. */
  readonly beginsAt: number;
  readonly endsAt: number;
  readonly named: NamedLists;
}

/** Why no row of the file could be told, whatever stands in it. */
export function replayFault(
  { mapping }: Pick<ImportOptions, 'mapping'>,
  source: RowSource,
): Refusal | null {
  if (mapping.columns.receivedAt === undefined) {
    return refuseField('invalid', 'mapping.columns.receivedAt', 'no-time-column');
  }
  return source.totalRows > MOST_ROWS
    ? refuseField('too-large', 'file', 'too-many-to-replay')
    : null;
}

/** [P4] */
export async function tryOut(source: RowSource): Promise<Trial> {
  const faults: RowAtFault[] = [];
  const named = new NamedLists();
  let [rows, refused, moments, beginsAt, endsAt] = [0, 0, 0, Infinity, -Infinity];
  for await (const page of source.pages()) {
    for (const { line, result } of page) {
      if (isRowFault(result)) {
        refused += 1;
        if (faults.length < FAULTS_NAMED) faults.push({ line, fault: result });
        continue;
      }
      const times = momentsOf(result);
      if (!times) continue;
      rows += 1;
      moments += times.closesAt === null ? 1 : 2;
      beginsAt = Math.min(beginsAt, times.opensAt);
      endsAt = Math.max(endsAt, times.closesAt ?? times.opensAt);
      named.add(result);
    }
  }
  return { rows, refused, faults, moments, beginsAt, endsAt, named };
}

/** The rows of a page that can be told. */
export function tellable(page: readonly SourceRow[]): NewWaitingRow[] {
  return page.flatMap(({ line, result }) => {
    if (isRowFault(result)) return [];
    const input: ComplaintInput = result;
    const times = momentsOf(input);
    return times ? [{ line, input, ...times }] : [];
  });
}
