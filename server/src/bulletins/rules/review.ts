/** The chain of hands: submitted, verified, cleared, approved, countersigned, or sent back. */
import type { BulletinCommand } from '@heed/shared/bulletin-commands';
import type { Hand, LintFinding } from '@heed/shared/bulletins';
import { refuse, refuseField, type Refusal } from '../../kernel/refusal';
import type { BulletinRecord } from '../bulletin-record';
import { holds, markOf } from './lint/severity';
import {
  givenWords,
  handOf,
  hasHand,
  nextOf,
  standingText,
  type BulletinEvent,
  type BulletinSituation,
  type Decision,
} from './situation';
import { freeze, frozenNumbers, thaw } from './tokens';

type Command<K extends BulletinCommand['kind']> = Extract<BulletinCommand, { kind: K }>;

/** [B5] What stays of the hands when the text goes back to work. */
export function firstHands(record: BulletinRecord): Hand[] {
  return record.hands.filter(({ kind }) => kind === 'drafted');
}

export function decideSubmit(situation: BulletinSituation): Decision {
  const { record } = situation;
  const hands = [...firstHands(record), handOf(situation, 'submitted')];
  const next = nextOf(record, { state: 'in_review', hands });
  return done(next, { type: 'bulletin-submitted', data: standingText(next) });
}

/** [B7] */
export function decideVerify(
  situation: BulletinSituation,
  { note }: Command<'verify-facts'>,
): Decision | Refusal {
  return addHand(situation, { hand: 'facts-verified', type: 'facts-verified', note });
}

/** [B8] */
export function decideLegal(
  situation: BulletinSituation,
  { note }: Command<'legal'>,
): Decision | Refusal {
  return addHand(situation, { hand: 'legal-cleared', type: 'legal-cleared', note });
}

interface AddedHand {
  readonly hand: 'facts-verified' | 'legal-cleared';
  readonly type: 'facts-verified' | 'legal-cleared';
  readonly note: string | undefined;
}

/** [B6] A hand of somebody who wrote none of it. */
function addHand(
  situation: BulletinSituation,
  { hand, type, note }: AddedHand,
): Decision | Refusal {
  const { record, actor } = situation;
  if (record.authors.includes(actor.id)) return refuse('same-hand');
  if (hasHand(record, hand)) return refuse('already-so');
  const hands = [...record.hands, handOf(situation, hand, { note: note ?? null })];
  const next = nextOf(record, { hands });
  const words = note === undefined ? [] : [givenWords(next, type, { note })];
  const reasonDigest = words[0]?.digest ?? null;
  return {
    records: [next],
    events: [{ type, data: { ...standingText(next), reasonDigest } }],
    words,
  };
}

/** [B6] [B9] [B10] [B16] [B31] */
export function decideApprove(
  situation: BulletinSituation,
  { paper }: Command<'approve'>,
): Decision | Refusal {
  const { record, actor, findings, live, position, now, response } = situation;
  const refused = paper
    ? refusePaper(situation, paper)
    : record.authors.includes(actor.id) && refuse('same-hand');
  if (refused) return refused;
  if (!hasHand(record, 'facts-verified')) {
    return refuseField('has-findings', 'hands', 'facts-not-verified');
  }
  const holding = findings.filter(holds);
  if (holding.length > 0) return refuseFindings(holding);
  const hand = handOf(situation, paper ? 'approved-on-paper' : 'approved', {
    paper: paper ?? null,
  });
  const next = nextOf(record, {
    state: paper ? 'signed_on_paper' : 'approved',
    content: freeze(record.content, live, { position, now }),
    response,
    hands: [...record.hands, hand],
  });
  return done(next, {
    type: 'bulletin-approved',
    data: {
      ...standingText(next),
      paper: paper?.evidenceId ?? null,
      position,
      numbers: frozenNumbers(next.content),
      response,
    },
  });
}

/** [B9] An author doesn't sign, on paper either; nobody signs ahead of time. */
function refusePaper(
  { record, now }: BulletinSituation,
  paper: { readonly signer: string; readonly signedAt: string },
): Refusal | false {
  const drafters = firstHands(record).map(({ name }) => name);
  if ([...drafters, record.editedBy.name].includes(paper.signer)) return refuse('same-hand');
  if (Date.parse(paper.signedAt) <= Date.parse(now)) return false;
  return refuseField('invalid', 'paper.signedAt', 'in-the-future');
}

/** [B9] Somebody who neither wrote the text nor recorded the paper compares the two. */
export function decideCountersign(situation: BulletinSituation): Decision | Refusal {
  const { record, actor } = situation;
  const recorder = record.hands.find(({ kind }) => kind === 'approved-on-paper')?.accountId;
  if (record.authors.includes(actor.id) || recorder === actor.id) return refuse('same-hand');
  const hands = [...record.hands, handOf(situation, 'countersigned')];
  const next = nextOf(record, { state: 'approved', hands });
  return done(next, { type: 'bulletin-countersigned', data: standingText(next) });
}

/** [B5] */
export function decideReject(
  situation: BulletinSituation,
  { reason }: Command<'reject'>,
): Decision {
  const { record } = situation;
  const next = nextOf(record, {
    state: 'draft',
    content: thaw(record.content),
    hands: [...firstHands(record), handOf(situation, 'rejected', { note: reason })],
    releaseAt: null,
    response: null,
  });
  const words = givenWords(next, 'bulletin-rejected', { reason });
  return {
    records: [next],
    events: [
      {
        type: 'bulletin-rejected',
        data: { ...standingText(next), reasonDigest: words.digest },
      },
    ],
    words: [words],
  };
}

/** [B11] */
export function decideSignOver(
  situation: BulletinSituation,
  { code, path, reason }: Command<'sign-over'>,
): Decision | Refusal {
  const { record, actor, findings, now } = situation;
  const found = findings.filter((finding) => finding.code === code && finding.path === path);
  if (found.length === 0) return refuse('not-found');
  if (found.some(({ severity }) => severity === 'blocks'))
    return refuse('has-findings', named(found));
  const open = found.filter(({ signedBy }) => signedBy === null);
  if (open.length === 0) return refuse('already-so');
  const signed = open.map((finding) => ({
    code,
    mark: markOf(record.content, finding),
    by: actor.id,
    at: now,
  }));
  const next = nextOf(record, { signed: [...record.signed, ...signed] });
  const words = givenWords(next, 'finding-signed-over', { code, path, reason });
  return {
    records: [next],
    events: [
      {
        type: 'finding-signed-over',
        data: { ...standingText(next), reasonDigest: words.digest, code, path },
      },
    ],
    words: [words],
  };
}

/** Faults that hold it back, each by its place and code. */
export function refuseFindings(findings: readonly LintFinding[]): Refusal {
  return refuse('has-findings', named(findings));
}

function named(findings: readonly LintFinding[]) {
  return { details: findings.slice(0, 50).map(({ path, code }) => ({ path, message: code })) };
}

function done(next: BulletinRecord, event: BulletinEvent): Decision {
  return { records: [next], events: [event], words: [] };
}
