/** What the fold of signals tells of a realm's year: its entries in order, and its clock every five minutes between. */
import type { SignalRow } from '@heed/shared/signals';
import type { JournalEntry } from '../../src/journal/events';
import { signalsProjection } from '../../src/projections/signals/signals.fold';

const TICK = 5 * 60_000;

/** One signal from its opening to its end. */
export interface SignalEpisode {
  readonly id: string;
  /** Milliseconds; when it was first told. */
  readonly openedAt: number;
  /** As it was when it was least usual. */
  readonly peak: SignalRow;
  /** Whether it was ever named as rows entered in one go. */
  readonly batch: boolean;
}

export function signalsOf(entries: readonly JournalEntry[], timeZone: string): SignalEpisode[] {
  const fold = signalsProjection({ timeZone }).empty();
  const episodes = new Map<string, SignalEpisode>();
  const look = (now: number) => {
    const { signals = {} } = fold.rows(now, { baselineNeeded: 14 });
    for (const [id, row] of Object.entries(signals)) {
      const known = episodes.get(id);
      const peak = known && known.peak.intervalDays >= row.intervalDays ? known.peak : row;
      const batch = (known?.batch ?? false) || row.batch !== null;
      episodes.set(id, { id, openedAt: known?.openedAt ?? now, peak, batch });
    }
  };
  let tick = Math.ceil(Date.parse(entries[0]?.at ?? '') / TICK) * TICK;
  for (const entry of entries) {
    for (const at = Date.parse(entry.at); tick <= at; tick += TICK) {
      fold.apply(tickOf(entry, tick));
      look(tick);
    }
    fold.apply(entry);
  }
  return [...episodes.values()];
}

/** An entry that says nothing but what time it is. */
function tickOf({ realm, actor, position }: JournalEntry, at: number): JournalEntry {
  const time = new Date(at).toISOString();
  const data = { realmAt: time, wallAt: time, speed: 0, until: time, state: 'running' } as const;
  return { type: 'realm-paced', data, realm, actor, position, at: time };
}
