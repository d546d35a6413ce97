/** What a command does to a bulletin, or why it does nothing. Pure: record, command and moment decide. */
import type { BulletinCommand, BulletinCommandKind } from '@heed/shared/bulletin-commands';
import { refuse, type Refusal, isRefusal } from '../../kernel/refusal';
import { isOut } from '../bulletin-record';
import { decideBegin } from './begin';
import { applyEdits } from './edit';
import { decideEmbargo, decideEmergency, decidePublish } from './release';
import { decideExpire, decideRetract } from './settle';
import {
  decideApprove,
  decideCountersign,
  decideLegal,
  decideReject,
  decideSignOver,
  decideSubmit,
  decideVerify,
  firstHands,
} from './review';
import { nextOf, standingText, type BulletinSituation, type Decision } from './situation';
import { thaw } from './tokens';
import { bulletinTransitionOf } from './transitions';

export function decideBulletin(
  situation: BulletinSituation,
  command: BulletinCommand,
): Decision | Refusal {
  return refuseEarly(situation, command) ?? decideByKind(situation, command);
}

/** [B1] [B2] [B3] */
function refuseEarly(
  { record }: BulletinSituation,
  { kind, expectedVersion }: BulletinCommand,
): Refusal | null {
  const { from } = bulletinTransitionOf(kind);
  const applies = from.includes(record.state);
  if (!applies && isOut(record.state)) {
    if (kind === 'edit') return refuse('immutable');
    if (!from.some(isOut)) return refuse('already-published');
  }
  // An edit of an older version is merged, and refused only where somebody else wrote the same.
  const behind =
    kind === 'edit' ? expectedVersion > record.version : expectedVersion !== record.version;
  if (behind) return refuse('stale-version', { currentVersion: record.version });
  return applies ? null : refuse('illegal-state');
}

/** One decider a kind: a kind without one does not compile. */
const deciders: {
  readonly [K in BulletinCommandKind]: (
    situation: BulletinSituation,
    command: Extract<BulletinCommand, { kind: K }>,
  ) => Decision | Refusal;
} = {
  edit: decideEdit,
  submit: decideSubmit,
  'verify-facts': decideVerify,
  legal: decideLegal,
  approve: decideApprove,
  countersign: decideCountersign,
  reject: decideReject,
  'sign-over': decideSignOver,
  embargo: decideEmbargo,
  publish: decidePublish,
  'release-in-emergency': decideEmergency,
  correct: decideBegin,
  update: decideBegin,
  retract: decideRetract,
  expire: decideExpire,
};

function decideByKind<K extends BulletinCommandKind>(
  situation: BulletinSituation,
  command: Extract<BulletinCommand, { kind: K }>,
): Decision | Refusal {
  return deciders[command.kind](situation, command);
}

/** [B3] [B4] [B5] */
function decideEdit(
  { record, actor, now }: BulletinSituation,
  { edits, expectedVersion }: Extract<BulletinCommand, { kind: 'edit' }>,
): Decision | Refusal {
  const edited = applyEdits(thaw(record.content), edits, record.version);
  if (isRefusal(edited)) return edited;
  if (edited.changed === 0) return refuse('already-so');
  const next = nextOf(record, {
    state: 'draft',
    content: edited.content,
    hands: firstHands(record),
    authors: [...new Set([...record.authors, actor.id])],
    releaseAt: null,
    response: null,
    savedAt: now,
    editedBy: { accountId: actor.id || null, name: actor.name, at: now },
  });
  const merged = expectedVersion < record.version;
  return {
    records: [next],
    events: [
      {
        type: 'bulletin-edited',
        data: { ...standingText(next), edits: edited.changed, merged },
      },
    ],
    words: [],
  };
}
