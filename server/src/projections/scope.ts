/** What a set of folds, a board and its room are of: a realm, or an incident in it. */
import type { BoardScope } from '@heed/shared/board';
import type { Realm } from '@heed/shared/vocabulary';
import type { JournalEntry } from '../journal/events';

/** A scope as one text: `real`, or `real/<incident id>`. */
export type ScopeKey = string;

const BETWEEN = '/';

export function scopeKey({ realm, incident }: BoardScope): ScopeKey {
  return incident === undefined ? realm : `${realm}${BETWEEN}${incident}`;
}

export function realmOf(scope: ScopeKey): Realm {
  return scope.split(BETWEEN, 1)[0] ?? scope;
}

/** Null where the scope is a whole realm. */
export function incidentOf(scope: ScopeKey): string | null {
  return scope.split(BETWEEN)[1] ?? null;
}

/**
 * The incidents whose own folds an entry concerns: that of its opening, those that its case belongs
 * to, and the one that the case has just left.
 */
export function incidentsOf({ type, data }: JournalEntry): readonly string[] {
  if (type === 'incident-opened') return [data.incidentId];
  if (!('after' in data)) return NONE;
  const { incidentIds = NONE } = data.after;
  return type === 'case-unlinked' ? [...incidentIds, data.incidentId] : incidentIds;
}

const NONE: readonly string[] = [];
