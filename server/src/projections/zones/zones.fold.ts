/** Zones by the samples that were taken there. How much comes from their streets is added beside. */
import type { BoardParts } from '@heed/shared/board';
import type { ZoneBoardRow } from '@heed/shared/incident-board';
import { fromBytes, toBytes } from '../measure/bytes.fold';
import type { Fold, FoldedEntry, Projection, ViewContext } from '../projection';
import { isWorse, passes, statusOf, type Sample } from './zone-status.fold';

/** Of each series in each zone so many samples are kept. */
const KEPT = 12;

export const zonesProjection: Projection = {
  name: 'zones',
  version: 1,
  empty: () => new ZonesFold([]),
  load: (bytes) => new ZonesFold(fromBytes(bytes) as SavedSeries[]),
};

interface Series {
  readonly zone: string;
  readonly name: string;
  /** The newest first. */
  readonly samples: readonly Sample[];
  /** The incidents, and none, of which a sample failed once. */
  readonly failed: readonly (string | null)[];
}

type SavedSeries = [key: string, series: Series];

class ZonesFold implements Fold {
  private readonly series: Map<string, Series>;

  constructor(saved: readonly SavedSeries[]) {
    this.series = new Map(saved);
  }

  apply({ type, data, position }: FoldedEntry): void {
    if (type !== 'figure-set' || data.seriesKind !== 'sample') return;
    const { zone, name, limit, value, measuredAt: at, incidentId } = data;
    if (zone === null || limit === null) return;
    const key = `${zone}|${name}`;
    const known = this.series.get(key);
    const sample: Sample = { position, value, limit, at, incidentId };
    const samples = [...(known?.samples ?? []), sample].toSorted(newestFirst).slice(0, KEPT);
    const failed = new Set(known?.failed);
    if (!passes(sample)) failed.add(incidentId);
    this.series.set(key, { zone, name, samples, failed: [...failed] });
  }

  rows(_now: number, { incident }: ViewContext): Partial<BoardParts> {
    const zones: Record<string, ZoneBoardRow> = {};
    for (const [, series] of this.series) {
      const row = rowOf(series, incident);
      const known = zones[series.zone];
      if (row && (!known || isWorse(row.status, known.status))) zones[series.zone] = row;
    }
    return { zones };
  }

  save(): Uint8Array {
    return toBytes([...this.series]);
  }
}

function rowOf({ samples, failed }: Series, incident: string | undefined): ZoneBoardRow | null {
  const belongs = (id: string | null) => incident === undefined || id === null || id === incident;
  const shown = samples.filter(({ incidentId }) => belongs(incidentId));
  const [newest] = shown;
  if (!newest) return null;
  const { value, limit, at: sampledAt } = newest;
  return { ...statusOf(shown, failed.some(belongs)), value, limit, sampledAt, received: 0 };
}

function newestFirst(one: Sample, other: Sample): number {
  return one.at === other.at ? other.position - one.position : one.at < other.at ? 1 : -1;
}
