/** The one permission question; whatever the table does not grant is denied. */
import { Verb } from '@heed/shared/vocabulary';
import type { Principal } from './principal';
import { refuse, type Refusal } from '../kernel/refusal';
import { rightsOfRole, verbsOfScope } from './rights';

/** What of a case decides who may touch it. */
export interface CaseObject {
  readonly unitId: string | null;
  readonly holderId: string | null;
  /** Units that help the leading one. */
  readonly assistingUnitIds?: readonly string[] | undefined;
  /** The unit that the case accuses, and all below it. */
  readonly accusedUnitIds?: readonly string[] | undefined;
}

/**
 * Whether a principal may do something, to a certain case where one is given.
 * Without a case the answer is whether there can be any that it may do it to.
 */
export function can(principal: Principal, verb: Verb, object?: CaseObject): boolean {
  if (principal.kind === 'system') return true;
  if (principal.kind === 'key') {
    return (principal.scopes ?? []).some((scope) => verbsOfScope[scope].includes(verb));
  }
  if (principal.mustChangePassword) return false;
  if (object && isAccused(principal, object)) return false;
  return principal.roles.some((role) => {
    const { verbs, reach } = rightsOfRole[role];
    if (!verbs.includes(verb)) return false;
    return object === undefined || reach === 'all' || isWithin(principal, object);
  });
}

/** Why a principal may not do what it asked for. */
export function denial(principal: Principal): Refusal {
  return refuse(principal.mustChangePassword ? 'password-change-required' : 'forbidden');
}

/** Every verb that a principal may use, on some case at least. */
export function verbsOf(principal: Principal): Verb[] {
  return Verb.options.filter((verb) => can(principal, verb));
}

/** A case in one's hands, or of one's unit or a unit below it, which leads or helps. */
export function isWithin(principal: Principal, object: CaseObject): boolean {
  const { unitId, holderId, assistingUnitIds = [] } = object;
  if (holderId !== null && holderId === principal.id) return true;
  if (assistingUnitIds.some((id) => principal.unitPath.includes(id))) return true;
  return unitId !== null && principal.unitPath.includes(unitId);
}

/** [C46] Whoever works at the accused unit neither sees nor touches the case, whatever their role. */
export function isAccused(
  { kind, unitId }: Principal,
  { accusedUnitIds = [] }: Pick<CaseObject, 'accusedUnitIds'>,
): boolean {
  return kind === 'account' && unitId !== null && accusedUnitIds.includes(unitId);
}
