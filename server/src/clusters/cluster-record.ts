/** A cluster as its rules see it: the lead, the rule under which cases join, and what was done last. */
import type { JoinRule } from '@heed/shared/clusters';
import type { CaseState, Realm, Urgency } from '@heed/shared/vocabulary';

/** A rule that a leader set. */
export interface SetRule extends JoinRule {
  readonly id: string;
  readonly byId: string;
  readonly since: string;
}

/** A member as it stands in the relation. */
export interface Membership {
  readonly caseId: string;
  readonly joinedAt: string;
  /** The rule that joined it; null where a person did. */
  readonly ruleId: string | null;
  readonly checked: boolean;
}

/** What has to be known to take the last change back. */
export interface LastChange {
  readonly byId: string | null;
  readonly joined: readonly string[];
  readonly left: readonly Membership[];
  /** Of those that left, the ones that were not kept apart before. */
  readonly apart: readonly string[];
  /** What was before. */
  readonly leadId: string;
  readonly rule: SetRule | null;
  /** A command to all members, which is taken back case by case. */
  readonly actId: string | null;
}

export interface ClusterRecord {
  readonly id: string;
  readonly realm: Realm;
  readonly version: number;
  readonly leadId: string;
  readonly rule: SetRule | null;
  /** A member that was worse has raised the lead. */
  readonly raised: boolean;
  readonly last: LastChange | null;
  readonly dissolvedAt: string | null;
}

/** What the rules ask of a case that is named or is a member. */
export interface CaseFacts {
  readonly id: string;
  readonly realm: Realm;
  readonly version: number;
  readonly urgency: Urgency;
  readonly state: CaseState;
  readonly closedAt: string | null;
  readonly receivedAt: string;
  readonly unitId: string | null;
  readonly holderId: string | null;
  /** The cluster that it is in. */
  readonly clusterId: string | null;
  /** 举报: how many a cluster has would tell of it. */
  readonly tipOff: boolean;
  /** A person took it out of one. */
  readonly keptApart: boolean;
}
