/** What was written and isn't with the server yet, kept on this machine: it survives a reload and a lost network. */
import { BulletinEdit } from '@heed/shared/bulletin-commands';
import { z } from 'zod';

const Kept = z.array(BulletinEdit).max(500);
type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const keyOf = (bulletinId: string, accountId: string) => `heed.press.${accountId}.${bulletinId}`;

/** False where the browser would not take it. */
export function keepEdits(
  { bulletinId, accountId }: { bulletinId: string; accountId: string },
  edits: readonly BulletinEdit[],
  store: Store = localStorage,
): boolean {
  const key = keyOf(bulletinId, accountId);
  try {
    if (edits.length === 0) store.removeItem(key);
    else store.setItem(key, JSON.stringify(edits));
    return true;
  } catch {
    return false;
  }
}

/** Edits of another version of this page are not forced into the text. */
export function keptEdits(
  { bulletinId, accountId }: { bulletinId: string; accountId: string },
  store: Store = localStorage,
): BulletinEdit[] {
  try {
    const stored: unknown = JSON.parse(store.getItem(keyOf(bulletinId, accountId)) ?? '[]');
    const edits = Kept.safeParse(stored);
    return edits.success ? edits.data : [];
  } catch {
    return [];
  }
}
