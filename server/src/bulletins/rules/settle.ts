/** What ends the standing of a published text; the text itself stays to be read. */
import type { BulletinCommand } from '@heed/shared/bulletin-commands';
import { refuse, type Refusal } from '../../kernel/refusal';
import { givenWords, nextOf, standing, type BulletinSituation, type Decision } from './situation';

type Settling = Extract<BulletinCommand, { kind: 'retract' | 'expire' }>;

/** [B15] */
export function decideRetract(situation: BulletinSituation, command: Settling): Decision | Refusal {
  return settle(situation, command, { type: 'bulletin-retracted', state: 'retracted' });
}

/** [B15] */
export function decideExpire(situation: BulletinSituation, command: Settling): Decision | Refusal {
  return settle(situation, command, { type: 'bulletin-expired', state: 'expired' });
}

function settle(
  { record, now }: BulletinSituation,
  { reason, reasonEn = '' }: Settling,
  {
    type,
    state,
  }: {
    readonly type: 'bulletin-retracted' | 'bulletin-expired';
    readonly state: 'retracted' | 'expired';
  },
): Decision | Refusal {
  const { year, number } = record;
  if (year === null || number === null) return refuse('illegal-state');
  const next = nextOf(record, {
    state,
    settledAt: now,
    settledReason: { zh: reason, en: reasonEn },
  });
  const words = givenWords(next, type, { reason, reasonEn });
  const data = { ...standing(next), reasonDigest: words.digest, year, number, by: null };
  return { records: [next], events: [{ type, data }], words: [words] };
}
