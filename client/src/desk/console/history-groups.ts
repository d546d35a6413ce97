/** What of a history one looks for: words, the way of the case, its facts, or who looked at what. */
import type { HistoryRow } from '@heed/shared/rows';

export const historyGroups = ['all', 'words', 'hands', 'facts', 'reveals'] as const;
export type HistoryGroup = (typeof historyGroups)[number];

const facts = new Set([
  'urgency-set',
  'category-set',
  'place-set',
  'case-linked',
  'case-unlinked',
  'case-updated-at-source',
]);

export function inGroup(row: HistoryRow, group: HistoryGroup): boolean {
  const revealed = row.type === 'field-revealed';
  if (group === 'words') return row.text !== null && !revealed;
  if (group === 'facts') return facts.has(row.type);
  if (group === 'reveals') return revealed;
  return group === 'all' || (!facts.has(row.type) && !revealed);
}
