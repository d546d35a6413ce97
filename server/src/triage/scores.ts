/** Adds up what the phrases of a text say for each of several answers. */
import type { Nearness } from '../../data/lexicon/rule';
import type { Hit } from './hits';
import type { FiredRule, TriageAxis } from './triage-types';

/** A phrase speaks for one answer, with a weight. */
export interface Voice {
  readonly axis: TriageAxis;
  readonly rule: string;
  readonly answer: string;
  readonly weight: number;
  readonly near?: Nearness | undefined;
  /** Says nothing where it is denied. Most phrases do: a street without a lamp is about lamps. */
  readonly needsTelling?: boolean | undefined;
}

export interface Score {
  readonly answer: string;
  readonly points: number;
  readonly fired: readonly FiredRule[];
}

export const STRONG = 3;
export const WEAK = 1;

/** So that a long text does not win by repeating itself. */
const MAX_PHRASES = 4;
/** A phrase in the title says what the matter is. */
const TITLE_FACTOR = 2;

/** Scores of hits of which each phrase comes once, best first; of equals, the one whose phrase comes first in the text. */
export function scoresOf(hits: readonly Hit<Voice>[], titleLength: number): Score[] {
  if (hits.length === 0) return [];
  const byAnswer = Map.groupBy(hits, (hit) => hit.use.answer);
  return [...byAnswer]
    .map(([answer, own]) => scoreOf(answer, own, titleLength))
    .sort((a, b) => b.points - a.points || firstOffset(a) - firstOffset(b));
}

export function firedAt(
  hit: Hit<{ axis: TriageAxis; rule: string }>,
  lifeSafety = false,
): FiredRule {
  const { axis, rule } = hit.use;
  return { axis, rule, offset: hit.start, length: hit.end - hit.start, lifeSafety };
}

function scoreOf(answer: string, hits: readonly Hit<Voice>[], titleLength: number): Score {
  const counted = hits.length === 1 ? hits : countedOf(hits, titleLength);
  return {
    answer,
    points: counted.reduce((sum, hit) => sum + points(hit, titleLength), 0),
    fired: counted.map((hit) => firedAt(hit)),
  };
}

function countedOf(hits: readonly Hit<Voice>[], titleLength: number): Hit<Voice>[] {
  return hits
    .filter((hit) => !isInsideLonger(hit, hits))
    .sort((a, b) => points(b, titleLength) - points(a, titleLength) || a.start - b.start)
    .slice(0, MAX_PHRASES);
}

function isInsideLonger(hit: Hit<Voice>, hits: readonly Hit<Voice>[]): boolean {
  return hits.some(
    (other) =>
      other.start <= hit.start &&
      other.end >= hit.end &&
      other.end - other.start > hit.end - hit.start,
  );
}

function points(hit: Hit<Voice>, titleLength: number): number {
  return hit.use.weight * (hit.start < titleLength ? TITLE_FACTOR : 1);
}

function firstOffset(score: Score): number {
  return Math.min(...score.fired.map((rule) => rule.offset));
}
