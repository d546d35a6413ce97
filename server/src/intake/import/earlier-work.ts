/**
 * What a run did after it last stored its progress, read from the journal: those rows come again,
 * intake knows them already, and they count for what they were the first time.
 */
import type { JournalEntry } from '../../journal/events';
import type { Journal } from '../../journal/journal';
import type { RegisterStatus } from '../outcome';
import type { ImportRecord } from './import-record';

const ENTRIES_A_READ = 1_000;

export class EarlierWork {
  static readonly none = new EarlierWork(new Map());

  private constructor(private readonly byComplaint: Map<string, RegisterStatus[]>) {}

  static async of(journal: Journal, { id, position }: ImportRecord): Promise<EarlierWork> {
    const byComplaint = new Map<string, RegisterStatus[]>();
    for (let from = position; ;) {
      const entries = await journal.readAfter(from, ENTRIES_A_READ);
      for (const entry of entries) {
        const [complaintId, status] = statusOf(entry, id) ?? [];
        if (complaintId === undefined || status === undefined) continue;
        byComplaint.set(complaintId, [...(byComplaint.get(complaintId) ?? []), status]);
      }
      const last = entries.at(-1);
      if (!last) return new EarlierWork(byComplaint);
      from = last.position;
    }
  }

  /** What became of a complaint that intake knows: once for each time that it was written. */
  take(complaintId: string): RegisterStatus {
    return this.byComplaint.get(complaintId)?.shift() ?? 'known';
  }
}

function statusOf(
  entry: JournalEntry,
  importId: string,
): readonly [complaintId: string, status: RegisterStatus] | null {
  switch (entry.type) {
    case 'complaint-registered':
      if (entry.data.importId !== importId) return null;
      return [entry.data.complaintId, entry.data.opened ? 'registered' : 'repeat'];
    case 'case-updated-at-source':
      return entry.data.importId === importId ? [entry.data.complaintId, 'updated'] : null;
    default:
      return null;
  }
}
