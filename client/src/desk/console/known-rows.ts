/** The rows that the list has by id: one table that is changed in place, however many they are. */
import type { CaseRow } from '@heed/shared/rows';
import { shallowRef, triggerRef } from 'vue';

/** A row keeps a light edge for so long after it changed. */
const EDGE_MS = 5_000;

interface Known {
  readonly row: CaseRow;
  /** When it changed under the reader's eyes, on this machine's steady clock. */
  readonly changedAt: number;
}

export class KnownRows {
  /** One reactive cell for the whole table: to watch each row would cost more than the rows. */
  private readonly rows = shallowRef(new Map<string, Known>());

  get size(): number {
    return this.rows.value.size;
  }

  get(id: string): CaseRow | undefined {
    return this.rows.value.get(id)?.row;
  }

  /** Changed a moment ago. */
  isFresh(id: string): boolean {
    const known = this.rows.value.get(id);
    return known !== undefined && performance.now() - known.changedAt < EDGE_MS;
  }

  put(rows: readonly CaseRow[]): void {
    for (const row of rows) this.rows.value.set(row.id, { row, changedAt: -Infinity });
    triggerRef(this.rows);
  }

  /** As `put`; what is new or of another version is marked as changed. */
  change(rows: readonly CaseRow[]): void {
    const now = performance.now();
    for (const row of rows) {
      const before = this.rows.value.get(row.id);
      const changedAt = before?.row.version === row.version ? before.changedAt : now;
      this.rows.value.set(row.id, { row, changedAt });
    }
    triggerRef(this.rows);
  }

  /** Lets go of all but these. */
  keep(ids: readonly string[]): void {
    const wanted = new Set(ids);
    for (const id of this.rows.value.keys()) {
      if (!wanted.has(id)) this.rows.value.delete(id);
    }
  }

  clear(): void {
    this.rows.value = new Map();
  }
}
