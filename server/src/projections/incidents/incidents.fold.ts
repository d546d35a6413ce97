/** Incidents that are not reviewed yet: where each stands, its clocks, how many cases belong to it. */
import type { BoardParts } from '@heed/shared/board';
import type { IncidentBoardRow } from '@heed/shared/incident-board';
import type { IncidentStanding } from '../../journal/events/incident-events';
import { fromBytes, toBytes } from '../measure/bytes.fold';
import type { Fold, FoldedEntry, Projection, ViewContext } from '../projection';

export const incidentsProjection: Projection = {
  name: 'incidents',
  version: 1,
  empty: () => new IncidentsFold([]),
  load: (bytes) => new IncidentsFold(fromBytes(bytes) as SavedIncident[]),
};

type SavedIncident = [id: string, row: IncidentBoardRow];

class IncidentsFold implements Fold {
  private readonly incidents: Map<string, IncidentBoardRow>;

  constructor(saved: readonly SavedIncident[]) {
    this.incidents = new Map(saved);
  }

  apply({ type, data }: FoldedEntry): void {
    if ('standing' in data) this.stand(data.incidentId, data.standing);
    else if (type === 'case-linked') this.count(data.incidentId, 1);
    else if (type === 'case-unlinked') this.count(data.incidentId, -1);
    else if (type === 'complaint-registered' && data.opened) {
      for (const id of data.after.incidentIds ?? []) this.count(id, 1);
    }
  }

  rows(_now: number, { incident }: ViewContext): Partial<BoardParts> {
    const shown = [...this.incidents].filter(([id]) => incident === undefined || id === incident);
    return { incidents: Object.fromEntries(shown) };
  }

  save(): Uint8Array {
    return toBytes([...this.incidents]);
  }

  private stand(id: string, standing: IncidentStanding): void {
    if (standing.state === 'reviewed') {
      this.incidents.delete(id);
      return;
    }
    const { version, state, level, warning, firstKnownAt, activatedAt, stoodDownAt } = standing;
    this.incidents.set(id, {
      version,
      state,
      class: standing.class,
      level,
      warning,
      firstKnownAt,
      activatedAt,
      stoodDownAt,
      clocks: standing.clocks,
      linkedCases: this.incidents.get(id)?.linkedCases ?? 0,
    });
  }

  /** A new row each time: what a frame was made of stays as it was. */
  private count(id: string, by: 1 | -1): void {
    const row = this.incidents.get(id);
    if (row) this.incidents.set(id, { ...row, linkedCases: Math.max(0, row.linkedCases + by) });
  }
}
