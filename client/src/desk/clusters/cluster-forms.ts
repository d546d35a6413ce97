/** Which commands to a cluster ask for something first, and what is sent when it is given. */
import type { JoinRule } from '@heed/shared/clusters';
import type { ClusterAsk } from './use-cluster';

export type ClusterField = 'reason' | 'unit' | 'text' | 'rule';

export const askedKinds = [
  'leave',
  'leave-batch',
  'set-lead',
  'dissolve',
  'rule-on',
  'rule-off',
  'dispatch',
  'assign',
  'reply',
  'close',
] as const;
export type AskedKind = (typeof askedKinds)[number];

/** What a form holds when it is sent. */
export interface Filled {
  readonly caseIds: readonly string[];
  readonly reason: string;
  readonly unitId: string;
  readonly text: string;
  readonly rule: JoinRule | null;
  /** The rule that is in force. */
  readonly ruleId: string | null;
}

export interface ClusterFormOf {
  readonly fields: readonly ClusterField[];
  readonly ask: (filled: Filled) => ClusterAsk | null;
}

const forms: Readonly<Record<AskedKind, ClusterFormOf>> = {
  leave: {
    fields: ['reason'],
    ask: ({ caseIds, reason }) => ({ kind: 'leave', caseIds: [...caseIds], reason }),
  },
  'leave-batch': {
    fields: ['reason'],
    ask: ({ ruleId, reason }) =>
      ruleId === null ? null : { kind: 'leave', batch: ruleId, reason },
  },
  'set-lead': {
    fields: ['reason'],
    ask: ({ caseIds: [leadId], reason }) =>
      leadId === undefined ? null : { kind: 'set-lead', leadId, reason },
  },
  dissolve: { fields: ['reason'], ask: ({ reason }) => ({ kind: 'dissolve', reason }) },
  'rule-on': {
    fields: ['rule'],
    ask: ({ rule }) => (rule === null ? null : { kind: 'rule-on', rule }),
  },
  'rule-off': { fields: ['reason'], ask: ({ reason }) => ({ kind: 'rule-off', reason }) },
  dispatch: { fields: ['unit'], ask: ({ unitId }) => ({ kind: 'dispatch', unitId }) },
  assign: {
    fields: ['unit', 'reason'],
    ask: ({ unitId, reason }) => ({ kind: 'assign', unitId, reason }),
  },
  reply: { fields: ['text'], ask: ({ text }) => ({ kind: 'reply', text }) },
  close: { fields: ['reason'], ask: ({ reason }) => ({ kind: 'close', reason }) },
};

export function formOf(kind: AskedKind): ClusterFormOf {
  return forms[kind];
}
