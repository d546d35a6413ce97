/** By which way a complainant is answered. Pure. */
import type { AnswerOccasion, AnswerWay } from '@heed/shared/answers';
import type { Channel } from '@heed/shared/vocabulary';

/** What is known of whoever complained, and how. */
export interface Complainant {
  readonly channel: Channel;
  readonly phone: boolean;
  readonly email: boolean;
  readonly replyWanted: boolean;
  readonly historic: boolean;
  readonly tipOff: boolean;
}

/** What is told, and whether it was said already while they were on the line. */
export interface Occasion {
  readonly occasion: AnswerOccasion;
  readonly onTheSpot: boolean;
}

/** Which gateways there are, switched on. */
export interface OpenWays {
  readonly sms: boolean;
  readonly wechat: boolean;
  readonly mail: boolean;
}

/** Whoever came by one of these is spoken to. */
const spoken: ReadonlySet<Channel> = new Set([
  'phone',
  'visit',
  'letter',
  'media',
  'transfer',
  'leader',
  'grid',
]);
/** What a person hears when it happens, or need not be called for. */
const light: ReadonlySet<AnswerOccasion> = new Set(['received', 'transferred']);

/** Null where nobody is told. */
export function wayOf(
  complainant: Complainant,
  { occasion, onTheSpot }: Occasion,
  open: OpenWays,
): AnswerWay | null {
  const { historic, replyWanted } = complainant;
  if (historic || !replyWanted) return null;
  const way = wanted(complainant, open);
  const isSpoken = way === 'call' || way === 'none';
  // [A4]
  return isSpoken && (onTheSpot || light.has(occasion)) ? null : way;
}

function wanted({ channel, phone, email, tipOff }: Complainant, open: OpenWays): AnswerWay {
  const call = phone ? 'call' : 'none';
  // [A3]
  if (tipOff) return call;
  const mail = email && open.mail ? 'mail' : null;
  // [A2]
  if (spoken.has(channel)) return phone ? 'call' : (mail ?? 'none');
  if (channel === 'email' && mail) return mail;
  if (channel === 'wechat' && phone && open.wechat) return 'wechat';
  if (phone && open.sms) return 'sms';
  return mail ?? call;
}
