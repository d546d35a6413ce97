/** A link rule as a form holds it, and what of it the list of cases can count beforehand. */
import { LinkRule } from '@heed/shared/incidents';

export interface RuleDraft {
  categories: string[];
  districts: string[];
  streets: string[];
  zones: string[];
  words: string;
  /** What a signal has put there: kept as it is, or dropped as a whole. */
  ofSignal: Pick<LinkRule, 'cells' | 'topics' | 'all' | 'also'>;
  from: string | null;
  to: string | null;
}

export function emptyRule(from: string): RuleDraft {
  return {
    categories: [],
    districts: [],
    streets: [],
    zones: [],
    words: '',
    ofSignal: {},
    from,
    to: null,
  };
}

export function draftOf(rule: LinkRule): RuleDraft {
  return {
    categories: [...rule.categories],
    districts: [...rule.districts],
    streets: [...rule.streets],
    zones: [...rule.zones],
    words: rule.words.join('，'),
    ofSignal: ofSignalIn(rule),
    from: rule.from,
    to: rule.to,
  };
}

/** What of a rule only a signal can say; empty where it says nothing. */
export function ofSignalIn({ cells, topics, all, also }: LinkRule): RuleDraft['ofSignal'] {
  return {
    ...(cells && { cells }),
    ...(topics && { topics }),
    ...(all && { all }),
    ...(also && { also }),
  };
}

export function isOfSignal(ofSignal: RuleDraft['ofSignal']): boolean {
  return Object.keys(ofSignal).length > 0;
}

/** Null while the draft is no rule: a time is missing, or a word too short or long. */
export function ruleOf(draft: RuleDraft): LinkRule | null {
  const { ofSignal, ...named } = draft;
  const parsed = LinkRule.safeParse({ ...named, ...ofSignal, words: wordsOf(draft.words) });
  return parsed.success ? parsed.data : null;
}

function wordsOf(typed: string): string[] {
  return [...new Set(typed.split(/[\s,，、;；]+/u).filter((word) => word !== ''))];
}

/** A rule that names nothing but a time asks for no case. */
export function asksNothing(draft: RuleDraft): boolean {
  const { categories, districts, streets, zones, ofSignal } = draft;
  return (
    !isOfSignal(ofSignal) &&
    [categories, districts, streets, zones].every((codes) => codes.length === 0) &&
    wordsOf(draft.words).length === 0
  );
}

/**
 * The query that counts what fits by category and place; null where the list can't tell: it asks for
 * a district and a street together, a rule for one of the two.
 */
export function countQuery(
  draft: RuleDraft,
  streetsOfZone: (zone: string) => readonly string[],
): Record<string, string> | null {
  const streets = new Set([...draft.streets, ...draft.zones.flatMap(streetsOfZone)]);
  if (draft.from === null || asksNothing(draft) || isOfSignal(draft.ofSignal)) return null;
  if (draft.categories.length === 0 && wordsOf(draft.words).length > 0) return null;
  if (draft.districts.length > 0 && streets.size > 0) return null;
  return {
    view: 'all',
    from: draft.from,
    ...(draft.to !== null && { to: draft.to }),
    ...(draft.categories.length > 0 && { category: draft.categories.join(',') }),
    ...(draft.districts.length > 0 && { district: draft.districts.join(',') }),
    ...(streets.size > 0 && { street: [...streets].join(',') }),
  };
}
