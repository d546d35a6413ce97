/**
 * One thing shows in many cells of the test: in a cell, its rings, its street, its district, in its
 * category and in all. Those that touch are one signal, told by the one that is least likely chance.
 */
import type { Episode } from './episodes.fold';
import { ALL, CITY, type Names } from './names.fold';

/** Where so many categories, and half of all, surge at once, it is no matter of some of them. */
const MANY_CATEGORIES = 3;

export interface Group {
  readonly head: Episode;
  /** At least the head. */
  readonly members: [Episode, ...Episode[]];
  /** The longest recurrence interval that any of them reached. */
  peak: number;
}

export function merged(episodes: readonly Episode[], names: Names): Group[] {
  const groups: Group[] = [];
  const rank = rankedBy(episodes, names);
  const inOrder = episodes.toSorted(
    (one, other) => rank(one) - rank(other) || byChance(one, other),
  );
  for (const episode of inOrder) {
    const into = groups.find(({ head }) => belongs(episode, head, names));
    if (!into) {
      groups.push({ head: episode, members: [episode], peak: episode.peak });
      continue;
    }
    into.members.push(episode);
    into.peak = Math.max(into.peak, episode.peak);
  }
  return groups.toSorted((one, other) => byChance(one.head, other.head));
}

/**
 * Hotspots first, since they say where; then the city's surges, then the districts'. A topic is told
 * where no category says it already, and the city's sum where neither does.
 */
function rankedBy(episodes: readonly Episode[], names: Names): (episode: Episode) => number {
  const surges = episodes.filter(({ question, zone }) => question === 'surge' && zone === CITY);
  const categories = surges.filter(({ subject }) => subject !== ALL && !names.isTopic(subject));
  const many = Math.max(MANY_CATEGORIES, names.categoryCount / 2);
  const ofAll = categories.length >= many ? 1 : 5;
  return ({ question, zone, subject }) => {
    if (names.isTopic(subject)) return 4;
    if (question === 'hotspot') return 0;
    if (zone !== CITY) return 3;
    return subject === ALL ? ofAll : 2;
  };
}

function byChance(one: Episode, other: Episode): number {
  return (
    one.verdict.chance - other.verdict.chance ||
    other.verdict.observed - one.verdict.observed ||
    one.key - other.key
  );
}

function belongs(episode: Episode, head: Episode, names: Names): boolean {
  if (!names.areKindred(episode.subject, head.subject)) return false;
  // A topic is not lost in a sum that is less remarkable than the topic itself.
  const inSum = names.isTopic(episode.subject) && head.subject === ALL;
  if (inSum && episode.verdict.chance < head.verdict.chance) return false;
  if (head.zone === CITY) return episode.question === 'surge' || names.isTopic(episode.subject);
  return episode.zone !== CITY && touch(episode, head, names);
}

function touch(one: Episode, other: Episode, names: Names): boolean {
  const [a, b] = [names.of(one.zone), names.of(other.zone)];
  if (one.zone === other.zone) return true;
  if (!a || !b) return false;
  if (a.kind === 'district') return liesIn(other, 'district', one.zone, names);
  if (b.kind === 'district') return liesIn(one, 'district', other.zone, names);
  if (a.kind === 'cell' && b.kind === 'cell') return areNear(one, other, names);
  if (a.kind === 'street') return b.kind === 'cell' && liesIn(other, 'street', one.zone, names);
  return b.kind === 'street' && liesIn(one, 'street', other.zone, names);
}

/** Whether a step leads from one's cells to the other's. */
function areNear(one: Episode, other: Episode, names: Names): boolean {
  const theirs = new Set(names.members(other.zone, other.radius));
  return names
    .members(one.zone, one.radius)
    .some((cell) => names.members(cell, 1).some((near) => theirs.has(near)));
}

/** Whether any part of it lies in a district or a street. */
function liesIn(
  episode: Episode,
  kind: 'district' | 'street',
  place: number,
  names: Names,
): boolean {
  return names
    .members(episode.zone, episode.radius)
    .some((member) => names.of(member)?.[kind] === place);
}
