/** Outside figures: of each series, and of each zone of it, the value that was measured last and the one before. */
import type { BoardParts } from '@heed/shared/board';
import type { FigureBoardRow } from '@heed/shared/incident-board';
import type { EventData } from '../../journal/events';
import { fromBytes, toBytes } from '../measure/bytes.fold';
import type { Fold, FoldedEntry, Projection, ViewContext } from '../projection';

export const figuresProjection: Projection = {
  name: 'figures',
  version: 1,
  empty: () => new FiguresFold([]),
  load: (bytes) => new FiguresFold(fromBytes(bytes) as SavedSeries[]),
};

interface Measured {
  readonly position: number;
  readonly value: number;
  readonly unit: string | null;
  readonly source: string;
  readonly at: string;
  readonly incidentId: string | null;
}

type SavedSeries = [key: string, measured: Measured[]];

class FiguresFold implements Fold {
  /** By name and zone; of each incident, and of none, the two that were measured last. */
  private readonly series: Map<string, Measured[]>;

  constructor(saved: readonly SavedSeries[]) {
    this.series = new Map(saved);
  }

  apply(entry: FoldedEntry): void {
    if (entry.type !== 'figure-set') return;
    const key = keyOf(entry.data);
    const measured = measuredIn(entry.position, entry.data);
    const known = this.series.get(key) ?? [];
    const alike = [
      ...known.filter(({ incidentId }) => incidentId === measured.incidentId),
      measured,
    ];
    const others = known.filter(({ incidentId }) => incidentId !== measured.incidentId);
    this.series.set(key, [...others, ...alike.toSorted(newestFirst).slice(0, 2)]);
  }

  rows(_now: number, { incident }: ViewContext): Partial<BoardParts> {
    const figures: Record<string, FigureBoardRow> = {};
    for (const [key, known] of this.series) {
      const shown = known.filter(({ incidentId }) => belongs(incidentId, incident));
      const [newest, previous] = shown.toSorted(newestFirst);
      if (newest) figures[key] = rowOf(newest, previous);
    }
    return { figures };
  }

  save(): Uint8Array {
    return toBytes([...this.series]);
  }
}

/** An incident's board shows its own figures and those of none: telephony, say. */
function belongs(incidentId: string | null, incident: string | undefined): boolean {
  return incident === undefined || incidentId === null || incidentId === incident;
}

function keyOf({ name, zone }: EventData<'figure-set'>): string {
  return zone === null ? name : `${name}|${zone}`;
}

function measuredIn(position: number, data: EventData<'figure-set'>): Measured {
  const { value, unit, source, measuredAt: at, incidentId } = data;
  return { position, value, unit, source, at, incidentId };
}

/** [I12] By the time of the measurement; of one time the one that was told last. */
function newestFirst(one: Measured, other: Measured): number {
  return one.at === other.at ? other.position - one.position : one.at < other.at ? 1 : -1;
}

function rowOf(newest: Measured, previous: Measured | undefined): FigureBoardRow {
  const { value, unit, source, at, incidentId } = newest;
  const before = { previous: previous?.value ?? null, previousAt: previous?.at ?? null };
  return { value, unit, source, at, ...before, incidentId };
}
