/** How a text goes to the public: at once, at its time, or in an emergency by two people. */
import type { BulletinCommand } from '@heed/shared/bulletin-commands';
import { refuse, refuseField, type Refusal } from '../../kernel/refusal';
import type { BulletinRecord } from '../bulletin-record';
import { holdsEvenInEmergency } from './lint/severity';
import { refuseFindings } from './review';
import {
  givenWords,
  handOf,
  nextOf,
  standing,
  standingText,
  type BulletinEvent,
  type BulletinSituation,
  type Decision,
} from './situation';
import { freeze, frozenNumbers } from './tokens';

type Command<K extends BulletinCommand['kind']> = Extract<BulletinCommand, { kind: K }>;

/** [B12] */
export function decideEmbargo(
  { record, now }: BulletinSituation,
  { releaseAt }: Command<'embargo'>,
): Decision | Refusal {
  if (Date.parse(releaseAt) <= Date.parse(now)) {
    return refuseField('invalid', 'releaseAt', 'in-the-past');
  }
  const promised = record.content.nextUpdateAt;
  if (promised && Date.parse(releaseAt) >= Date.parse(promised)) {
    return refuseField('invalid', 'releaseAt', 'after-next-update');
  }
  const at = new Date(releaseAt).toISOString();
  if (record.releaseAt === at) return refuse('already-so');
  const next = nextOf(record, { releaseAt: at });
  const data = { ...standingText(next), releaseAt: at };
  return { records: [next], events: [{ type: 'bulletin-embargoed', data }], words: [] };
}

/** [B12] [B14] [B15] */
export function decidePublish(situation: BulletinSituation): Decision | Refusal {
  const { record, actor, now } = situation;
  if (record.releaseAt && Date.parse(record.releaseAt) > Date.parse(now)) {
    return refuseField('illegal-state', 'releaseAt', 'embargoed');
  }
  const { nextUpdateAt } = record.content;
  // Heed itself releases at the time that people set, however long it was away.
  const late = nextUpdateAt && Date.parse(nextUpdateAt) <= Date.parse(now);
  if (late && actor.kind !== 'system') {
    return refuseField('has-findings', 'nextUpdateAt', 'no-next-update');
  }
  return publication(situation, { emergency: false });
}

/** [B13] */
export function decideEmergency(
  situation: BulletinSituation,
  { reason }: Command<'release-in-emergency'>,
): Decision | Refusal {
  const { record, actor, findings } = situation;
  const holding = findings.filter(holdsEvenInEmergency);
  if (holding.length > 0) return refuseFindings(holding);
  const asked = record.hands.find(({ kind }) => kind === 'emergency-asked');
  if (asked) {
    if (asked.accountId === actor.id) return refuse('same-hand');
    return publication(situation, { emergency: true, reason });
  }
  const hands = [...record.hands, handOf(situation, 'emergency-asked', { note: reason })];
  const next = nextOf(record, { hands });
  const words = givenWords(next, 'emergency-release-asked', { reason });
  const data = { ...standingText(next), reasonDigest: words.digest };
  return { records: [next], events: [{ type: 'emergency-release-asked', data }], words: [words] };
}

/** [B14] [B15] [B16] [B31] */
function publication(
  situation: BulletinSituation,
  { emergency, reason }: { readonly emergency: boolean; readonly reason?: string },
): Decision {
  const { record, now, next: numbered, live, position, response } = situation;
  const hand = emergency ? 'emergency-released' : 'published';
  const frozen = record.state === 'approved' || record.state === 'signed_on_paper';
  const next = nextOf(record, {
    state: 'published',
    ...(frozen ? {} : { content: freeze(record.content, live, { position, now }), response }),
    hands: [...record.hands, handOf(situation, hand, { note: reason ?? null })],
    year: numbered.year,
    number: numbered.number,
    publishedAt: now,
    emergency,
  });
  const words = reason === undefined ? [] : [givenWords(next, 'bulletin-published', { reason })];
  const settled = settleReplaced(situation, next);
  return {
    records: settled ? [next, settled.record] : [next],
    events: [published(next, numbered), ...(settled ? [settled.event] : [])],
    words,
  };
}

function published(
  next: BulletinRecord,
  numbered: { readonly year: number; readonly number: number },
): BulletinEvent {
  const { content, emergency, replaces } = next;
  const positions = content.numbers.map(({ frozen }) => frozen?.position ?? 0);
  return {
    type: 'bulletin-published',
    data: {
      ...standingText(next),
      ...numbered,
      nextUpdateAt: iso(content.nextUpdateAt),
      emergency,
      replaces,
      position: Math.max(0, ...positions),
      numbers: frozenNumbers(content),
      response: next.response,
      bannerUntil: iso(content.correction?.bannerUntil ?? null),
    },
  };
}

/** [B15] The one that it replaces is corrected or superseded in the same moment, unless it was retracted. */
function settleReplaced(
  { replaced, now }: BulletinSituation,
  by: BulletinRecord,
): { record: BulletinRecord; event: BulletinEvent } | null {
  if (!replaced || replaced.state === 'retracted') return null;
  const { year, number } = replaced;
  if (year === null || number === null) return null;
  const corrects = by.content.kind === 'correction';
  const record = nextOf(replaced, {
    state: corrects ? 'corrected' : 'superseded',
    replacedBy: by.id,
    settledAt: now,
    settledReason: by.content.correction?.reason ?? null,
  });
  const data = { ...standing(record), reasonDigest: null, year, number, by: by.id };
  return { record, event: { type: corrects ? 'bulletin-corrected' : 'bulletin-superseded', data } };
}

function iso(time: string | null): string | null {
  return time === null ? null : new Date(time).toISOString();
}
