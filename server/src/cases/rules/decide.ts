/** What a command does to a case, or why it does nothing. Pure: the record, the command and the moment decide. */
import type { CaseCommand, CaseCommandKind } from '@heed/shared/commands';
import { urgencyRank } from '@heed/shared/vocabulary';
import { Refusal, isRefusal, refuse } from '../../kernel/refusal';
import { decideAssign, decideClaim, decideDispatch, decideRelease, decideSign } from './hands';
import { setOf, type Draft } from './complete';
import { recount } from './due-time';
import { decideArchive, decideNotAccept, decideTransfer, decideWithdraw } from './ending';
import { decideLapse, withLease } from './lease';
import { decideLink, decideUnlink } from './links';
import { decideResume, decideShelve, decideSuspend, decideSuspension } from './pausing';
import { decideRecount } from './recount';
import { decideRequestReturn, decideReturn } from './returns';
import {
  decideAccused,
  decideProcedure,
  decideRecuse,
  decideRequestReveal,
  decideReveal,
} from './secrecy';
import type { Situation } from './situation';
import {
  decideExtension,
  decideInstruct,
  decideRequestExtension,
  decideSupervise,
  decideUnits,
} from './steering';
import { transitionOf } from './transitions';
import { decideUndo } from './undo';
import {
  decideAnswer,
  decideApproval,
  decideClose,
  decideContact,
  decideFollowUp,
  decideRejection,
  decideReopen,
  decideReply,
  decideTold,
} from './work';

export function decide(situation: Situation, command: CaseCommand): Draft | Refusal {
  const verdict = refuseEarly(situation, command) ?? decideByKind(situation, command);
  return isRefusal(verdict) ? verdict : withLease(situation, verdict);
}

/** [C1] [C2] */
function refuseEarly({ record }: Situation, command: CaseCommand): Refusal | null {
  if (command.expectedVersion !== record.version) {
    const lostClaim = command.kind === 'claim' && record.holderId !== null;
    return refuse(lostClaim ? 'already-claimed' : 'stale-version', {
      currentVersion: record.version,
      ...(lostClaim ? { holderId: record.holderId } : {}),
    });
  }
  if (!transitionOf(command.kind).from.includes(record.state)) return refuse('illegal-state');
  return null;
}

/** One decider a kind: a kind without one does not compile. */
const deciders: {
  readonly [K in CaseCommandKind]: (
    situation: Situation,
    command: Extract<CaseCommand, { kind: K }>,
  ) => Draft | Refusal;
} = {
  dispatch: decideDispatch,
  sign: decideSign,
  claim: decideClaim,
  release: decideRelease,
  assign: decideAssign,
  contact: decideContact,
  reply: decideReply,
  answer: decideAnswer,
  'approve-reply': decideApproval,
  'reject-reply': decideRejection,
  'follow-up': decideFollowUp,
  close: decideClose,
  reopen: decideReopen,
  escalate: (situation) => decideLevel(situation, 'case-escalated', 1),
  lower: (situation) => decideLevel(situation, 'case-lowered', -1),
  remind: (situation) => decideMark(situation, 'case-reminded'),
  note: (situation) => decideMark(situation, 'case-noted'),
  'set-urgency': decideUrgency,
  'set-category': decideCategory,
  'set-place': decidePlace,
  'link-incident': decideLink,
  'unlink-incident': decideUnlink,
  transfer: decideTransfer,
  'not-accept': decideNotAccept,
  withdraw: decideWithdraw,
  suspend: decideSuspend,
  'decide-suspension': decideSuspension,
  resume: decideResume,
  'request-return': decideRequestReturn,
  'decide-return': decideReturn,
  archive: decideArchive,
  supervise: decideSupervise,
  instruct: decideInstruct,
  'request-extension': decideRequestExtension,
  'decide-extension': decideExtension,
  'set-units': decideUnits,
  shelve: decideShelve,
  'set-procedure': decideProcedure,
  'set-accused': decideAccused,
  recuse: decideRecuse,
  'request-reveal': decideRequestReveal,
  'decide-reveal': decideReveal,
  recount: decideRecount,
  undo: decideUndo,
  lapse: decideLapse,
  told: decideTold,
};

function decideByKind<K extends CaseCommandKind>(
  situation: Situation,
  command: Extract<CaseCommand, { kind: K }>,
): Draft | Refusal {
  return deciders[command.kind](situation, command);
}

/** What is recorded and changes nothing else. */
function decideMark({ words }: Situation, type: 'case-reminded' | 'case-noted'): Draft {
  return { type, data: { ...words, set: [], stopped: [] }, patch: {} };
}

/** [C13] */
function decideLevel(
  { record, words }: Situation,
  type: 'case-escalated' | 'case-lowered',
  step: 1 | -1,
): Draft | Refusal {
  const level = record.escalation + step;
  if (level > 3) return refuse('already-highest');
  if (level < 0) return refuse('already-so');
  return { type, data: { ...words, level, set: [], stopped: [] }, patch: { escalation: level } };
}

/** [C18] */
function decideUrgency(
  { record, policy, words, actor }: Situation,
  { urgency }: Extract<CaseCommand, { kind: 'set-urgency' }>,
): Draft | Refusal {
  if (urgency === record.urgency) return refuse('already-so');
  const lowering = urgencyRank(urgency) > urgencyRank(record.urgency);
  if (lowering && !actor.leader) return refuse('forbidden');
  return {
    type: 'urgency-set',
    data: {
      ...words,
      from: record.urgency,
      to: urgency,
      set: recount(record.clocks, { ...record, urgency }, policy).map(setOf),
      stopped: [],
    },
    patch: { urgency },
  };
}

function decideCategory(
  { record, directory, words }: Situation,
  { category }: Extract<CaseCommand, { kind: 'set-category' }>,
): Draft | Refusal {
  if (!directory.categoryExists(category)) return refuse('unknown-category');
  if (category === record.category) return refuse('already-so');
  return {
    type: 'category-set',
    data: { ...words, from: record.category, to: category, set: [], stopped: [] },
    patch: { category },
  };
}

function decidePlace(
  { record, directory, words }: Situation,
  command: Extract<CaseCommand, { kind: 'set-place' }>,
): Draft | Refusal {
  const street = command.street ?? null;
  const district = street ? directory.districtOf(street) : (command.district ?? null);
  if (district === undefined) return refuse('unknown-place');
  if (district !== null && directory.districtOf(district) === undefined) {
    return refuse('unknown-place');
  }
  if (street === record.street && district === record.district) return refuse('already-so');
  return {
    type: 'place-set',
    data: { ...words, district, street, set: [], stopped: [] },
    patch: { district, street },
  };
}
