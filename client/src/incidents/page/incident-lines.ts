/** The incidents of a realm as the list shows them: what was read, with what the board has told since. */
import type { BoardParts } from '@heed/shared/board';
import type { IncidentClock, IncidentRow, IncidentState, LinkRule } from '@heed/shared/incidents';

export interface IncidentLine {
  row: IncidentRow;
  state: IncidentState;
  level: number | null;
  clocks: readonly IncidentClock[];
  linkedCases: number;
  /** The clock that is due first; null where none runs. */
  next: IncidentClock | null;
}

/** Those whose response runs first, the gravest of them first; then what is watched, then what is over. */
export function incidentLines(
  rows: readonly IncidentRow[],
  board: BoardParts['incidents'],
): IncidentLine[] {
  return rows.map((row) => lineOf(row, board[row.id])).toSorted(byGravity);
}

/** The board is ahead of what was read, or as old: its counts are the newer ones. */
function lineOf(row: IncidentRow, now: BoardParts['incidents'][string] | undefined): IncidentLine {
  const told = now && now.version >= row.version ? now : row;
  const { state, level, clocks, linkedCases } = told;
  return { row, state, level, clocks, linkedCases, next: nextClock(clocks) };
}

export function nextClock(clocks: readonly IncidentClock[]): IncidentClock | null {
  const running = clocks.filter(({ metAt }) => metAt === null);
  return running.toSorted((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt))[0] ?? null;
}

const rank: Record<IncidentState, number> = {
  activated: 0,
  adjusted: 0,
  stabilised: 0,
  monitoring: 1,
  stood_down: 2,
  reviewed: 3,
};
const NO_LEVEL = 5;

function byGravity(a: IncidentLine, b: IncidentLine): number {
  return (
    rank[a.state] - rank[b.state] ||
    (a.level ?? NO_LEVEL) - (b.level ?? NO_LEVEL) ||
    Date.parse(b.row.firstKnownAt) - Date.parse(a.row.firstKnownAt)
  );
}

/** How long it has lasted, or lasted: from its activation, or from the first knowledge of it. */
export function lasted(
  {
    firstKnownAt,
    activatedAt,
    stoodDownAt,
  }: Pick<IncidentRow, 'firstKnownAt' | 'activatedAt' | 'stoodDownAt'>,
  now: number,
): number {
  const end = stoodDownAt === null ? now : Date.parse(stoodDownAt);
  return Math.max(0, Math.floor((end - Date.parse(activatedAt ?? firstKnownAt)) / 1000));
}

/** What changes when the list has to be read again: not with each case that is linked. */
export function versionsOf(board: BoardParts['incidents']): string {
  const versions = Object.entries(board).map(([id, { version }]) => `${id}:${version}`);
  return versions.toSorted().join();
}

/** Those that run first, the next one due on top; of those that were met the newest first. */
export function clocksInOrder(clocks: readonly IncidentClock[]): IncidentClock[] {
  return clocks.toSorted((a, b) => {
    if (a.metAt === null && b.metAt === null) return Date.parse(a.dueAt) - Date.parse(b.dueAt);
    if (a.metAt === null || b.metAt === null) return a.metAt === null ? -1 : 1;
    return Date.parse(b.metAt) - Date.parse(a.metAt);
  });
}

/** A rule that names nothing but a time asks for no case. */
export function linksNothing(rule: LinkRule): boolean {
  const { categories, districts, streets, zones, words, cells = [], topics = [], all } = rule;
  const named = [categories, districts, streets, zones, words, cells, topics, rule.also ?? []];
  return all !== true && named.every((list) => list.length === 0);
}
