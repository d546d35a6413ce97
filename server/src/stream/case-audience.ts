/** Who hears that a case changed: those who may see it, and those who could until now. */
import type { CaseChanged } from '@heed/shared/down';
import type { Principal } from '../access/principal';
import { visibleCases } from '../access/visible';
import type { FoldedEntry } from '../projections/projection';

/** A message and the rooms that it goes to. */
export interface Announcement {
  readonly message: CaseChanged;
  readonly rooms: readonly string[];
}

const ALL = 'cases:all';
const unitRoom = (id: string) => `cases:unit:${id}`;
const holderRoom = (id: string) => `cases:holder:${id}`;

/** The rooms of a principal: the same predicate that lists and searches use. */
export function audienceRooms(principal: Principal): string[] {
  const visible = visibleCases(principal);
  if ('all' in visible) return [ALL];
  if ('none' in visible) return [];
  return [...visible.unitIds.map(unitRoom), holderRoom(visible.holderId)];
}

/** One message a case, with the newest version among these entries. Historic cases announce nothing. */
export function announcements(entries: readonly FoldedEntry[]): Announcement[] {
  const byCase = new Map<string, { message: CaseChanged; rooms: Set<string> }>();
  for (const entry of entries) {
    if (!('after' in entry.data) || entry.data.after.historic) continue;
    const { caseId, after } = entry.data;
    const known = byCase.get(caseId);
    const rooms = new Set([...(known?.rooms ?? []), ...roomsOf(entry)]);
    const message = { caseId, version: after.version, position: entry.position };
    byCase.set(caseId, { message, rooms });
  }
  return [...byCase.values()].map(({ message, rooms }) => ({ message, rooms: [...rooms] }));
}

/** The unit and the member that a case belongs to now, and those that it is taken from. */
function roomsOf(entry: FoldedEntry): string[] {
  if (!('after' in entry.data)) return [];
  const { unitId, holderId } = entry.data.after;
  const units = [unitId];
  const holders = [holderId];
  if (entry.type === 'case-assigned') {
    units.push(entry.data.fromUnitId);
    holders.push(entry.data.fromHolderId);
  }
  if (entry.type === 'case-released') holders.push(entry.data.holderId);
  return [ALL, ...units.flatMap(roomsFor(unitRoom)), ...holders.flatMap(roomsFor(holderRoom))];
}

function roomsFor(room: (id: string) => string): (id: string | null) => string[] {
  return (id) => (id === null ? [] : [room(id)]);
}
