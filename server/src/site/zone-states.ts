/**
 * What the samples of a zone let the public be told. A turn for the worse is told at once; that
 * something is safe again only once a bulletin that was published after it says so.
 */
import type { FigureSeries } from '@heed/shared/figures';
import type { ZoneRow } from '@heed/shared/reference';

export type ZoneVerdict = 'unfit' | 'not-yet' | 'waiting' | 'fit' | 'unknown';

/** One measurement of a series with a limit, in a zone. */
export interface ZoneSample {
  readonly zone: string;
  readonly name: string;
  readonly value: number;
  readonly measuredAt: string;
  readonly recordedAt: string;
}

export interface ZoneState {
  readonly zone: ZoneRow;
  readonly verdict: ZoneVerdict;
  /** The series that the verdict rests on most, and its newest sample; null without any. */
  readonly series: FigureSeries | null;
  readonly value: number | null;
  readonly limit: number | null;
  readonly sampledAt: string | null;
  /** Samples in a row that passed. */
  readonly passes: number;
}

/** Passes in a row that make a zone safe again. */
const ENOUGH = 2;
const worstFirst: readonly ZoneVerdict[] = ['unfit', 'not-yet', 'waiting', 'fit', 'unknown'];

interface ZoneFacts {
  readonly zones: readonly ZoneRow[];
  readonly series: readonly FigureSeries[];
  readonly samples: readonly ZoneSample[];
  /** When the newest bulletin in force was published. */
  readonly toldAt: string;
}

export function zoneStates({ zones, series, samples, toldAt }: ZoneFacts): ZoneState[] {
  const limited = series.filter(({ limit }) => limit !== null);
  return zones.map((zone) => {
    const states = limited.flatMap((each) => {
      const own = samples.filter(
        ({ zone: code, name }) => code === zone.code && name === each.name,
      );
      return own.length > 0 ? [stateOf(zone, each, own, toldAt)] : [];
    });
    return states.sort(byVerdict)[0] ?? withoutSample(zone);
  });
}

/** The worst of several zones: an address may lie in more than one. */
export function worstOf(states: readonly ZoneState[]): ZoneState | null {
  return [...states].sort(byVerdict)[0] ?? null;
}

function byVerdict(a: ZoneState, b: ZoneState): number {
  return worstFirst.indexOf(a.verdict) - worstFirst.indexOf(b.verdict);
}

function stateOf(
  zone: ZoneRow,
  series: FigureSeries,
  samples: readonly ZoneSample[],
  toldAt: string,
): ZoneState {
  const newest = [...samples].sort((a, b) => Date.parse(b.measuredAt) - Date.parse(a.measuredAt));
  const limit = series.limit ?? 0;
  const failed = newest.findIndex(({ value }) => value > limit);
  const passed = failed === -1 ? newest : newest.slice(0, failed);
  const last = newest[0];
  return {
    zone,
    verdict: verdictOf(passed, failed !== -1, toldAt),
    series,
    value: last?.value ?? null,
    limit: series.limit,
    sampledAt: last?.measuredAt ?? null,
    passes: passed.length,
  };
}

/** `passed` are the newest samples up to the last one that failed, the newest first. */
function verdictOf(
  passed: readonly ZoneSample[],
  everFailed: boolean,
  toldAt: string,
): ZoneVerdict {
  if (passed.length === 0) return 'unfit';
  const decisive = passed[passed.length - ENOUGH];
  if (!decisive) return everFailed ? 'not-yet' : 'waiting';
  return Date.parse(decisive.recordedAt) <= Date.parse(toldAt) ? 'fit' : 'waiting';
}

function withoutSample(zone: ZoneRow): ZoneState {
  const nothing = { series: null, value: null, limit: null, sampledAt: null, passes: 0 };
  return { zone, verdict: 'unknown', ...nothing };
}
