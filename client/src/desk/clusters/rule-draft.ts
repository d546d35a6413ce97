/** The rule of a cluster as its form holds it. */
import { JoinRule } from '@heed/shared/clusters';

export interface JoinRuleDraft {
  name: string;
  categories: string[];
  streets: string[];
  zones: string[];
  words: string;
  validUntil: string | null;
}

/** Null while it is no rule that the server would take. */
export function joinRuleOf(draft: JoinRuleDraft): JoinRule | null {
  const words = [...new Set(draft.words.split(/[\s,，、;；]+/u).filter((word) => word !== ''))];
  const parsed = JoinRule.safeParse({ ...draft, words });
  if (!parsed.success) return null;
  const { categories, streets, zones } = parsed.data;
  const asks = categories.length + streets.length + zones.length + words.length;
  return asks === 0 ? null : parsed.data;
}
