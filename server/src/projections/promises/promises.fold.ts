/** Public promises: what is open, and what became of the newest of the others. */
import type { BoardParts } from '@heed/shared/board';
import type { PromiseBoardRow } from '@heed/shared/incident-board';
import { fromBytes, toBytes } from '../measure/bytes.fold';
import type { Fold, FoldedEntry, Projection, ViewContext } from '../projection';

/** Settled ones beyond so many are on the pages of history. */
const SETTLED_KEPT = 100;

export const promisesProjection: Projection = {
  name: 'promises',
  version: 1,
  empty: () => new PromisesFold([]),
  load: (bytes) => new PromisesFold(fromBytes(bytes) as SavedPromise[]),
};

type SavedPromise = [id: string, row: PromiseBoardRow];

class PromisesFold implements Fold {
  /** In the order of their last change. */
  private readonly promises: Map<string, PromiseBoardRow>;

  constructor(saved: readonly SavedPromise[]) {
    this.promises = new Map(saved);
  }

  apply({ data }: FoldedEntry): void {
    if (!('promiseId' in data && 'ownerUnitId' in data)) return;
    const { promiseId, version, incidentId, state, dueAt, ownerUnitId } = data;
    this.promises.delete(promiseId);
    this.promises.set(promiseId, { version, incidentId, state, dueAt, ownerUnitId });
    this.forgetOld();
  }

  /** A promise whose time has passed without a word is a broken one. */
  rows(now: number, { incident }: ViewContext): Partial<BoardParts> {
    const promises: Record<string, PromiseBoardRow> = {};
    for (const [id, row] of this.promises) {
      if (incident !== undefined && row.incidentId !== incident) continue;
      const passed = isOpen(row) && Date.parse(row.dueAt) <= now;
      promises[id] = passed ? { ...row, state: 'broken' } : row;
    }
    return { promises };
  }

  save(): Uint8Array {
    return toBytes([...this.promises]);
  }

  private forgetOld(): void {
    const settled = [...this.promises].filter(([, row]) => !isOpen(row));
    for (const [id] of settled.slice(0, -SETTLED_KEPT)) this.promises.delete(id);
  }
}

/** A revised promise is open until its new deadline. */
function isOpen({ state }: PromiseBoardRow): boolean {
  return state === 'open' || state === 'revised';
}
