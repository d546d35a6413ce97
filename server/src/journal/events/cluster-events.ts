/** What the journal holds of clusters: ids, codes, numbers, digests. */
import { z } from 'zod';
import { memberCommandKinds } from '@heed/shared/clusters';
import { Urgency } from '@heed/shared/vocabulary';
import { EventCode, EventHash, EventId, EventTime } from '../branded';

const ofCluster = {
  clusterId: EventId,
  /** Of the cluster after the event. */
  clusterVersion: z.int(),
};
/** Of what staff wrote with it, in `cluster_text`; null where they wrote nothing. */
const words = { textDigest: EventHash.nullable() };

/** A case whose row shows the change, and who may see it: its readers are told. */
const Shown = z.strictObject({
  caseId: EventId,
  version: z.int(),
  unitId: EventId.nullable(),
  holderId: EventId.nullable(),
});
export type Shown = z.infer<typeof Shown>;

const ofMember = { ...ofCluster, caseId: EventId, leadId: EventId, shown: z.array(Shown) };

export const clusterEventSchemas = {
  'cluster-opened': z.strictObject({ ...ofCluster, ...words, leadId: EventId }),
  'case-joined-cluster': z.strictObject({
    ...ofMember,
    /** The rule that joined it; null where a person did. */
    ruleId: EventId.nullable(),
  }),
  'case-left-cluster': z.strictObject({
    ...ofMember,
    /** Taken out by a person: no rule joins it again. */
    keptApart: z.boolean(),
  }),
  'cluster-lead-set': z.strictObject({ ...ofMember, ...words, fromId: EventId }),
  'cluster-dissolved': z.strictObject({ ...ofCluster, ...words }),
  'cluster-rule-set': z.strictObject({
    ...ofCluster,
    ...words,
    ruleId: EventId,
    categories: z.array(EventCode),
    streets: z.array(EventCode),
    zones: z.array(EventCode),
    /** How many; they stand in the side table. */
    words: z.int().min(0),
    since: EventTime,
    validUntil: EventTime,
  }),
  'cluster-rule-ended': z.strictObject({ ...ofCluster, ...words, ruleId: EventId }),
  'cluster-joins-checked': z.strictObject({ ...ofCluster, caseIds: z.array(EventId) }),
  'cluster-undone': z.strictObject({ ...ofCluster, ...words }),
  /** A member that is worse raises the lead. */
  'cluster-raised': z.strictObject({
    ...ofMember,
    memberId: EventId,
    from: Urgency,
    to: Urgency,
  }),
  /** A command went to every member; each has entries of its own. */
  'cluster-acted': z.strictObject({
    ...ofCluster,
    actId: EventId,
    kind: z.enum(memberCommandKinds),
    members: z.int(),
  }),
} as const;
