/** Outside figures as a table shows them: the newest of each series, and how old it is. */
import type { BoardParts } from '@heed/shared/board';
import type { FigureSeries } from '@heed/shared/figures';

export interface FigureLine {
  /** As on the board: the name, or name and zone. */
  key: string;
  name: string;
  zone: string | null;
  value: number;
  previous: number | null;
  unit: string | null;
  source: string;
  at: string;
  /** Measured longer ago than the series allows. */
  old: boolean;
}

export interface FigureGround {
  figures: BoardParts['figures'];
  series: readonly FigureSeries[];
  incidentId: string;
  /** The realm's clock. */
  now: number;
}

/** A series that nobody has described is old after an hour. */
const USUAL_STALE_MINUTES = 60;
const MINUTE_MS = 60_000;

/** In the order of the series, then by zone; those of another incident are left out. */
export function figureLines({ figures, series, incidentId, now }: FigureGround): FigureLine[] {
  const order = new Map(series.map(({ name }, index) => [name, index]));
  const limits = new Map(series.map(({ name, staleAfterMinutes }) => [name, staleAfterMinutes]));
  return Object.entries(figures)
    .filter(([, row]) => row.incidentId === null || row.incidentId === incidentId)
    .map(([key, row]): FigureLine => {
      const [name = key, zone = null] = key.split('|');
      const limit = (limits.get(name) ?? USUAL_STALE_MINUTES) * MINUTE_MS;
      const { value, previous, unit, source, at } = row;
      const old = now - Date.parse(at) > limit;
      return { key, name, zone, value, previous, unit, source, at, old };
    })
    .toSorted(
      (a, b) =>
        (order.get(a.name) ?? series.length) - (order.get(b.name) ?? series.length) ||
        (a.key < b.key ? -1 : 1),
    );
}

/** Empty strings stand for what nobody has said or chosen. */
export interface FigureDraft {
  /** A series that is known; empty for one that begins. */
  series: string;
  /** What a series that begins is called. */
  name: string;
  value: string;
  unit: string;
  source: string;
  at: string | null;
  zone: string;
}

/** The input as the form says it; the schema decides whether it can go out. */
export function figureOf(draft: FigureDraft, incidentId: string): Record<string, unknown> {
  const said = (text: string) => text.trim() || undefined;
  return {
    name: said(draft.series) ?? draft.name.trim(),
    value: draft.value.trim() === '' ? Number.NaN : Number(draft.value),
    source: draft.source.trim(),
    at: draft.at ?? '',
    incidentId,
    ...(said(draft.unit) && { unit: said(draft.unit) }),
    ...(said(draft.zone) && { zone: said(draft.zone) }),
  };
}
