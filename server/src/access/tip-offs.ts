/** [C48] Who may know what a tip-off says: lists and boards tell nobody else more than that there is one. */
import type { Procedure } from '@heed/shared/case-life';
import { can, isWithin, type CaseObject } from './can';
import type { Principal } from './principal';

export interface SecretObject extends CaseObject {
  readonly procedure?: Procedure | undefined;
}

/** Leaders, and those whose case it is. */
export function mayKnow(principal: Principal, object: SecretObject): boolean {
  if (object.procedure !== 'tip_off' || principal.kind === 'system') return true;
  if (principal.kind !== 'account') return false;
  return isLeader(principal) || isWithin(principal, object);
}

/** Whoever opens it also reads it in order to hand it on. */
export function mayRead(principal: Principal, object: SecretObject): boolean {
  return (
    mayKnow(principal, object) ||
    (principal.kind === 'account' && can(principal, 'case:dispatch', object))
  );
}

/** The cases, as a condition on the table of cases, whose words a search may find. */
export function knownSql(
  principal: Principal,
  alias: string,
  firstParam: number,
): { readonly sql: string; readonly params: readonly unknown[] } {
  if (principal.kind === 'system') return { sql: 'true', params: [] };
  if (principal.kind === 'account' && isLeader(principal)) return { sql: 'true', params: [] };
  const open = findableSql(alias);
  if (principal.kind !== 'account') return { sql: open, params: [] };
  const [units, holder] = [`$${firstParam}::uuid[]`, `$${firstParam + 1}::uuid`];
  return {
    sql: `(${open} or ${alias}.unit_id = any(${units}) or ${alias}.holder_id = ${holder}
      or ${alias}.assisting_unit_ids && ${units})`,
    params: [[...principal.unitPath], principal.id],
  };
}

/** [C49] The cases that a phone number may find: whom a tip-off comes from is shown to nobody. */
export function findableSql(alias: string): string {
  return `not ${alias}.marks @> '{tip_off}'`;
}

function isLeader({ roles }: Principal): boolean {
  return roles.some((role) => role === 'duty-leader' || role === 'task-force-lead');
}
