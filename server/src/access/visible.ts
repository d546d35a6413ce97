/** Which cases a principal may see: one predicate for SQL, sockets, exports and searches. */
import { can, isWithin, type CaseObject } from './can';
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
  if ('all' in visible) return { sql: 'true', params: [] };
  if ('none' in visible) return { sql: 'false', params: [] };
  return {
    sql: `(${alias}.unit_id = any($${firstParam}::uuid[]) or ${alias}.holder_id = $${firstParam + 1}::uuid)`,
    params: [[...visible.unitIds], visible.holderId],
  };
}

/** The same predicate for one case. */
export function isVisible(principal: Principal, object: CaseObject): boolean {
  const visible = visibleCases(principal);
  if ('all' in visible) return true;
  if ('none' in visible) return false;
  return isWithin(principal, object);
}
