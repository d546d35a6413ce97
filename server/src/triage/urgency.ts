/** How urgent a complaint is. Life and safety come first; rudeness and politeness count for nothing. */
import { type Urgency, urgencyRank } from '@heed/shared/vocabulary';
import { HAZARD_RULE } from '../../data/lexicon/urgency';
import type { UrgencyHit } from './reading';
import { type FiredRule, firedByField, GIVEN } from './triage-types';

interface UrgencyFound {
  readonly urgency: Urgency;
  readonly fired: readonly FiredRule[];
  readonly lifeSafety: boolean;
}

/** Hits with the urgency that each speaks for; a danger that is not here and now is a hazard. */
interface Verdict {
  readonly urgency: Urgency;
  readonly fired: FiredRule;
}

/**
 * A given urgency stands, except that a life-safety phrase raises what is below its own.
 * An enquiry stays normal, except for the same phrases.
 */
export function urgencyOf(
  hits: readonly UrgencyHit[],
  given: Urgency | undefined,
  isEnquiry: boolean,
): UrgencyFound {
  const verdicts = hits.flatMap(verdictOf);
  const grave = verdicts.filter((verdict) => verdict.fired.lifeSafety);
  const lifeSafety = grave.length > 0;
  const gravest = mostUrgent(grave);
  if (given && urgencyRank(given) <= urgencyRank(gravest)) {
    const fired = [firedByField('urgency', GIVEN), ...grave.map((verdict) => verdict.fired)];
    return { urgency: given, fired, lifeSafety };
  }
  const counted = given || isEnquiry ? grave : verdicts;
  return { urgency: mostUrgent(counted), fired: inOrder(counted), lifeSafety };
}

function verdictOf({ use: rule, start, end, remote }: UrgencyHit): Verdict[] {
  const told = !remote || !rule.lifeSafety || rule.evenRemote === true;
  const fired = {
    axis: 'urgency' as const,
    rule: told ? rule.code : HAZARD_RULE,
    offset: start,
    length: end - start,
    lifeSafety: told && rule.lifeSafety === true,
  };
  return [{ urgency: told ? rule.urgency : 'urgent', fired }];
}

function mostUrgent(verdicts: readonly Verdict[]): Urgency {
  return verdicts
    .map((verdict) => verdict.urgency)
    .reduce((a, b) => (urgencyRank(b) < urgencyRank(a) ? b : a), 'normal');
}

/** What decided comes first; then the order of the text. */
function inOrder(verdicts: readonly Verdict[]): FiredRule[] {
  return verdicts
    .toSorted(
      (a, b) =>
        Number(b.fired.lifeSafety) - Number(a.fired.lifeSafety) ||
        urgencyRank(a.urgency) - urgencyRank(b.urgency) ||
        a.fired.offset - b.fired.offset,
    )
    .map((verdict) => verdict.fired);
}
