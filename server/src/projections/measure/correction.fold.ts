/**
 * What a person corrects of a case. It holds for all complaints of the case that are still kept one by
 * one: they leave what they were counted under and enter the other, and so do the shares of history.
 * What came in more than two hours before its correction stays as it was counted: from there on only
 * counts are kept, and one complaint of a day moves no share that anybody could see.
 */
import type { Urgency } from '@heed/shared/vocabulary';
import type { EventData, JournalEntry } from '../../journal/events';

export type Correction =
  | { readonly what: 'category'; readonly caseId: string; readonly category: string | null }
  | { readonly what: 'urgency'; readonly caseId: string; readonly urgency: Urgency }
  | ({ readonly what: 'place'; readonly caseId: string } & SetPlace);

/** A person names districts and streets, never a cell. */
export interface SetPlace {
  readonly district: string | null;
  readonly street: string | null;
}

/** Null for every entry that corrects nothing. */
export function correctionOf(entry: JournalEntry): Correction | null {
  switch (entry.type) {
    case 'category-set':
      return { what: 'category', caseId: entry.data.caseId, category: entry.data.to };
    case 'urgency-set':
      return { what: 'urgency', caseId: entry.data.caseId, urgency: entry.data.to };
    case 'place-set': {
      const { caseId, district, street } = entry.data;
      return { what: 'place', caseId, district, street };
    }
    case 'case-undone':
      return takenBack(entry.data);
    default:
      return null;
  }
}

/** What a correction that is taken back corrects. */
function takenBack({ undone, caseId, after }: EventData<'case-undone'>): Correction | null {
  const { category, urgency, district, street } = after;
  switch (undone) {
    case 'category-set':
      return { what: 'category', caseId, category };
    case 'urgency-set':
      return { what: 'urgency', caseId, urgency };
    case 'place-set':
      return { what: 'place', caseId, district, street };
    default:
      return null;
  }
}
