/** Which kept states of a realm's folds stay: many of late, few of long ago. */

export interface Kept {
  readonly position: number;
  /** The realm's time, in milliseconds. */
  readonly at: number;
}

const DAY = 86_400_000;
const ALL_FOR = 2 * DAY;
const DAILY_FOR = 60 * DAY;
const WEEK = 7 * DAY;
const MOST = 200;

/** [X4] Positions of those that go, seen from the newest. */
export function surplus(kept: readonly Kept[]): number[] {
  const newestFirst = kept.toSorted((a, b) => b.position - a.position);
  const newest = newestFirst[0]?.at ?? 0;
  const spans = new Set<string>();
  let stay = 0;
  return newestFirst.flatMap(({ position, at }) => {
    const span = spanOf(newest - at, at);
    const stays = stay < MOST && (span === null || !spans.has(span));
    if (!stays) return [position];
    stay += 1;
    if (span !== null) spans.add(span);
    return [];
  });
}

/** The span of time that has one of them; null where each stays. */
function spanOf(age: number, at: number): string | null {
  if (age <= ALL_FOR) return null;
  return age <= DAILY_FOR ? `day ${Math.floor(at / DAY)}` : `week ${Math.floor(at / WEEK)}`;
}
