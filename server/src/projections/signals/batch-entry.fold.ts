/**
 * Rows entered in one go: one channel, which usually brings a small share, brings nearly all of it, and
 * without it nothing is unusual. In a storm everybody phones: a voice line has to bring all but a
 * hundredth. What a channel enters is strewn over the city, so that a channel which is caught at it is
 * looked at more strictly wherever else it stands out, and as long as a window holds its rows.
 */
import { chanceOfAtLeast } from '../measure/negative-binomial.fold';
import { significant } from '../measure/rounding.fold';
import { KEPT_BUCKETS, type Signal } from './arrival.fold';
import type { ChannelShares } from './channel-shares.fold';
import { REVIEW_DAYS, type Episode } from './episodes.fold';
import { intervalOf } from './interval.fold';
import { CITY } from './names.fold';
import type { Behind } from './recent.fold';
import { chanceOfShare } from './share-chance.fold';

interface Rule {
  readonly count: number;
  readonly share: number;
  /** Its usual share, over the present one. */
  readonly ratio: number;
  /** Whatever the others bring. */
  readonly isWhole?: true;
  /** The largest chance that usual callers would have chosen it so often. */
  readonly chance?: number;
}

const CAUGHT: Rule = { count: 10, share: 0.9, ratio: 0.5 };
/** A channel that is hardly ever used needs less to stand out. */
const BY_STRANGER: Rule = { count: 10, share: 0.6, ratio: 0.1 };
/** Few rows name nothing but themselves: one who walks along a road and sends a row for every hole. */
const BY_ONE: Rule = { count: 5, share: 0.8, ratio: 0.5, chance: 0.01 };
const BY_VOICE: Rule = { count: 30, share: 0.99, ratio: 0.5 };
const BESIDE: Rule = { count: 3, share: 0.6, ratio: 0.7 };
/** Where the whole city's rows were entered in one go, a part of them needs no look at the rest. */
const OF_ITS_ROWS: Rule = { count: 3, share: 0.8, ratio: 0.7, isWhole: true };
const VOICE = 'phone';

interface Look {
  readonly channels: ChannelShares;
  readonly tests: number;
  /** The bucket that is filling. */
  readonly bucket: number;
}

interface Open {
  readonly episode: Episode;
  readonly behind: Behind;
}

export type SavedBatches = [channel: string, bucket: number][];

export class Batches {
  /** Channels that were caught all over the city, and the last bucket in which they were. */
  private readonly strewn: Map<string, number>;

  constructor(saved: SavedBatches = []) {
    this.strewn = new Map(saved);
  }

  /** For each of what is open, in its order, whether it is one. */
  of(open: readonly Open[], look: Look): Signal['batch'][] {
    const caught = this.caught(open, look);
    return open.map(({ episode, behind }) => {
      const [channel] = behind.channels[0] ?? [''];
      const ofRows = this.strewn.has(channel) && batchBy(OF_ITS_ROWS, episode, behind, look);
      if (ofRows) return ofRows;
      const beside = caught.has(channel) && batchBy(BESIDE, episode, behind, look);
      if (beside) return beside;
      return channel === VOICE ? null : batchBy(BY_ONE, episode, behind, look);
    });
  }

  save(): SavedBatches {
    return [...this.strewn];
  }

  private caught(open: readonly Open[], look: Look): Set<string> {
    for (const [channel, bucket] of this.strewn) {
      if (look.bucket - bucket > KEPT_BUCKETS) this.strewn.delete(channel);
    }
    const caught = new Set(this.strewn.keys());
    for (const { episode, behind } of open) {
      const [channel] = behind.channels[0] ?? [''];
      const rules = channel === VOICE ? [BY_VOICE] : [CAUGHT, BY_STRANGER];
      if (!rules.some((rule) => batchBy(rule, episode, behind, look))) continue;
      caught.add(channel);
      if (episode.zone === CITY) this.strewn.set(channel, look.bucket);
    }
    return caught;
  }
}

function batchBy(
  rule: Rule,
  { verdict, subject }: Episode,
  { channels: seen }: Behind,
  { channels, tests }: Look,
): Signal['batch'] {
  const [channel, count] = seen[0] ?? ['', 0];
  const all = seen.reduce((sum, [, each]) => sum + each, 0);
  const share = all === 0 ? 0 : count / all;
  const usualShare = channels.of(subject, channel);
  if (count < rule.count || share < rule.share || usualShare > rule.ratio * share) return null;
  if (rule.chance !== undefined && chosenSoOften(count, all, usualShare) > rule.chance) return null;
  const expected = verdict.expected * (1 - usualShare);
  const rest = rule.isWhole ? 1 : chanceOfAtLeast(all - count, expected, verdict.alpha);
  if (intervalOf(rest, tests) >= REVIEW_DAYS) return null;
  return { channel, share: significant(share, 2), usualShare: significant(usualShare, 2) };
}

/** Callers who choose their channels each for themselves. */
function chosenSoOften(count: number, total: number, share: number): number {
  return chanceOfShare(count, { total, share, alpha: 0 });
}
