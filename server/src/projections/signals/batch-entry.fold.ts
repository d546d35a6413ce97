/**
 * Rows entered in one go: one channel, which usually brings a small share, brings nearly all of it, and
 * without it nothing is unusual. In a storm everybody phones: a voice line has to bring all but a
 * hundredth. What a channel enters is strewn over the city, so that a channel which is caught at it is
 * looked at more strictly wherever else it stands out at the same time.
 */
import { chanceOfAtLeast } from '../measure/negative-binomial.fold';
import { significant } from '../measure/rounding.fold';
import type { Signal } from './arrival.fold';
import type { ChannelShares } from './channel-shares.fold';
import { REVIEW_DAYS, type Episode } from './episodes.fold';
import { intervalOf } from './interval.fold';
import type { Behind } from './recent.fold';

interface Rule {
  readonly count: number;
  readonly share: number;
  /** Its usual share, over the present one. */
  readonly ratio: number;
}

const CAUGHT: Rule = { count: 10, share: 0.9, ratio: 0.5 };
/** A channel that is hardly ever used needs less to stand out. */
const BY_STRANGER: Rule = { count: 10, share: 0.6, ratio: 0.1 };
const BY_VOICE: Rule = { count: 30, share: 0.99, ratio: 0.5 };
const BESIDE: Rule = { count: 3, share: 0.6, ratio: 0.7 };
const VOICE = 'phone';

interface Look {
  readonly channels: ChannelShares;
  readonly tests: number;
}

interface Open {
  readonly episode: Episode;
  readonly behind: Behind;
}

/** Answers for each of what is open whether it is one. */
export function batches(
  open: readonly Open[],
  look: Look,
): (episode: Episode, behind: Behind) => Signal['batch'] {
  const caught = new Set<string>();
  for (const { episode, behind } of open) {
    const [channel] = behind.channels[0] ?? [''];
    const rules = channel === VOICE ? [BY_VOICE] : [CAUGHT, BY_STRANGER];
    if (rules.some((rule) => batchBy(rule, episode, behind, look))) caught.add(channel);
  }
  return (episode, behind) => {
    const [channel] = behind.channels[0] ?? [''];
    return caught.has(channel) ? batchBy(BESIDE, episode, behind, look) : null;
  };
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
  const expected = verdict.expected * (1 - usualShare);
  const rest = chanceOfAtLeast(all - count, expected, verdict.alpha);
  if (intervalOf(rest, tests) >= REVIEW_DAYS) return null;
  return { channel, share: significant(share, 2), usualShare: significant(usualShare, 2) };
}
