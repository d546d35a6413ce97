/** The worst overdue cases, as the wall lists them: how long they wait and how long they are over, now. */
import type { BoardParts, WorstRow } from '@heed/shared/board';
import { urgencyRank } from '@heed/shared/vocabulary';

export interface WorstCase extends WorstRow {
  caseId: string;
  waitedSeconds: number;
  overSeconds: number;
}

export interface WorstCases {
  cases: WorstCase[];
  /** All are under an hour, so that 分:秒 can be written bare. */
  minutesOnly: boolean;
}

const HOUR = 3_600;

/** Pinned first, then the most urgent, then longest over. A case whose time has not come by this clock is left out. */
export function worstCases(
  rows: BoardParts['worst'],
  { now, limit }: { now: number; limit: number },
): WorstCases {
  const cases = Object.entries(rows)
    .map(([caseId, row]) => ({
      ...row,
      caseId,
      waitedSeconds: seconds(row.receivedAt, now),
      overSeconds: seconds(row.dueAt, now),
    }))
    .filter(({ overSeconds }) => overSeconds >= 0)
    .sort(
      (a, b) =>
        Number(b.pinned) - Number(a.pinned) ||
        urgencyRank(a.urgency) - urgencyRank(b.urgency) ||
        b.overSeconds - a.overSeconds ||
        (a.caseNo < b.caseNo ? -1 : 1),
    )
    .slice(0, limit);
  const minutesOnly = cases.every(
    ({ waitedSeconds, overSeconds }) => Math.max(waitedSeconds, overSeconds) < HOUR,
  );
  return { cases, minutesOnly };
}

function seconds(from: string, now: number): number {
  return Math.floor((now - Date.parse(from)) / 1000);
}
