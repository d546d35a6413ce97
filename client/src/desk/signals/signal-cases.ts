/** Which cases a signal is about, as the query of the case list. */
import type { CaseQuery } from '@heed/shared/rows';
import type { SignalRow } from '@heed/shared/signals';
import type { Suggestion } from '@heed/shared/suggestions';

const MINUTE = 60_000;
const PAGE = 50;

/** A cell is no filter of the list: its streets are, or its district. */
export function caseQueryOf(signal: SignalRow): CaseQuery {
  const { category, at, window } = signal;
  return {
    ...placeOf(signal),
    ...(category !== null && { category }),
    view: 'all',
    from: new Date(Date.parse(at) - window * MINUTE).toISOString(),
    to: at,
    sort: '-received',
    limit: PAGE,
  };
}

/** The cases that an incident declared of a suggestion would hold. */
export function suggestedCases({ id }: Suggestion): CaseQuery {
  return { suggestion: id, view: 'all', sort: '-received', limit: PAGE };
}

function placeOf({ zone, parent, covers }: SignalRow): Pick<CaseQuery, 'district' | 'street'> {
  const { kind, id } = zone;
  if (kind === 'city' || id === null) return {};
  if (kind === 'district') return { district: id };
  if (kind === 'street') return { street: id };
  if (covers.streets.length > 0) return { street: covers.streets.join(',') };
  return parent === null ? {} : { district: parent };
}
