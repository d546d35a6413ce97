/**
 * [I20] Which suggestions tell of the same cases as a wider one or as an incident, or of the same kind in
 * its place: those are no suggestions of their own, but named within it. Pure: the lists say what is of a
 * kind, and how many cases they share decides the rest.
 */

/** What holds the cases of a suggestion. */
export interface Holder {
  readonly kind: 'suggestion' | 'incident';
  readonly id: string;
}

/** A suggestion with its cases, and how many of them each other one with all within it, and each incident that takes cases in, holds. */
export interface Weighed {
  readonly id: string;
  readonly state: 'standing' | 'within' | 'dismissed' | 'accepted';
  /** Which has its cases, once it was accepted. */
  readonly incidentId: string | null;
  readonly cases: number;
  readonly raisedAt: string;
  readonly within: Holder | null;
  readonly shares: readonly (Holder & { readonly cases: number })[];
  /** Suggestions of the same kind whose place is its own, or around it. */
  readonly kin: readonly string[];
}

/** Of its cases, for it to be named within another. */
const ENTERS = 0.8;
/** Once it is, it stays until so many are left: else it would come and go with each case. */
const STAYS = 0.6;
/** What was named within another takes its place when it is so many times as wide. */
const WIDER = 1.25;

/** Where each that stands, or is named within another, belongs; null where it is a suggestion of its own. */
export function withinOf(all: readonly Weighed[]): ReadonlyMap<string, Holder | null> {
  const found = new Map<string, Holder | null>();
  /** What was decided holds no more of its kind: those are not in its incident. */
  const standing = new Set<string>();
  const isDecided = ({ state }: Weighed) => state === 'dismissed' || state === 'accepted';
  /** What those that may hold others stand for: what was decided holds them too, so that nobody decides each. */
  const own = new Map(all.filter(isDecided).map((one) => [one.id, standsFor(one)]));
  for (const one of all.filter((each) => !isDecided(each)).toSorted(byWidth)) {
    const holder = one.cases === 0 ? one.within : (holderOf(one, own) ?? kinOf(one, standing));
    found.set(one.id, holder);
    if (holder !== null) continue;
    own.set(one.id, standsFor(one));
    standing.add(one.id);
  }
  return found;
}

/** What was accepted is its incident by now, before all of its cases are linked. */
function standsFor({ id, incidentId }: Weighed): Holder {
  return incidentId === null ? { kind: 'suggestion', id } : { kind: 'incident', id: incidentId };
}

/** An incident before a suggestion, else the one that holds the most. */
function holderOf(
  { cases, within, shares }: Weighed,
  own: ReadonlyMap<string, Holder>,
): Holder | null {
  const holds = shares.flatMap((share) => {
    const holder = share.kind === 'incident' ? share : own.get(share.id);
    if (!holder) return [];
    const least = (within?.id === holder.id ? STAYS : ENTERS) * cases;
    return share.cases >= least ? [{ ...holder, cases: share.cases }] : [];
  });
  const [first] = holds.toSorted(
    (one, other) =>
      Number(other.kind === 'incident') - Number(one.kind === 'incident') ||
      other.cases - one.cases,
  );
  return first ? { kind: first.kind, id: first.id } : null;
}

function kinOf({ kin }: Weighed, standing: ReadonlySet<string>): Holder | null {
  const id = kin.find((each) => standing.has(each));
  return id === undefined ? null : { kind: 'suggestion', id };
}

/** The widest first; of equals the one that was raised first. */
function byWidth(one: Weighed, other: Weighed): number {
  const width = ({ cases, state }: Weighed) => cases * (state === 'standing' ? WIDER : 1);
  return (
    width(other) - width(one) ||
    one.raisedAt.localeCompare(other.raisedAt) ||
    one.id.localeCompare(other.id)
  );
}
