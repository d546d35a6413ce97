/** Keeps the draft in this tab alone: it survives a reload and dies with the tab. */
import { IntakeDraft } from './draft';

const STORAGE_KEY = 'heed.intake-draft';

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** False where the browser would not take it. */
export function keepDraft(draft: IntakeDraft, store: Store = sessionStorage): boolean {
  try {
    store.setItem(STORAGE_KEY, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

/** A draft of another version of this page is not forced into the form. */
export function restoreDraft(store: Store = sessionStorage): IntakeDraft | null {
  try {
    const parsed = IntakeDraft.safeParse(JSON.parse(store.getItem(STORAGE_KEY) ?? 'null'));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

export function forgetDraft(store: Store = sessionStorage): void {
  store.removeItem(STORAGE_KEY);
}
