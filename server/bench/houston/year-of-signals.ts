/** What the fold of signals tells of a realm's year: its entries in order, and its clock every five minutes between. */
import type { SignalRow } from '@heed/shared/signals';
import { ZoneTime } from '../../src/kernel/zone-time';
import type { JournalEntry } from '../../src/journal/events';
import { signalsProjection } from '../../src/projections/signals/signals.fold';

const TICK = 5 * 60_000;
const DAY = 86_400_000;

/** One signal from its opening to its end. */
export interface SignalEpisode {
  readonly id: string;
  /** Milliseconds; when it was first told. */
  readonly openedAt: number;
  /** As it was when it was least usual. */
  readonly peak: SignalRow;
  /** Whether it was ever named as rows entered in one go. */
  readonly batch: boolean;
  /** When it first stood on the wall; null where it never did. */
  readonly wallAt: number | null;
  /** Districts that it named while it stood there, and when each was first named. */
  readonly districts: ReadonlyMap<string, number>;
}

export function signalsOf(entries: readonly JournalEntry[], timeZone: string): SignalEpisode[] {
  const fold = signalsProjection({ timeZone }).empty();
  const episodes = new Map<string, SignalEpisode>();
  const look = (now: number) => {
    const { signals = {} } = fold.rows(now, { baselineNeeded: 14 });
    for (const [id, row] of Object.entries(signals)) {
      episodes.set(id, seenOnce(id, row, { known: episodes.get(id), now }));
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

/** Those that were first told on that local day. */
export function ofDay(
  year: readonly SignalEpisode[],
  day: string,
  timeZone: string,
): SignalEpisode[] {
  const zone = new ZoneTime(timeZone);
  return year.filter(({ openedAt }) => zone.localDay(openedAt) === Date.parse(day) / DAY);
}

function seenOnce(
  id: string,
  row: SignalRow,
  { known, now }: { readonly known: SignalEpisode | undefined; readonly now: number },
): SignalEpisode {
  const isOnWall = row.level === 'wall';
  const districts = new Map(known?.districts);
  for (const district of isOnWall ? row.covers.districts : []) {
    if (!districts.has(district)) districts.set(district, now);
  }
  return {
    id,
    openedAt: known?.openedAt ?? now,
    peak: known && known.peak.intervalDays >= row.intervalDays ? known.peak : row,
    batch: (known?.batch ?? false) || row.batch !== null,
    wallAt: known?.wallAt ?? (isOnWall ? now : null),
    districts,
  };
}

/** An entry that says nothing but what time it is. */
function tickOf({ realm, actor, position }: JournalEntry, at: number): JournalEntry {
  const time = new Date(at).toISOString();
  const data = { realmAt: time, wallAt: time, speed: 0, until: time, state: 'running' } as const;
  return { type: 'realm-paced', data, realm, actor, position, at: time };
}
