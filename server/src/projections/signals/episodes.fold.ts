/** What is open: a cell of the test opens at its threshold and closes when it was quiet for a while. */
import type { Cell, Verdict } from './verdict.fold';

/** A false one a day on the whole board is what a room can look at; one in thirty days may stand on the wall. */
export const REVIEW_DAYS = 1;
export const WALL_DAYS = 30;
const QUIET_DAYS = 0.2;
const QUIET_BUCKETS = 3;

export interface Episode extends Cell {
  readonly key: number;
  /** The bucket after which it opened. */
  readonly since: number;
  /** Buckets in a row in which it was quiet. */
  quiet: number;
  /** The longest recurrence interval that it reached. */
  peak: number;
  verdict: Verdict;
}

export type SavedEpisodes = readonly Episode[];

export class Episodes {
  private readonly open = new Map<number, Episode>();

  constructor(saved: SavedEpisodes = []) {
    for (const episode of saved) this.open.set(episode.key, { ...episode });
  }

  get all(): readonly Episode[] {
    return [...this.open.values()];
  }

  has(cell: Cell): boolean {
    return this.open.has(keyOf(cell));
  }

  start(cell: Cell, found: Found): Episode {
    const { verdict, since, interval } = found;
    const key = keyOf(cell);
    const { question, zone, radius, subject } = cell;
    const about = { question, zone, radius, subject };
    const episode: Episode = { key, ...about, since, quiet: 0, peak: interval, verdict };
    this.open.set(key, episode);
    return episode;
  }

  /** What an open one shows now; false when it closes with that. */
  follow(episode: Episode, verdict: Verdict, interval: number): boolean {
    episode.verdict = verdict;
    episode.peak = Math.max(episode.peak, interval);
    episode.quiet = interval < QUIET_DAYS ? episode.quiet + 1 : 0;
    if (episode.quiet < QUIET_BUCKETS) return true;
    this.open.delete(episode.key);
    return false;
  }

  /** What is no subject any more has nothing open. */
  dropSubject(subject: number): void {
    for (const episode of this.all) if (episode.subject === subject) this.open.delete(episode.key);
  }

  clear(): void {
    this.open.clear();
  }

  save(): SavedEpisodes {
    return this.all.map((episode) => ({ ...episode }));
  }
}

interface Found {
  readonly verdict: Verdict;
  readonly since: number;
  readonly interval: number;
}

const RADII = 3;
const SUBJECTS = 2 ** 24;

/** Safe as a number: zones number in the thousands. */
export function keyOf({ question, zone, radius, subject }: Cell): number {
  return ((zone * RADII + radius) * SUBJECTS + subject) * 2 + (question === 'surge' ? 0 : 1);
}
