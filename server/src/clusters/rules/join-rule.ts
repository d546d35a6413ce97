/** Under which cases join by themselves: the rule checked when it is set, and held against a case. */
import type { JoinRule } from '@heed/shared/clusters';
import { urgencyRank, type Urgency } from '@heed/shared/vocabulary';
import { parseTime } from '../../kernel/instant';
import { refuseField, type Refusal } from '../../kernel/refusal';
import type { ClusterDirectory } from './situation';

const DAY = 86_400_000;

/** [K6] */
export function ruleFault(
  rule: JoinRule,
  now: string,
  directory: ClusterDirectory,
  longestDays: number,
): Refusal | null {
  const lasts = parseTime(rule.validUntil) - parseTime(now);
  if (lasts <= 0) {
    return refuseField('invalid', 'rule.validUntil', 'ends-before-it-begins');
  }
  if (lasts > longestDays * DAY) {
    return refuseField('invalid', 'rule.validUntil', `lasts-too-long:${longestDays}`);
  }
  const { categories, streets, zones, words } = rule;
  if (categories.length + streets.length + zones.length + words.length === 0) {
    return refuseField('invalid', 'rule', 'asks-for-all');
  }
  const unknown = (list: readonly string[], exists: (code: string) => boolean) =>
    list.findIndex((code) => !exists(code));
  const category = unknown(categories, (code) => directory.categoryExists(code));
  const street = unknown(streets, (code) => directory.placeExists(code));
  const zone = unknown(zones, (code) => directory.zoneExists(code));
  if (category !== -1) {
    return refuseField('unknown-category', `rule.categories.${category}`, 'unknown-value');
  }
  if (street !== -1) return refuseField('unknown-place', `rule.streets.${street}`, 'unknown-value');
  return zone === -1 ? null : refuseField('unknown-zone', `rule.zones.${zone}`, 'unknown-value');
}

/** A case as the rule is held against it. */
export interface JoinCandidate {
  readonly receivedAt: string;
  readonly category: string | null;
  readonly street: string | null;
  readonly urgency: Urgency;
  /** Title and body, redacted. */
  readonly text: string;
  /** A rule for life and safety fired, or somebody vulnerable is named. */
  readonly mayBeHarmed: boolean;
}

/** [K7] What is left to people comes first: no word of a rule outweighs it. */
export function ruleJoins(
  rule: JoinRule & { readonly since: string },
  candidate: JoinCandidate,
  leadUrgency: Urgency,
  streetsOfZone: (zone: string) => readonly string[],
): boolean {
  const { receivedAt, category, street, urgency, text, mayBeHarmed } = candidate;
  if (mayBeHarmed || urgency === 'critical') return false;
  if (urgencyRank(urgency) < urgencyRank(leadUrgency)) return false;
  const at = parseTime(receivedAt);
  if (at < parseTime(rule.since) || at >= parseTime(rule.validUntil)) return false;
  const asksWhat = rule.categories.length + rule.words.length > 0;
  const asksWhere = rule.streets.length + rule.zones.length > 0;
  const what =
    (category !== null && rule.categories.includes(category)) ||
    rule.words.some((word) => text.includes(word));
  const where =
    street !== null &&
    (rule.streets.includes(street) ||
      rule.zones.some((zone) => streetsOfZone(zone).includes(street)));
  return (!asksWhat || what) && (!asksWhere || where);
}
