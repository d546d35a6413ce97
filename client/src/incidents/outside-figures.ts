/** Outside figures as a wall shows them: people at risk, key sites, who is affected, the telephones. */
import { ONLY, type BoardParts } from '@heed/shared/board';
import type { CallsRow } from '@heed/shared/calls';
import type { FigureSeries } from '@heed/shared/figures';
import type { FigureBoardRow } from '@heed/shared/incident-board';

export interface FigureContext {
  figures: BoardParts['figures'];
  /** Counted from the calls themselves, where a telephone system tells them. */
  calls?: BoardParts['calls'];
  series: readonly FigureSeries[];
  /** The realm's clock. */
  now: number;
}

/** Who said it, when the oldest of the numbers beside each other was measured, and whether that is long ago. */
export interface Told {
  source: string;
  at: string;
  old: boolean;
}

export interface RiskFigures extends Told {
  reported: number | null;
  verified: number | null;
  safe: number | null;
}

export interface KeySite {
  /** What the series is called without its ending: `hospitals`. */
  name: string;
  secured: number;
  affected: number;
}

export interface KeySiteFigures extends Told {
  sites: KeySite[];
}

export interface AffectedFigures extends Told {
  households: number | null;
  people: number | null;
}

export interface TelephonyFigures extends Told {
  /** In per cent. */
  connected: number | null;
  abandoned: number | null;
  longestWaitSeconds: number | null;
  queue: number | null;
}

/** A series that nobody has described is old after an hour. */
const USUAL_STALE_MINUTES = 60;
const MINUTE_MS = 60_000;
/** As many kinds of sites as the headline has room for. */
const SITES_SHOWN = 3;
const AFFECTED = '-affected';
const SECURED = '-secured';
/** These count households and people, not sites. */
const notSites = new Set(['households', 'persons']);

export function riskOf(context: FigureContext): RiskFigures | null {
  const [reported, verified, safe] = ['people-reported', 'people-verified', 'people-safe'].map(
    (name) => context.figures[name],
  );
  const told = toldBy(context, { 'people-reported': reported, 'people-verified': verified });
  return (
    told && {
      reported: valueOf(reported),
      verified: valueOf(verified),
      safe: valueOf(safe),
      ...told,
    }
  );
}

/** Pairs NAME-secured and NAME-affected; one without the other says nothing. */
export function keySitesOf(context: FigureContext): KeySiteFigures | null {
  const { figures } = context;
  const sites: KeySite[] = [];
  const used: Record<string, FigureBoardRow | undefined> = {};
  for (const [key, affected] of Object.entries(figures)) {
    if (!key.endsWith(AFFECTED)) continue;
    const name = key.slice(0, -AFFECTED.length);
    const secured = figures[name + SECURED];
    if (!secured || notSites.has(name)) continue;
    sites.push({ name, secured: secured.value, affected: affected.value });
    used[name + SECURED] = secured;
    used[key] = affected;
  }
  const told = toldBy(context, used);
  if (!told) return null;
  return { sites: sites.sort(usualOrder).slice(0, SITES_SHOWN), ...told };
}

export function affectedOf(context: FigureContext): AffectedFigures | null {
  const households = context.figures['households-affected'];
  const people = context.figures['persons-affected'];
  const told = toldBy(context, { 'households-affected': households, 'persons-affected': people });
  return told && { households: valueOf(households), people: valueOf(people), ...told };
}

export function telephonyOf(context: FigureContext): TelephonyFigures | null {
  const counted = context.calls?.[ONLY];
  if (counted) return countedTelephony(counted, context.now);
  const names = {
    connected: 'telephony-connected',
    abandoned: 'telephony-abandoned',
    longestWaitSeconds: 'telephony-longest-wait',
    queue: 'telephony-queue',
  } as const;
  const { figures } = context;
  const rows = Object.fromEntries(Object.values(names).map((name) => [name, figures[name]]));
  const told = toldBy(context, rows);
  return (
    told && {
      connected: valueOf(figures[names.connected]),
      abandoned: valueOf(figures[names.abandoned]),
      longestWaitSeconds: valueOf(figures[names.longestWaitSeconds]),
      queue: valueOf(figures[names.queue]),
      ...told,
    }
  );
}

/** A telephone system that says nothing for so long has likely stopped telling. */
const SILENT_MINUTES = 15;

function countedTelephony(calls: CallsRow, now: number): TelephonyFigures {
  return {
    connected: calls.offered > 0 ? (calls.answered / calls.offered) * 100 : null,
    abandoned: calls.notReached,
    longestWaitSeconds: calls.longestWaitSeconds,
    queue: calls.queue,
    source: 'hotline',
    at: calls.toldAt,
    old: now - Date.parse(calls.toldAt) > SILENT_MINUTES * MINUTE_MS,
  };
}

/** Null where none of the figures is there: what has no source is left out. */
function toldBy(
  { series, now }: FigureContext,
  rows: Readonly<Record<string, FigureBoardRow | undefined>>,
): Told | null {
  let oldest: FigureBoardRow | null = null;
  let old = false;
  for (const [name, row] of Object.entries(rows)) {
    if (!row) continue;
    if (!oldest || Date.parse(row.at) < Date.parse(oldest.at)) oldest = row;
    const limit = series.find((one) => one.name === name)?.staleAfterMinutes ?? USUAL_STALE_MINUTES;
    old ||= now - Date.parse(row.at) > limit * MINUTE_MS;
  }
  return oldest && { source: oldest.source, at: oldest.at, old };
}

function valueOf(row: FigureBoardRow | undefined): number | null {
  return row?.value ?? null;
}

/** Hospitals, schools, nursing homes, then what else there is, by name. */
const order = ['hospitals', 'schools', 'nursing-homes'];
function usualOrder(a: KeySite, b: KeySite): number {
  return rank(a) - rank(b) || (a.name < b.name ? -1 : 1);
}
function rank({ name }: KeySite): number {
  const at = order.indexOf(name);
  return at === -1 ? order.length : at;
}
