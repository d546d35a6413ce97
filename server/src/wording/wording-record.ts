/** An entry of the agreed wording as the rules see it; its words stand beside it. */
import type { StoredWordingState, WordingTerms } from '@heed/shared/wording';
import type { Realm, Role } from '@heed/shared/vocabulary';

/** One edition: its terms, who wrote it and when, who agreed. The words stand in `wording_text`. */
export interface Edition extends Omit<WordingTerms, 'readers'> {
  /** Older editions may name any role. */
  readonly readers: Role[];
  readonly edition: number;
  /** The version of the entry at which the words were written. */
  readonly textVersion: number;
  readonly digest: string;
  readonly warnAt: string;
  /** Account or key. */
  readonly writtenBy: string | null;
  readonly writtenAt: string;
  readonly agreedBy: string | null;
  readonly agreedAt: string | null;
}

export interface WordingRecord {
  readonly id: string;
  readonly realm: Realm;
  readonly version: number;
  readonly state: StoredWordingState;
  /** What was agreed to last; null before anybody agreed. */
  readonly current: Edition | null;
  /** What waits for a second person. */
  readonly draft: Edition | null;
}
