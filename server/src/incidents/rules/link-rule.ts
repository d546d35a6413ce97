/** Which cases an incident asks for: the rule checked, as the journal tells it, and held against a case. */
import type { LinkRule, LinkRulePart } from '@heed/shared/incidents';
import type { EventData } from '../../journal/events';
import { isoTime, parseTime } from '../../kernel/instant';
import { refuseField, type Refusal } from '../../kernel/refusal';
import type { IncidentDirectory } from './situation';

/** What a rule asks for: its own, and what suggestions have added, each by itself. */
export function partsOf<Part extends object>(
  rule: Part & { readonly also?: readonly Part[] | undefined },
): readonly Part[] {
  return [rule, ...(rule.also ?? [])];
}

/** [I9] Codes that no list has, and a time that ends before it begins. */
export function linkRuleFault(rule: LinkRule, directory: IncidentDirectory): Refusal | null {
  for (const [at, part] of partsOf<LinkRulePart>(rule).entries()) {
    const fault = partFault(part, at === 0 ? 'rule' : `rule.also.${at - 1}`, directory);
    if (fault) return fault;
  }
  return null;
}

function partFault(rule: LinkRulePart, path: string, directory: IncidentDirectory): Refusal | null {
  const unknown = (
    list: 'categories' | 'districts' | 'streets' | 'zones',
    error: 'unknown-category' | 'unknown-place' | 'unknown-zone',
    exists: (code: string) => boolean,
  ) => {
    const at = rule[list].findIndex((code) => !exists(code));
    return at === -1 ? null : refuseField(error, `${path}.${list}.${at}`, 'unknown-value');
  };
  const isPlace = (code: string) => directory.districtOf(code) !== undefined;
  const ends = rule.to !== null && parseTime(rule.to) <= parseTime(rule.from);
  return (
    unknown('categories', 'unknown-category', (code) => directory.categoryExists(code)) ??
    unknown('districts', 'unknown-place', isPlace) ??
    unknown('streets', 'unknown-place', isPlace) ??
    unknown('zones', 'unknown-zone', (code) => directory.zoneExists(code)) ??
    (ends ? refuseField('invalid', `${path}.to`, 'ends-before-it-begins') : null)
  );
}

/** The rule with its times as they are stored. */
export function storedRule(rule: LinkRule): LinkRule {
  return { ...inUtc(rule), ...(rule.also && { also: rule.also.map(inUtc) }) };
}

function inUtc<Part extends LinkRulePart>(part: Part): Part {
  return { ...part, from: utc(part.from), to: part.to === null ? null : utc(part.to) };
}

/** The rule as the journal holds it: its words are counted, not told. */
export function ruleInEvent({ also, ...own }: LinkRule): EventData<'incident-rule-set'>['rule'] {
  const counted = (part: LinkRulePart) => ({ ...part, words: part.words.length });
  return { ...counted(own), ...(also && { also: also.map(counted) }) };
}

/** A complaint as the rule is held against it. */
export interface Candidate {
  readonly receivedAt: string;
  readonly category: string | null;
  readonly district: string | null;
  readonly street: string | null;
  /** Left out where the rule names no cells. */
  readonly cell?: string | null;
  readonly topic?: string | null;
  /** Title and body, redacted. */
  readonly text: string;
}

/** Whether a rule names what it asks for. */
export function asksWhat({ categories, words, topics = [] }: LinkRulePart): boolean {
  return categories.length + words.length + topics.length > 0;
}

/** Whether a rule names where. */
export function asksWhere({ districts, streets, zones, cells = [] }: LinkRulePart): boolean {
  return districts.length + streets.length + zones.length + cells.length > 0;
}

/**
 * [I10] Received in the time; of a category, of a topic or with one of the words, where any is named; in
 * one of the districts, streets, zones or cells, where any is named. A rule that names nothing but a time
 * links nothing, unless it asks for all. What was added to it asks by itself.
 */
export function ruleAsksFor(
  rule: LinkRule,
  candidate: Candidate,
  streetsOfZone: (zone: string) => readonly string[],
): boolean {
  return partsOf<LinkRulePart>(rule).some((part) => partAsksFor(part, candidate, streetsOfZone));
}

function partAsksFor(
  rule: LinkRulePart,
  candidate: Candidate,
  streetsOfZone: (zone: string) => readonly string[],
): boolean {
  const { receivedAt, category, topic = null, text } = candidate;
  const from = parseTime(rule.from);
  const at = parseTime(receivedAt);
  if (at < from || (rule.to !== null && at >= parseTime(rule.to))) return false;
  if (!asksWhat(rule) && !asksWhere(rule)) return rule.all === true;
  const what =
    (category !== null && rule.categories.includes(category)) ||
    (topic !== null && (rule.topics ?? []).includes(topic)) ||
    rule.words.some((word) => text.includes(word));
  return (
    (!asksWhat(rule) || what) && (!asksWhere(rule) || liesWhere(rule, candidate, streetsOfZone))
  );
}

function liesWhere(
  rule: LinkRulePart,
  { district, street, cell = null }: Candidate,
  streetsOfZone: (zone: string) => readonly string[],
): boolean {
  return (
    (district !== null && rule.districts.includes(district)) ||
    (cell !== null && (rule.cells ?? []).includes(cell)) ||
    (street !== null &&
      (rule.streets.includes(street) ||
        rule.zones.some((zone) => streetsOfZone(zone).includes(street))))
  );
}

function utc(time: string): string {
  return isoTime(parseTime(time));
}
