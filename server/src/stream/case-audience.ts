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
}

const ALL = 'cases:all';
const ofUnit = (id: string) => `cases:unit:${id}`;
const ofHolder = (id: string) => `cases:holder:${id}`;

/** The audiences that a principal belongs to: the same predicate that lists and searches use. */
export function audiencesOf(principal: Principal): string[] {
  const visible = visibleCases(principal);
  if ('all' in visible) return [ALL];
  if ('none' in visible) return [];
  return [...visible.unitIds.map(ofUnit), ofHolder(visible.holderId)];
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

/** Of cases whose row changes with a cluster: their unit and their holder are named in its entry. */
export function audiencesAt(
  units: readonly (string | null)[],
  holders: readonly (string | null)[],
): string[] {
  return [ALL, ...units.flatMap(known(ofUnit)), ...holders.flatMap(known(ofHolder))];
}

/** Those who may see the case as it is. */
export function audiencesOfObject({ unitId, holderId }: CaseObject): string[] {
  return [ALL, ...known(ofUnit)(unitId), ...known(ofHolder)(holderId)];
}

function known(audience: (id: string) => string): (id: string | null) => string[] {
  return (id) => (id === null ? [] : [audience(id)]);
}
