/** Published bulletins as the wall reads them: the newest, marks on the chart, what came in around one. */
import type { BoardParts } from '@heed/shared/board';
import type { BulletinBoardRow } from '@heed/shared/incident-board';

export interface ShownBulletin extends BulletinBoardRow {
  id: string;
}

/** Oldest first, of one incident where one is named. */
export function bulletinsInOrder(
  bulletins: BoardParts['bulletins'],
  incident?: string,
): ShownBulletin[] {
  return Object.entries(bulletins)
    .map(([id, row]) => ({ id, ...row }))
    .filter(({ incidentId }) => incident === undefined || incidentId === incident)
    .sort((a, b) => Date.parse(a.publishedAt) - Date.parse(b.publishedAt));
}

const BUCKET_MS = 300_000;
const AROUND_MS = 30 * 60_000;

export interface Around {
  before: number;
  after: number;
}

/**
 * What came in during the half hour before and after a moment, by whole buckets: the one in which it
 * fell counts for neither. Null until the half hour after has passed, and where buckets are missing.
 */
export function volumeAround(
  buckets: BoardParts['buckets'],
  at: string,
  now: number,
): Around | null {
  const moment = Date.parse(at);
  const fell = Math.floor(moment / BUCKET_MS) * BUCKET_MS;
  const end = fell + BUCKET_MS + AROUND_MS;
  if (now < end) return null;
  const received = new Map(
    Object.entries(buckets).map(([key, row]) => [Date.parse(key), row.received]),
  );
  const first = Math.min(...received.keys());
  if (!(first <= fell - AROUND_MS)) return null;
  const sum = (from: number) => {
    let total = 0;
    for (let time = from; time < from + AROUND_MS; time += BUCKET_MS)
      total += received.get(time) ?? 0;
    return total;
  };
  return { before: sum(fell - AROUND_MS), after: sum(fell + BUCKET_MS) };
}

const CIRCLED_ONE = 0x2460;
const CIRCLED_LAST = 20;

/** ① to ⑳, and the bare number beyond. */
export function circled(number: number): string {
  return number >= 1 && number <= CIRCLED_LAST
    ? String.fromCodePoint(CIRCLED_ONE + number - 1)
    : String(number);
}

export interface LargestAsk {
  code: string;
  people: number;
}

/** The question that most people ask and that no published word answers. */
export function largestUnanswered(
  asks: BoardParts['asks'],
  answered: ReadonlySet<string>,
): LargestAsk | null {
  const open = Object.entries(asks)
    .filter(([code, { people }]) => people > 0 && !answered.has(code))
    .map(([code, { people }]) => ({ code, people }));
  return open.sort((a, b) => b.people - a.people || (a.code < b.code ? -1 : 1))[0] ?? null;
}
