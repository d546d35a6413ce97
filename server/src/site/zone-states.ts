/**
 * What the samples of a zone let the public be told. A turn for the worse is told at once; that
 * something is safe again only once a bulletin that was published after it says so.
 */
import type { FigureSeries, ZoneStatus } from '@heed/shared/figures';
import type { ZoneRow } from '@heed/shared/reference';
import { passes, PASSES_TO_RECOVER, statusOf } from '../projections/zones/zone-status.fold';

export type ZoneVerdict = 'unfit' | 'not-yet' | 'waiting' | 'fit' | 'unknown';

/** One measurement in a zone, with the limit that was in force when it was recorded. */
export interface ZoneSample {
  readonly zone: string;
  readonly name: string;
  readonly value: number;
  readonly limit: number;
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

const worstFirst: readonly ZoneVerdict[] = ['unfit', 'not-yet', 'waiting', 'fit', 'unknown'];

interface ZoneFacts {
  readonly zones: readonly ZoneRow[];
  readonly series: readonly FigureSeries[];
  readonly samples: readonly ZoneSample[];
  /** When the newest bulletin in force was published. */
  readonly toldAt: string;
}

export function zoneStates({ zones, series, samples, toldAt }: ZoneFacts): ZoneState[] {
  return zones.map((zone) => {
    const states = series.flatMap((each) => {
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
  const everFailed = newest.some((sample) => !passes(sample));
  const { status, passes: inARow } = statusOf(newest, everFailed);
  const last = newest[0];
  return {
    zone,
    verdict: verdictOf(status, newest.slice(0, inARow), toldAt),
    series,
    value: last?.value ?? null,
    limit: last?.limit ?? null,
    sampledAt: last?.measuredAt ?? null,
    passes: inARow,
  };
}

/** `passed` are the newest samples up to the last one that failed, the newest first. */
function verdictOf(status: ZoneStatus, passed: readonly ZoneSample[], toldAt: string): ZoneVerdict {
  if (status === 'affected') return 'unfit';
  if (status === 'recovering') return 'not-yet';
  const decisive = passed[passed.length - PASSES_TO_RECOVER];
  return decisive && Date.parse(decisive.recordedAt) <= Date.parse(toldAt) ? 'fit' : 'waiting';
}

function withoutSample(zone: ZoneRow): ZoneState {
  const nothing = { series: null, value: null, limit: null, sampledAt: null, passes: 0 };
  return { zone, verdict: 'unknown', ...nothing };
}
