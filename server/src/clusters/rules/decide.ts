/** What a command does to a cluster, or why it does nothing. Pure: relation, cases, command and moment decide. */
import { MOST_MEMBERS, type ClusterCommand, type MemberCommandKind } from '@heed/shared/clusters';
import { urgencyRank } from '@heed/shared/vocabulary';
import { refuse, refuseField, type Refusal } from '../../kernel/refusal';
import { unreachable } from '../../kernel/unreachable';
import { parseTime } from '../../kernel/instant';
import type { CaseFacts, Membership, SetRule } from '../cluster-record';
import { ruleFault } from './join-rule';
import { unchanged, type ClusterDraft, type ClusterSituation } from './situation';
import { decideUndo } from './undo';

/** A command that changes the cluster itself. */
export type RelationCommand = Exclude<ClusterCommand, { kind: MemberCommandKind }>;
type Command<K extends RelationCommand['kind']> = Extract<RelationCommand, { kind: K }>;

export function decideCluster(
  situation: ClusterSituation,
  command: RelationCommand,
): ClusterDraft | Refusal {
  return (
    refuseEarly(situation, command.expectedVersion, command.kind === 'undo') ??
    decideByKind(situation, command)
  );
}

/** [K2] */
export function refuseEarly(
  { record }: Pick<ClusterSituation, 'record'>,
  expectedVersion: number,
  evenDissolved = false,
): Refusal | null {
  if (expectedVersion !== record.version) {
    return refuse('stale-version', { currentVersion: record.version });
  }
  return record.dissolvedAt !== null && !evenDissolved ? refuse('illegal-state') : null;
}

function decideByKind(
  situation: ClusterSituation,
  command: RelationCommand,
): ClusterDraft | Refusal {
  switch (command.kind) {
    case 'join':
      return decideJoin(situation, command.caseIds, null);
    case 'leave':
      return decideLeave(situation, command);
    case 'set-lead':
      return decideLead(situation, command);
    case 'dissolve':
      return dissolved(situation, { reason: command.reason });
    case 'rule-on':
      return decideRule(situation, command);
    case 'rule-off':
      return decideRuleOff(situation, command);
    case 'check':
      return decideCheck(situation, command);
    case 'undo':
      return decideUndo(situation);
    default:
      return unreachable(command);
  }
}

/** [K1] [K3] [K14] */
export function decideJoin(
  situation: ClusterSituation,
  caseIds: readonly string[],
  ruleId: string | null,
): ClusterDraft | Refusal {
  const { record, members, cases, now } = situation;
  const joining = [...new Set(caseIds)];
  for (const [at, id] of caseIds.entries()) {
    const known = cases.get(id);
    if (known?.realm !== record.realm) return refuseField('not-found', path(at), 'unknown-value');
    if (known.tipOff) return refuseField('illegal-state', path(at), 'tip-off');
    if (known.clusterId === record.id) return refuseField('already-so', path(at), 'already-member');
    if (known.clusterId !== null) return refuseField('in-cluster', path(at), 'in-cluster');
  }
  if (members.length + joining.length > MOST_MEMBERS) return refuse('too-large');
  const draft = unchanged(situation);
  return {
    ...draft,
    joins: joining.map((caseId) => ({ caseId, joinedAt: now, ruleId, checked: false })),
    together: joining.filter((id) => cases.get(id)?.keptApart),
    last: draft.last && { ...draft.last, joined: joining },
  };
}

/** [K3] [K4] [K8] */
function decideLeave(
  situation: ClusterSituation,
  { caseIds = [], batch, reason }: Command<'leave'>,
): ClusterDraft | Refusal {
  const { members, cases } = situation;
  const named = new Set(caseIds);
  const unknown = caseIds.findIndex((id) => !members.some(({ caseId }) => caseId === id));
  if (unknown !== -1) return refuseField('already-so', path(unknown), 'not-member');
  const left = members.filter(
    ({ caseId, ruleId }) => named.has(caseId) || (batch !== undefined && ruleId === batch),
  );
  if (left.length === 0) return refuse('already-so');
  const ids = left.map(({ caseId }) => caseId);
  const apart = ids.filter((id) => !cases.get(id)?.keptApart);
  return withoutThem(situation, left, apart, { reason });
}

/** [K4] */
export function withoutThem(
  situation: ClusterSituation,
  left: readonly Membership[],
  apart: readonly string[],
  words: ClusterDraft['words'],
): ClusterDraft {
  const { record, members, cases } = situation;
  const gone = new Set(left.map(({ caseId }) => caseId));
  const stay = members.filter(({ caseId }) => !gone.has(caseId));
  if (stay.length === 0 || (stay.length === 1 && record.rule === null)) {
    return { ...dissolved(situation, words), apart, last: lastOf(situation, members, apart) };
  }
  const draft = unchanged(situation);
  return {
    ...draft,
    leaves: [...gone],
    apart,
    words,
    leadId: gone.has(record.leadId) ? worst(stay, cases) : record.leadId,
    last: lastOf(situation, left, apart),
  };
}

/** The most urgent, the oldest of several. */
function worst(stay: readonly Membership[], cases: ReadonlyMap<string, CaseFacts>): string {
  const facts = stay.flatMap(({ caseId }) => cases.get(caseId) ?? []);
  const [first] = facts.toSorted(
    (a, b) =>
      urgencyRank(a.urgency) - urgencyRank(b.urgency) ||
      parseTime(a.receivedAt) - parseTime(b.receivedAt),
  );
  return first?.id ?? stay[0]?.caseId ?? '';
}

function lastOf(
  situation: ClusterSituation,
  left: readonly Membership[],
  apart: readonly string[],
): ClusterDraft['last'] {
  const { last } = unchanged(situation);
  return last && { ...last, left: [...left], apart: [...apart] };
}

function dissolved(situation: ClusterSituation, words: ClusterDraft['words']): ClusterDraft {
  const { members, now } = situation;
  return {
    ...unchanged(situation),
    leaves: members.map(({ caseId }) => caseId),
    rule: null,
    dissolvedAt: now,
    words,
    told: 'cluster-dissolved',
    last: lastOf(situation, members, []),
  };
}

function decideLead(
  situation: ClusterSituation,
  { leadId, reason }: Command<'set-lead'>,
): ClusterDraft | Refusal {
  const { record, members } = situation;
  if (leadId === record.leadId) return refuse('already-so');
  if (!members.some(({ caseId }) => caseId === leadId)) {
    return refuseField('not-found', 'leadId', 'not-member');
  }
  return { ...unchanged(situation), leadId, words: { reason }, told: 'cluster-lead-set' };
}

/** [K6] */
function decideRule(
  situation: ClusterSituation,
  { rule }: Command<'rule-on'>,
): ClusterDraft | Refusal {
  const { by, now, directory, longestRule, nextId } = situation;
  const fault = ruleFault(rule, now, directory, longestRule);
  if (fault) return fault;
  const set: SetRule = { ...rule, id: nextId, byId: by.id ?? '', since: now };
  const words = { name: rule.name, words: rule.words.join(' ') };
  return { ...unchanged(situation), rule: set, words, told: 'cluster-rule-set' };
}

function decideRuleOff(
  situation: ClusterSituation,
  { reason }: Command<'rule-off'>,
): ClusterDraft | Refusal {
  if (situation.record.rule === null) return refuse('already-so');
  return { ...unchanged(situation), rule: null, words: { reason }, told: 'cluster-rule-ended' };
}

/** [K8] */
function decideCheck(
  situation: ClusterSituation,
  { caseIds }: Command<'check'>,
): ClusterDraft | Refusal {
  const { members, record } = situation;
  const open = members.filter(({ ruleId, checked }) => ruleId !== null && !checked);
  const checked = [...new Set(caseIds)];
  const unknown = checked.findIndex((id) => !open.some(({ caseId }) => caseId === id));
  if (unknown !== -1) return refuseField('already-so', path(unknown), 'not-member');
  // A look is no change that anybody takes back, and keeps none from being taken back.
  return { ...unchanged(situation), checked, last: record.last, told: 'cluster-joins-checked' };
}

function path(at: number): string {
  return `caseIds.${at}`;
}
