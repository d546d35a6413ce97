/** What the rules of a cluster look at, and what they decide. */
import type { Realm } from '@heed/shared/vocabulary';
import type { NewEvent } from '../../journal/events';
import type { CaseFacts, ClusterRecord, LastChange, Membership, SetRule } from '../cluster-record';

/** What the rules may ask of the realm's lists. */
export interface ClusterDirectory {
  categoryExists(code: string): boolean;
  placeExists(code: string): boolean;
  zoneExists(code: string): boolean;
}

export interface ClusterSituation {
  readonly record: ClusterRecord;
  /** In the order in which they joined, the lead among them. */
  readonly members: readonly Membership[];
  /** The members and the cases that the command names, those that exist. */
  readonly cases: ReadonlyMap<string, CaseFacts>;
  readonly by: { readonly id: string | null; readonly leader: boolean };
  readonly now: string;
  readonly directory: ClusterDirectory;
  /** Days that a rule may last. */
  readonly longestRule: number;
  /** For a rule that is set. */
  readonly nextId: string;
}

/** What staff wrote with a change. */
export type ClusterWords = Readonly<Record<string, string>>;

type ClusterEventType = Extract<
  NewEvent['type'],
  | 'cluster-opened'
  | 'cluster-lead-set'
  | 'cluster-dissolved'
  | 'cluster-rule-set'
  | 'cluster-rule-ended'
  | 'cluster-joins-checked'
  | 'cluster-undone'
>;

/** What changes; the events of the members who join and leave follow from it. */
export interface ClusterDraft {
  readonly joins: readonly Membership[];
  readonly leaves: readonly string[];
  /** Kept apart from now on, and no longer. */
  readonly apart: readonly string[];
  readonly together: readonly string[];
  readonly checked: readonly string[];
  readonly leadId: string;
  readonly rule: SetRule | null;
  readonly dissolvedAt: string | null;
  readonly last: LastChange | null;
  readonly words: ClusterWords;
  readonly told: ClusterEventType | null;
}

/** A draft that changes nothing yet. */
export function unchanged({ record, by }: ClusterSituation): ClusterDraft {
  const { leadId, rule, dissolvedAt } = record;
  return {
    joins: [],
    leaves: [],
    apart: [],
    together: [],
    checked: [],
    leadId,
    rule,
    dissolvedAt,
    last: { ...NO_CHANGE, byId: by.id, leadId, rule },
    words: {},
    told: null,
  };
}

export const NO_CHANGE = { joined: [], left: [], apart: [], actId: null } as const;

/** A cluster before its first case: the rules of joining apply to it as to any. */
export function nobodys(id: string, realm: Realm, leadId: string): ClusterRecord {
  return {
    id,
    realm,
    version: 0,
    leadId,
    rule: null,
    raised: false,
    last: null,
    dissolvedAt: null,
  };
}
