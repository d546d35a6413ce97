/** 并案: cases about the same matter with a lead. Each keeps its complainant, its clocks and its answer. */
import { z } from 'zod';
import { MAX_TEXT } from './complaint';
import { Rejection } from './rejections';
import { CaseState, Code, Id, Realm, Time, Urgency } from './vocabulary';

/** More than these are no one matter that somebody can answer for. */
export const MOST_MEMBERS = 1_000;
/** Cases named in one request. */
const MOST_NAMED = 200;

const reason = z.string().trim().min(1).max(500);
const codes = z.array(Code).max(60);
const caseIds = z.array(Id).min(1).max(MOST_NAMED);

/**
 * Under which a leader lets cases join by themselves: of a category or with one of the words, and in
 * one of the places; no harm to anybody in it. An empty list asks nothing.
 */
export const JoinRule = z.strictObject({
  name: z.string().trim().min(1).max(30),
  categories: codes,
  streets: codes,
  zones: codes,
  words: z.array(z.string().trim().min(2).max(20)).max(20),
  validUntil: Time,
});
export type JoinRule = z.infer<typeof JoinRule>;

export const ClusterInput = z.strictObject({
  requestId: Id,
  /** All of one realm; the lead is one of them. */
  caseIds,
  leadId: Id,
  reason,
});
export type ClusterInput = z.infer<typeof ClusterInput>;

const base = { expectedVersion: z.int().min(1), requestId: Id };

export const ClusterCommand = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('join'), ...base, caseIds, reason: reason.optional() }),
  /** 撤出: the cases named, or the whole batch that the rule joined. */
  z.strictObject({
    kind: z.literal('leave'),
    ...base,
    caseIds: caseIds.optional(),
    batch: Id.optional(),
    reason,
  }),
  z.strictObject({ kind: z.literal('set-lead'), ...base, leadId: Id, reason }),
  z.strictObject({ kind: z.literal('dissolve'), ...base, reason }),
  z.strictObject({ kind: z.literal('rule-on'), ...base, rule: JoinRule }),
  z.strictObject({ kind: z.literal('rule-off'), ...base, reason }),
  /** 抽查: somebody looked at these joins of the rule and let them stand. */
  z.strictObject({ kind: z.literal('check'), ...base, caseIds }),
  /** Takes the last change of the cluster back. */
  z.strictObject({ kind: z.literal('undo'), ...base }),
  z.strictObject({ kind: z.literal('dispatch'), ...base, unitId: Id, reason: reason.optional() }),
  z.strictObject({ kind: z.literal('claim'), ...base }),
  z.strictObject({
    kind: z.literal('assign'),
    ...base,
    unitId: Id.optional(),
    holderId: Id.optional(),
    reason,
  }),
  /** The same answer for every member, each with its own audit. */
  z.strictObject({
    kind: z.literal('reply'),
    ...base,
    text: z.string().trim().min(1).max(MAX_TEXT),
  }),
  z.strictObject({ kind: z.literal('close'), ...base, reason }),
]);
export type ClusterCommand = z.infer<typeof ClusterCommand>;
export type ClusterCommandKind = ClusterCommand['kind'];

/** What is done to every member. */
export const memberCommandKinds = ['dispatch', 'claim', 'assign', 'reply', 'close'] as const;
export type MemberCommandKind = (typeof memberCommandKinds)[number];

/** The rule of a cluster as it is in force. */
export const ClusterRule = z.strictObject({
  id: Id,
  ...JoinRule.shape,
  byId: Id,
  since: Time,
  /** Cases that it joined and that are still members. */
  joined: z.int(),
});
export type ClusterRule = z.infer<typeof ClusterRule>;

export const ClusterMember = z.strictObject({
  caseId: Id,
  caseNo: z.string(),
  title: z.string(),
  urgency: Urgency,
  state: CaseState,
  version: z.int(),
  unitId: Id.nullable(),
  holderId: Id.nullable(),
  receivedAt: Time,
  joinedAt: Time,
  lead: z.boolean(),
  /** The rule that joined it; null where a person did. */
  ruleId: Id.nullable(),
  /** Somebody has looked at the rule's join and let it stand. */
  checked: z.boolean(),
  /** Has been told an answer, or waits for none any more. */
  answered: z.boolean(),
});
export type ClusterMember = z.infer<typeof ClusterMember>;

export const ClusterDetail = z.strictObject({
  id: Id,
  realm: Realm,
  version: z.int(),
  /** Null where this reader may not see it. */
  leadId: Id.nullable(),
  /** Members in all, those that this reader may not see included. */
  size: z.int(),
  /** A member that was worse has raised the lead. */
  raised: z.boolean(),
  dissolvedAt: Time.nullable(),
  rule: ClusterRule.nullable(),
  /** The last change can be taken back. */
  undoable: z.boolean(),
  /** The lead first, then as they joined; those that this reader may see. */
  members: z.array(ClusterMember),
});
export type ClusterDetail = z.infer<typeof ClusterDetail>;

/** What became of one member of a command to them all. */
export const MemberResult = z.strictObject({
  caseId: Id,
  caseNo: z.string(),
  rejection: Rejection.nullable(),
});
export type MemberResult = z.infer<typeof MemberResult>;

export const ClusterResult = z.strictObject({
  position: z.int(),
  cluster: ClusterDetail,
  /** Of a command to every member; empty where only the cluster changed. */
  results: z.array(MemberResult),
});
export type ClusterResult = z.infer<typeof ClusterResult>;

/** Where the case of a row belongs. */
export const RowCluster = z.strictObject({
  id: Id,
  lead: z.boolean(),
  /** Other members. */
  others: z.int(),
  raised: z.boolean(),
});
export type RowCluster = z.infer<typeof RowCluster>;

/** Another case that may be about the same matter, and why. */
export const SimilarCase = z.strictObject({
  caseId: Id,
  caseNo: z.string(),
  title: z.string(),
  urgency: Urgency,
  state: CaseState,
  receivedAt: Time,
  street: Code.nullable(),
  /** The cluster that it leads or belongs to, as it is now. */
  cluster: z.strictObject({ id: Id, version: z.int(), size: z.int() }).nullable(),
  /** 0 to 1: how much of the words they share. */
  score: z.number(),
  /** The telling words that both have, the rarest first. */
  words: z.array(z.string()),
  sameStreet: z.boolean(),
  /** Between the middles of their map cells; null where a place is unknown. */
  metres: z.int().nullable(),
  minutesApart: z.int(),
});
export type SimilarCase = z.infer<typeof SimilarCase>;

export const SimilarCases = z.strictObject({ rows: z.array(SimilarCase) });
export type SimilarCases = z.infer<typeof SimilarCases>;

/** A complaint that is being written, for suggestions. */
export const SuggestInput = z.strictObject({
  realm: Realm.optional(),
  text: z.string().trim().min(1).max(MAX_TEXT),
  category: Code.optional(),
  district: Code.optional(),
  street: Code.optional(),
  lng: z.number().min(-180).max(180).optional(),
  lat: z.number().min(-90).max(90).optional(),
});
export type SuggestInput = z.infer<typeof SuggestInput>;

/** What came in lately, and how much of it joined by itself. */
export const Flood = z.strictObject({
  minutes: z.int(),
  received: z.int(),
  answered: z.int(),
  repeats: z.int(),
  opened: z.int(),
  joinedByRule: z.int(),
  /** Joins of rules that nobody has looked at yet. */
  unchecked: z.int(),
  rules: z.array(
    z.strictObject({
      clusterId: Id,
      version: z.int(),
      id: Id,
      name: z.string(),
      byId: Id,
      since: Time,
      validUntil: Time,
    }),
  ),
});
export type Flood = z.infer<typeof Flood>;

/** Joins of rules picked for a look. */
export const JoinSample = z.strictObject({
  rows: z.array(
    z.strictObject({
      clusterId: Id,
      clusterVersion: z.int(),
      leadNo: z.string(),
      leadTitle: z.string(),
      /** The beginning of what was said, redacted. */
      text: z.string(),
      member: ClusterMember,
    }),
  ),
});
export type JoinSample = z.infer<typeof JoinSample>;
