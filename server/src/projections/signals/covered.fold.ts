/**
 * The places that a signal names besides its zone: those in which its hotspots lie, and of a surge of the
 * whole city the districts that surge by themselves and by more than the city as a whole. A storm is
 * everywhere more than usual; these are where it is worst.
 */
import type { Signal } from './arrival.fold';
import type { Episode } from './episodes.fold';
import type { Group } from './merging.fold';
import { CITY, type Names, type PlaceKind } from './names.fold';

/** Places of one level that a signal names; a larger one is told by its district. */
const MOST_COVERED = 60;
/** So that nothing is divided by nothing. */
const LEAST_USUAL = 1e-9;

export function covered({ head, members }: Group, names: Names): Signal['covers'] {
  if (head.question === 'surge') {
    return { districts: surging(head, members, names), streets: [], cells: [] };
  }
  const places: Record<PlaceKind, Set<string>> = {
    district: new Set(),
    street: new Set(),
    cell: new Set(),
  };
  for (const { question, zone, radius } of members) {
    if (question !== 'hotspot') continue;
    for (const member of names.members(zone, radius)) {
      const place = names.of(member);
      if (place && places[place.kind].size < MOST_COVERED) places[place.kind].add(place.id);
    }
  }
  const { district, street, cell } = places;
  return { districts: [...district], streets: [...street], cells: [...cell] };
}

/** The least likely chance first. */
function surging(head: Episode, members: readonly Episode[], names: Names): string[] {
  if (head.zone !== CITY) return [];
  const harder = members
    .filter(({ question, zone }) => question === 'surge' && zone !== CITY)
    .filter((episode) => timesTheUsual(episode) > timesTheUsual(head))
    .toSorted((one, other) => one.verdict.chance - other.verdict.chance || one.key - other.key);
  const ids = new Set(harder.flatMap(({ zone }) => names.of(zone)?.id ?? []));
  return [...ids].slice(0, MOST_COVERED);
}

function timesTheUsual({ verdict: { observed, usual } }: Episode): number {
  return observed / Math.max(LEAST_USUAL, usual);
}
