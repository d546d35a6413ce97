/** What a hand-over says: twenty things to accept one by one, the rest in bulk. Pure. */
import {
  HandoverItemKind,
  MOST_ITEMS,
  type HandoverItem,
  type HandoverRow,
} from '@heed/shared/handover';
import { Urgency, urgencyRank } from '@heed/shared/vocabulary';

export type BriefItem = Omit<HandoverItem, 'acceptedAt'>;

/** What there is to hand over. Of each kind the most pressing are given, and how many there are in all. */
export interface BriefFacts {
  readonly items: readonly BriefItem[];
  readonly totals: Readonly<Record<HandoverItemKind, number>>;
  /** Every case in the leaving member's hands. */
  readonly claims: readonly string[];
  readonly open: HandoverRow['open'];
}

export interface Brief {
  readonly items: readonly HandoverItem[];
  readonly rest: HandoverRow['rest'];
  /** Cases among the rest that were in the leaving member's hands: they are given over in bulk. */
  readonly restClaims: readonly string[];
  readonly open: HandoverRow['open'];
}

/** [R13] Each thing once, under the first kind that fits; alarms first, then by urgency and by what is due. */
export function briefOf({ items, totals, claims, open }: BriefFacts): Brief {
  const seen = new Set<string>();
  const shown = items
    .toSorted((a, b) => kindRank(a) - kindRank(b) || pressing(a) - pressing(b) || byDue(a, b))
    .filter(({ subjectId }) => !seen.has(subjectId) && seen.add(subjectId))
    .slice(0, MOST_ITEMS);
  const rest = HandoverItemKind.options.map((kind) => ({
    kind,
    count: totals[kind] - shown.filter((item) => item.kind === kind).length,
  }));
  const given = new Set(shown.map(({ subjectId }) => subjectId));
  return {
    items: shown.map((item) => ({ ...item, acceptedAt: null })),
    rest: rest.filter(({ count }) => count > 0),
    restClaims: claims.filter((id) => !given.has(id)),
    open,
  };
}

function kindRank({ kind }: BriefItem): number {
  return HandoverItemKind.options.indexOf(kind);
}

function pressing({ urgency }: BriefItem): number {
  return urgency === null ? Urgency.options.length : urgencyRank(urgency);
}

function byDue(a: BriefItem, b: BriefItem): number {
  const [one, other] = [a.dueAt ?? '~', b.dueAt ?? '~'];
  return one < other ? -1 : Number(one > other);
}
