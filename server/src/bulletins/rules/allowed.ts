/** What somebody can do to a bulletin as it stands: the desk says the same when they try. */
import type { BulletinCommandKind } from '@heed/shared/bulletin-commands';
import type { Verb } from '@heed/shared/vocabulary';
import type { BulletinRecord } from '../bulletin-record';
import { hasHand } from './situation';
import { bulletinTransitions } from './transitions';

/** [B1] [B6] [B9] [B13] */
export function allowedCommands(
  record: BulletinRecord,
  actorId: string,
  may: (verb: Verb) => boolean,
): BulletinCommandKind[] {
  return bulletinTransitions
    .filter(({ from }) => from.includes(record.state))
    .filter(({ kind, verbs }) => verbs.some(may) || (kind === 'approve' && may('bulletin:write')))
    .filter(({ kind }) => !isOwnHand(record, actorId, kind, may))
    .map(({ kind }) => kind);
}

function isOwnHand(
  record: BulletinRecord,
  actorId: string,
  kind: BulletinCommandKind,
  may: (verb: Verb) => boolean,
): boolean {
  const wrote = record.authors.includes(actorId);
  const handBy = (hand: 'approved-on-paper' | 'emergency-asked') =>
    record.hands.find((one) => one.kind === hand)?.accountId === actorId;
  switch (kind) {
    case 'verify-facts':
      return wrote || hasHand(record, 'facts-verified');
    case 'legal':
      return wrote || hasHand(record, 'legal-cleared');
    case 'approve':
      // An author can record what was signed on paper.
      return wrote && !may('bulletin:write');
    case 'countersign':
      return wrote || handBy('approved-on-paper');
    case 'release-in-emergency':
      return handBy('emergency-asked');
    default:
      return false;
  }
}
