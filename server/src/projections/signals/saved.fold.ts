/** What a detector keeps between two runs. */
import type { Signal } from './arrival.fold';
import type { SavedChannelShares } from './channel-shares.fold';
import type { SavedCounters } from './counters.fold';
import type { SavedDefaultPoints } from './default-points.fold';
import type { SavedDispersion } from './dispersion.fold';
import type { SavedEpisodes } from './episodes.fold';
import type { SavedNames } from './names.fold';
import type { SavedRecent } from './recent.fold';
import type { SavedTelling } from './telling.fold';
import type { SavedUsualWeek } from './usual-week.fold';

export interface SavedWatch {
  readonly tests: number;
  readonly volume: number;
}

export interface SavedDetector {
  readonly names: SavedNames;
  readonly counters: SavedCounters;
  readonly recent: SavedRecent;
  readonly week: SavedUsualWeek;
  readonly lean: number;
  readonly dispersion: SavedDispersion;
  readonly channels: SavedChannelShares;
  readonly points: SavedDefaultPoints;
  readonly episodes: SavedEpisodes;
  readonly told: readonly Signal[];
  readonly telling: SavedTelling;
  readonly watch: SavedWatch;
  /** History came in since the last fit, or a day turned. */
  readonly stale: boolean;
  /** The newest bucket that something was counted in. */
  readonly newest: number;
  /** Streams that something came into since the last full bucket. */
  readonly touched: number[];
}
