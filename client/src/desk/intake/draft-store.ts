/** Keeps the draft in this tab alone: it survives a reload and dies with the tab. */
import type { Realm } from '@heed/shared/vocabulary';
import { IntakeDraft } from './draft';

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Whose draft it is: a caller told one person, and a drill's caller is none of the real ones. */
export interface Seat {
  accountId: string;
  realm: Realm;
}

const keyOf = ({ accountId, realm }: Seat) => `heed.intake-draft.${accountId}.${realm}`;

/** False where the browser would not take it. */
export function keepDraft(seat: Seat, draft: IntakeDraft, store: Store = sessionStorage): boolean {
  try {
    store.setItem(keyOf(seat), JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

/** A draft of another version of this page is not forced into the form. */
export function restoreDraft(seat: Seat, store: Store = sessionStorage): IntakeDraft | null {
  try {
    const parsed = IntakeDraft.safeParse(JSON.parse(store.getItem(keyOf(seat)) ?? 'null'));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

export function forgetDraft(seat: Seat, store: Store = sessionStorage): void {
  store.removeItem(keyOf(seat));
}
