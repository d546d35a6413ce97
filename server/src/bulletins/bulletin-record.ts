/** A bulletin as the rules see it: its text, the hands that stand behind it, and where it is in its life. */
import type {
  Bilingual,
  BulletinContent,
  BulletinState,
  Hand,
  LintCode,
} from '@heed/shared/bulletins';
import type { Realm } from '@heed/shared/vocabulary';
import type { FrozenResponse } from '../journal/events/bulletin-events';

/** A warning that somebody signed over; it counts as long as the text that it was about stands. */
export interface SignedOver {
  readonly code: LintCode;
  /** Digest of the finding and of the text that it is about. */
  readonly mark: string;
  readonly by: string;
  readonly at: string;
}

export interface BulletinRecord {
  readonly id: string;
  readonly realm: Realm;
  readonly incidentId: string;
  readonly version: number;
  readonly state: BulletinState;
  readonly content: BulletinContent;
  /** The version at which the content became what it is. */
  readonly contentVersion: number;
  readonly digest: string;
  /** Hands that stand; an edit or a rejection lets those after the drafting fall. */
  readonly hands: readonly Hand[];
  /** Everybody who wrote in it: none of them can verify, clear or approve it. */
  readonly authors: readonly string[];
  readonly signed: readonly SignedOver[];
  /** [B31] The incident's response as the approval froze it; an edit or a rejection lets it go. */
  readonly response: FrozenResponse | null;
  readonly releaseAt: string | null;
  readonly year: number | null;
  readonly number: number | null;
  readonly publishedAt: string | null;
  readonly emergency: boolean;
  readonly replaces: string | null;
  readonly replacedBy: string | null;
  readonly settledAt: string | null;
  readonly settledReason: Bilingual | null;
  readonly savedAt: string;
  readonly editedBy: {
    readonly accountId: string | null;
    readonly name: string;
    readonly at: string;
  };
}

/** Who acts: `id` is an account's or a key's, empty for Heed itself. */
export interface BulletinActor {
  readonly kind: 'account' | 'key' | 'system';
  readonly id: string;
  readonly name: string;
}

const workedOn: ReadonlySet<BulletinState> = new Set([
  'draft',
  'in_review',
  'signed_on_paper',
  'approved',
]);

/** Whether the public has seen it, whatever became of it later. */
export function isOut(state: BulletinState): boolean {
  return !workedOn.has(state);
}
