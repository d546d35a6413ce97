/**
 * What a zone's share of the present volume is. All others of the same subject say how many times the
 * usual there is; in a crisis, which is nowhere the same times the usual, the zone's other subjects say
 * how much harder than the rest the zone itself is hit, and what is left is the subject's own matter.
 */
import type { Counters } from './counters.fold';
import type { Levels } from './levels.fold';
import { ALL, wholeOf, type Names, type PlaceKind } from './names.fold';
import type { UsualWeek } from './usual-week.fold';
import { volumeOf } from './volume-of-others.fold';

/** Relative variance of how hard zones are hit in a crisis. */
const UNEVEN = 0.09;
/** What of it is held against a zone's sum of all subjects, which has no others to be told from. */
const UNEVEN_IN_ALL = 0.04;
/** Below this it is as usual, and as even as usual. */
const HARDLY = 0.005;

export interface ZoneCounts {
  readonly kind: PlaceKind;
  readonly members: readonly number[];
  readonly subject: number;
  /** Which window, and how many mean buckets of the subject it is worth. */
  readonly index: number;
  readonly buckets: number;
  readonly observed: number;
  readonly usual: number;
  readonly usualOthers: number;
}

export interface ShareNow {
  readonly mean: number;
  /** Relative variance of that. */
  readonly unsure: number;
  /** The same with the others' number given. */
  readonly unsureOfShare: number;
  readonly others: number;
  readonly share: number;
}

interface Parts {
  readonly names: Names;
  readonly counters: Counters;
  readonly levels: Levels;
  readonly week: UsualWeek;
}

export function shareNow(zone: ZoneCounts, parts: Parts): ShareNow {
  const { kind, subject, index, observed, usual, usualOthers } = zone;
  const { counters } = parts;
  const others = Math.max(0, counters.sum(counters.find(wholeOf(kind), subject), index) - observed);
  const volume = volumeOf(others, usualOthers);
  const uneven = UNEVEN * (1 - 1 / Math.max(1, volume.times));
  const hit = uneven < HARDLY ? EVEN : hitOf(zone, uneven, parts);
  const here = usual * hit.times;
  return {
    mean: here * volume.times,
    unsure: volume.unsure + hit.unsure,
    unsureOfShare: hit.unsure,
    others,
    share: here / Math.max(1e-12, here + usualOthers),
  };
}

const EVEN = { times: 1, unsure: 0 };

/** How many times harder than the rest a zone is hit, by its other subjects. */
function hitOf(
  { kind, members, subject, index, buckets, observed, usual }: ZoneCounts,
  uneven: number,
  { names, counters, levels, week }: Parts,
): { readonly times: number; readonly unsure: number } {
  if (subject === ALL || names.isTopic(subject)) {
    return { times: 1, unsure: (uneven * UNEVEN_IN_ALL) / UNEVEN };
  }
  const span = week.span(ALL, counters.bucket - 1, buckets);
  let all = 0;
  let usualAll = 0;
  for (const member of members) {
    all += counters.sum(counters.find(member, ALL), index);
    usualAll += levels.of(member, ALL) * span;
  }
  const whole = wholeOf(kind);
  const elsewhere = Math.max(0, counters.sum(counters.find(whole, ALL), index) - all);
  const usualElsewhere = Math.max(0, levels.of(whole, ALL) * span - usualAll);
  const expected = Math.max(0, usualAll - usual) * volumeOf(elsewhere, usualElsewhere).times;
  // As hard as the rest until its other subjects have shown otherwise.
  const doubt = 1 / uneven;
  const seen = Math.max(0, all - observed) + doubt;
  return { times: seen / (expected + doubt), unsure: 1 / seen };
}
