/** The incident that a board is about, its clocks and alarms: pure readings of the board's parts. */
import type { AlarmRow } from '@heed/shared/alarms';
import type { BoardParts } from '@heed/shared/board';
import type { IncidentBoardRow } from '@heed/shared/incident-board';
import type { IncidentClock, IncidentClockKind } from '@heed/shared/incidents';

export interface ShownIncident extends IncidentBoardRow {
  id: string;
}

/** The one that was asked for, or the gravest that is under way, or the newest that is watched. */
export function chooseIncident(
  incidents: BoardParts['incidents'],
  asked: string | undefined,
): ShownIncident | null {
  const all = Object.entries(incidents).map(([id, row]) => ({ id, ...row }));
  if (asked !== undefined) return all.find(({ id }) => id === asked) ?? null;
  const present = all.filter(({ state }) => state !== 'stood_down' && state !== 'reviewed');
  return present.sort(byGravity)[0] ?? null;
}

const NO_LEVEL = 5;

function byGravity(a: ShownIncident, b: ShownIncident): number {
  const level = (row: ShownIncident) => row.level ?? NO_LEVEL;
  return level(a) - level(b) || Date.parse(b.firstKnownAt) - Date.parse(a.firstKnownAt);
}

/** Whether its response runs: watching is none. */
export function isUnderWay({ state }: Pick<IncidentBoardRow, 'state'>): boolean {
  return state === 'activated' || state === 'adjusted' || state === 'stabilised';
}

export type ClockState = 'fine' | 'soon' | 'overdue' | 'met';

export function clockState({ dueAt, amberAt, metAt }: IncidentClock, now: number): ClockState {
  if (metAt !== null) return 'met';
  if (now >= Date.parse(dueAt)) return 'overdue';
  return now >= Date.parse(amberAt) ? 'soon' : 'fine';
}

/** In this order on the wall; the word that is due next stands first. */
const wallOrder: readonly IncidentClockKind[] = [
  'first-word',
  'next-update',
  'upward-report',
  'press-conference',
  'response',
];
const CLOCKS_SHOWN = 3;

/** The clocks that still run, one of a kind: of several reports upward the one due next. */
export function runningClocks(clocks: readonly IncidentClock[]): IncidentClock[] {
  return wallOrder
    .flatMap((kind) => {
      const running = clocks.filter((clock) => clock.kind === kind && clock.metAt === null);
      return running.sort((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt)).slice(0, 1);
    })
    .slice(0, CLOCKS_SHOWN);
}

export interface ShownAlarm extends AlarmRow {
  id: string;
}

/** Those that nobody has in hand first, the gravest of them first, and of one level the oldest. */
export function alarmsInOrder(alarms: BoardParts['alarms'], incident?: string): ShownAlarm[] {
  return Object.entries(alarms)
    .map(([id, row]) => ({ id, ...row }))
    .filter(({ incidentId }) => incident === undefined || incidentId === incident)
    .sort(
      (a, b) =>
        Number(a.acknowledgedAt !== null) - Number(b.acknowledgedAt !== null) ||
        a.level - b.level ||
        Date.parse(a.raisedAt) - Date.parse(b.raisedAt),
    );
}

/** How many besides the first ask for a hand as well; where the first is in hand, all are. */
export function othersWaiting(alarms: readonly AlarmRow[]): number {
  return alarms.slice(1).filter(({ acknowledgedAt }) => acknowledgedAt === null).length;
}

/** Asks for a hand at once: the only thing that blinks. */
export function isPressing({ level, acknowledgedAt }: AlarmRow): boolean {
  return level === 1 && acknowledgedAt === null;
}

export interface ZoneCount {
  recovered: number;
  affected: number;
  /** Those that a sample failed in once; what nobody has found fault with is none of them. */
  all: number;
  sampledAt: string | null;
}

/** How many of the zones that were hit have passed twice in a row. */
export function zoneCount(zones: BoardParts['zones']): ZoneCount | null {
  const hit = Object.values(zones).filter(({ status }) => status !== 'unknown');
  if (hit.length === 0) return null;
  const recovered = hit.filter(({ status }) => status === 'recovered').length;
  const sampled = hit.flatMap(({ sampledAt }) => sampledAt ?? []).sort();
  return {
    recovered,
    affected: hit.length - recovered,
    all: hit.length,
    sampledAt: sampled.at(-1) ?? null,
  };
}
