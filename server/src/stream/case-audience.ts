/** Who hears that a case changed: those who may see it, and those who could until now. */
import type { CaseChanged } from '@heed/shared/down';
import type { CaseObject } from '../access/can';
import type { Principal } from '../access/principal';
import { visibleCases } from '../access/visible';
import type { FoldedEntry } from '../projections/projection';

/** A message and the audiences that it goes to. */
export interface Announcement {
  readonly message: CaseChanged;
  readonly audiences: readonly string[];
  /** [C46] Those of them who hear nothing of it: they work at the unit that the case accuses. */
  readonly barred: readonly string[];
}

const ALL = 'cases:all';
const ofUnit = (id: string) => `cases:unit:${id}`;
const ofWorker = (id: string) => `cases:worker:${id}`;
const ofHolder = (id: string) => `cases:holder:${id}`;

/** The audiences that a principal belongs to: the same predicate that lists and searches use. */
export function audiencesOf(principal: Principal): string[] {
  const visible = visibleCases(principal);
  if ('none' in visible) return [];
  const { kind, unitId } = principal;
  // Hears of nothing by itself, and is how those are named who must not hear.
  const worker = kind === 'account' ? known(ofWorker)(unitId) : [];
  if ('all' in visible) return [ALL, ...worker];
  return [...visible.unitIds.map(ofUnit), ofHolder(visible.holderId), ...worker];
}

/** The unit and the member that a case belongs to now, and those that it is taken from. */
export function audiencesOfCase(entry: FoldedEntry): string[] {
  if (!('after' in entry.data)) return [];
  const { data } = entry;
  const { unitId, holderId, assistingUnitIds = [] } = data.after;
  const units = [unitId, ...assistingUnitIds];
  const holders = [holderId];
  if ('fromUnitId' in data) units.push(data.fromUnitId);
  if ('fromHolderId' in data) holders.push(data.fromHolderId);
  if (entry.type === 'case-released') holders.push(entry.data.holderId);
  if (entry.type === 'member-recused') holders.push(entry.data.memberId);
  return audiencesAt(units, holders);
}

/** [C46] Who must not hear of it. That a case is theirs no more they hear once. */
export function barredFrom(entry: FoldedEntry): string[] {
  if (!('after' in entry.data) || entry.type === 'accused-set') return [];
  return barredOfObject(entry.data.after);
}

export function barredOfObject({
  accusedUnitIds = [],
}: Pick<CaseObject, 'accusedUnitIds'>): string[] {
  return accusedUnitIds.map(ofWorker);
}

/** Of cases whose row changes with a cluster: their unit and their holder are named in its entry. */
export function audiencesAt(
  units: readonly (string | null)[],
  holders: readonly (string | null)[],
): string[] {
  return [ALL, ...units.flatMap(known(ofUnit)), ...holders.flatMap(known(ofHolder))];
}

/** Those who may see the case as it is. */
export function audiencesOfObject({
  unitId,
  holderId,
  assistingUnitIds = [],
}: CaseObject): string[] {
  return audiencesAt([unitId, ...assistingUnitIds], [holderId]);
}

function known(audience: (id: string) => string): (id: string | null) => string[] {
  return (id) => (id === null ? [] : [audience(id)]);
}
