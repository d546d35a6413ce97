/** To whom a case could go: three units by what speaks for each, and a member where one is on duty. Pure. */
import {
  MOST_PROPOSALS,
  type ProposalReason,
  type ProposalReasonCode,
  type ProposalRow,
} from '@heed/shared/proposals';

export interface UnitFact {
  readonly id: string;
  readonly name: string;
  readonly parentId: string | null;
  readonly taskForce: boolean;
  readonly capacity: number | null;
  readonly open: number;
  readonly overdue: number;
}

/** A member who is on duty now. */
export interface MemberFact {
  readonly id: string;
  readonly unitId: string;
  readonly skills: readonly string[];
  readonly capacity: number | null;
  readonly open: number;
  /** Hard cases since this duty began. */
  readonly hard: number;
  /** When the duty ends. */
  readonly until: string;
}

export interface ProposalFacts {
  readonly unitId: string | null;
  readonly holderId: string | null;
  /** Units that may not have it, since it is about them, and members who have an interest in it. */
  readonly barredUnitIds: readonly string[];
  readonly barredMemberIds: readonly string[];
  readonly catalogueUnitId: string | null;
  /** Skills that the category asks for. */
  readonly skills: readonly string[];
  /** Names of the street and the district. */
  readonly placeNames: readonly string[];
  readonly units: readonly UnitFact[];
  readonly members: readonly MemberFact[];
  /** From so many hard cases in one shift on a member is spared. */
  readonly hardLimit: number;
}

/** What each reason weighs; nothing outweighs the catalogue, which says who is competent. */
const weights: Readonly<Record<ProposalReasonCode, number>> = {
  catalogue: 200,
  place: 30,
  'same-unit': 25,
  'task-force': 20,
  sister: 10,
  'on-duty': 15,
  skill: 15,
  room: 5,
  heavy: -15,
  full: -40,
  spared: 0,
  strained: -10,
};
const HEAVY = 0.9;

/** [R11] The best three, the best first; the order is the same for the same facts. */
export function propose(facts: ProposalFacts): ProposalRow[] {
  return facts.units
    .filter(({ id }) => !facts.barredUnitIds.includes(id))
    .map((unit) => ({ unit, member: bestMember(unit, facts) }))
    .filter(({ unit, member }) => unit.id !== facts.unitId || member !== undefined)
    .map(({ unit, member }) => ({ unit, member, reasons: reasonsFor(unit, member, facts) }))
    .map((each) => ({ ...each, score: weigh(each.reasons) }))
    .sort((a, b) => b.score - a.score || shareOf(a.unit) - shareOf(b.unit) || byId(a.unit, b.unit))
    .slice(0, MOST_PROPOSALS)
    .map(({ unit, member, reasons }) => ({
      unitId: unit.id,
      memberId: member?.id ?? null,
      open: unit.open,
      overdue: unit.overdue,
      capacity: unit.capacity,
      memberOpen: member?.open ?? null,
      reasons,
    }));
}

/** [R12] Of those on duty: who can do what is asked, then whoever was spared least, then who carries least. */
function bestMember(unit: UnitFact, facts: ProposalFacts): MemberFact | undefined {
  const burden = (member: MemberFact) =>
    member.capacity ? member.open / member.capacity : member.open;
  return facts.members
    .filter(
      ({ id, unitId }) =>
        unitId === unit.id && id !== facts.holderId && !facts.barredMemberIds.includes(id),
    )
    .sort(
      (a, b) =>
        skillsOf(b, facts).length - skillsOf(a, facts).length ||
        Number(a.hard >= facts.hardLimit) - Number(b.hard >= facts.hardLimit) ||
        burden(a) - burden(b) ||
        byId(a, b),
    )[0];
}

function reasonsFor(
  unit: UnitFact,
  member: MemberFact | undefined,
  facts: ProposalFacts,
): ProposalReason[] {
  const present = facts.units.find(({ id }) => id === facts.unitId);
  const share = shareOf(unit);
  return [
    ...when(unit.id === facts.catalogueUnitId, 'catalogue'),
    ...when(worksIn(unit, facts.placeNames), 'place'),
    ...when(unit.id === facts.unitId, 'same-unit'),
    ...when(unit.taskForce, 'task-force'),
    ...when(isSister(unit, present), 'sister'),
    ...(member ? memberReasons(member, facts) : []),
    ...when(unit.capacity !== null && share < HEAVY, 'room'),
    ...when(unit.capacity !== null && share >= HEAVY && share < 1, 'heavy'),
    ...when(unit.capacity !== null && share >= 1, 'full'),
  ];
}

function memberReasons(member: MemberFact, facts: ProposalFacts): ProposalReason[] {
  const count = member.hard;
  return [
    ...when(true, 'on-duty', { until: member.until }),
    ...skillsOf(member, facts).flatMap((skill) => when(true, 'skill', { skill })),
    ...when(count > 0 && count < facts.hardLimit, 'spared', { count }),
    ...when(count >= facts.hardLimit, 'strained', { count }),
  ];
}

function when(
  holds: boolean,
  code: ProposalReasonCode,
  part: Partial<ProposalReason> = {},
): ProposalReason[] {
  return holds ? [{ code, skill: null, count: null, until: null, ...part }] : [];
}

/** Each reason once: two skills don't make a unit competent. */
function weigh(reasons: readonly ProposalReason[]): number {
  return [...new Set(reasons.map(({ code }) => code))].reduce(
    (sum, code) => sum + weights[code],
    0,
  );
}

function skillsOf(member: MemberFact, facts: ProposalFacts): string[] {
  return facts.skills.filter((skill) => member.skills.includes(skill));
}

/** A street office or a district's bureau carries the name of its place. */
function worksIn({ name }: UnitFact, placeNames: readonly string[]): boolean {
  return placeNames.some((place) => place.length > 1 && name.startsWith(place));
}

function isSister(unit: UnitFact, present: UnitFact | undefined): boolean {
  if (!present || unit.id === present.id || present.parentId === null) return false;
  return unit.parentId === present.parentId;
}

/** Of unknown capacity: between those with room and those that are full. */
function shareOf({ open, capacity }: UnitFact): number {
  if (capacity === null) return HEAVY;
  return capacity === 0 ? 1 : open / capacity;
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1;
}
