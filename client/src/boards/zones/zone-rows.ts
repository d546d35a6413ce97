/** Zones as a table: those that are hit first, then by how much comes from them. */
import type { BoardParts } from '@heed/shared/board';
import type { ZoneBoardRow } from '@heed/shared/incident-board';

export interface ZoneLine extends ZoneBoardRow {
  code: string;
}

const SHOWN = 7;
const order = ['affected', 'recovering', 'recovered', 'unknown'];

export function zoneRows(zones: BoardParts['zones']): ZoneLine[] {
  return Object.entries(zones)
    .map(([code, row]) => ({ code, ...row }))
    .sort(
      (a, b) =>
        order.indexOf(a.status) - order.indexOf(b.status) ||
        b.received - a.received ||
        (a.code < b.code ? -1 : 1),
    )
    .slice(0, SHOWN);
}
