/** What was written and isn't with the server yet, kept on this machine: it survives a reload and a lost network. */
import { BulletinEdit } from '@heed/shared/bulletin-commands';
import { z } from 'zod';

const Kept = z.array(BulletinEdit).max(500);
type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** Whose words they are, and in which of the pages that may be open at once they were written. */
export interface DraftPlace {
  bulletinId: string;
  accountId: string;
  pageId: string;
}

const shelfOf = ({ bulletinId, accountId }: DraftPlace) => `heed.press.${accountId}.${bulletinId}.`;
const keyOf = (place: DraftPlace) => shelfOf(place) + place.pageId;

/** False where the browser would not take it. */
export function keepEdits(
  place: DraftPlace,
  edits: readonly BulletinEdit[],
  store: Store = localStorage,
): boolean {
  const key = keyOf(place);
  try {
    if (edits.length === 0) store.removeItem(key);
    else store.setItem(key, JSON.stringify(edits));
    return true;
  } catch {
    return false;
  }
}

/** What pages of this editor left, this one's own last. Edits of another version of this page are not forced into the text. */
export function keptEdits(place: DraftPlace, store: Store = localStorage): BulletinEdit[] {
  const keys = [...otherKeys(place, store), keyOf(place)];
  return keys.flatMap((key) => editsAt(key, store));
}

/** They are kept here now; a page that is still open keeps its own again with its next change. */
export function dropTakenOver(place: DraftPlace, store: Store = localStorage): void {
  for (const key of otherKeys(place, store)) store.removeItem(key);
}

function otherKeys(place: DraftPlace, store: Store): string[] {
  try {
    const keys = Array.from({ length: store.length }, (_, index) => store.key(index) ?? '');
    return keys.filter((key) => key.startsWith(shelfOf(place)) && key !== keyOf(place)).toSorted();
  } catch {
    return [];
  }
}

function editsAt(key: string, store: Store): BulletinEdit[] {
  try {
    const stored: unknown = JSON.parse(store.getItem(key) ?? '[]');
    const edits = Kept.safeParse(stored);
    return edits.success ? edits.data : [];
  } catch {
    return [];
  }
}
