/** Which cases a principal may see: one predicate for SQL, sockets, exports and searches. */
import { can, isAccused, isWithin, type CaseObject } from './can';
import type { Principal } from './principal';
import { rightsOfRole } from './rights';

/** All cases, none, or those of some units and those in one person's hands. */
export type VisibleCases =
  | { readonly all: true }
  | { readonly none: true }
  | { readonly unitIds: readonly string[]; readonly holderId: string };

export function visibleCases(principal: Principal): VisibleCases {
  if (!can(principal, 'case:read')) return { none: true };
  const unbound =
    principal.kind !== 'account' ||
    principal.roles.some((role) => {
      const { verbs, reach } = rightsOfRole[role];
      return reach === 'all' && verbs.includes('case:read');
    });
  if (unbound) return { all: true };
  return { unitIds: principal.unitPath, holderId: principal.id };
}

/**
 * The predicate as a condition on the table of cases, with its parameters from `$firstParam` on.
 * `alias` is the table's name in the query and never comes from outside.
 */
export function visibleSql(
  principal: Principal,
  alias: string,
  firstParam: number,
): { readonly sql: string; readonly params: readonly unknown[] } {
  const visible = visibleCases(principal);
  if ('none' in visible) return { sql: 'false', params: [] };
  const own = 'all' in visible ? null : [[...visible.unitIds], visible.holderId];
  const [units, holder, unit] = [0, 1, own ? 2 : 0].map((n) => `$${firstParam + n}`);
  const within = `(${alias}.unit_id = any(${units}::uuid[]) or ${alias}.holder_id = ${holder}::uuid
    or ${alias}.assisting_unit_ids && ${units}::uuid[])`;
  const { kind, unitId } = principal;
  if (kind !== 'account' || unitId === null) {
    return own ? { sql: within, params: own } : { sql: 'true', params: [] };
  }
  // [C46] Nearly no case accuses a unit: comparing with nothing comes first.
  const clear = `(${alias}.accused_unit_ids = '{}' or not ${alias}.accused_unit_ids @> array[${unit}::uuid])`;
  return own
    ? { sql: `(${within} and ${clear})`, params: [...own, unitId] }
    : { sql: clear, params: [unitId] };
}

/** The same predicate for one case. */
export function isVisible(principal: Principal, object: CaseObject): boolean {
  const visible = visibleCases(principal);
  if (isAccused(principal, object)) return false;
  if ('all' in visible) return true;
  if ('none' in visible) return false;
  return isWithin(principal, object);
}
