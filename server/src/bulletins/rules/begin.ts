/** Drafts: from a template, from another bulletin's statements, to correct or to update a published one. */
import type { BulletinCommand } from '@heed/shared/bulletin-commands';
import type { BulletinContent, BulletinKind } from '@heed/shared/bulletins';
import type { Realm } from '@heed/shared/vocabulary';
import { contentDigest } from '../../kernel/canonical-json';
import { refuse, type Refusal } from '../../kernel/refusal';
import type { BulletinActor, BulletinRecord } from '../bulletin-record';
import { sections } from './content';
import { givenWords, standingText, type BulletinSituation, type Decision } from './situation';
import { thaw } from './tokens';

export interface Beginning {
  readonly id: string;
  readonly realm: Realm;
  readonly incidentId: string;
  readonly content: BulletinContent;
  readonly basedOn: string | null;
  readonly replaces: string | null;
  readonly reason: string | null;
  readonly actor: BulletinActor;
  readonly now: string;
}

/** [B1] A draft, in the hands of who began it. */
export function begin(beginning: Beginning): Decision {
  const { id, realm, incidentId, content, replaces, actor, now } = beginning;
  const accountId = actor.id || null;
  const { name } = actor;
  const record: BulletinRecord = {
    id,
    realm,
    incidentId,
    version: 1,
    state: 'draft',
    content,
    contentVersion: 1,
    digest: contentDigest(content),
    hands: [{ kind: 'drafted', accountId, name, at: now, version: 1, paper: null, note: null }],
    authors: [actor.id],
    signed: [],
    response: null,
    releaseAt: null,
    year: null,
    number: null,
    publishedAt: null,
    emergency: false,
    replaces,
    replacedBy: null,
    settledAt: null,
    settledReason: null,
    savedAt: now,
    editedBy: { accountId, name, at: now },
  };
  const { reason, basedOn } = beginning;
  const words = reason === null ? [] : [givenWords(record, 'bulletin-drafted', { reason })];
  const reasonDigest = words[0]?.digest ?? null;
  const data = { ...standingText(record), reasonDigest, basedOn, replaces };
  return { records: [record], events: [{ type: 'bulletin-drafted', data }], words };
}

/** [B15] One draft at a time is to replace a published one. */
export function decideBegin(
  situation: BulletinSituation,
  { kind, reason }: Extract<BulletinCommand, { kind: 'correct' | 'update' }>,
): Decision | Refusal {
  const { record, actor, now, openReplacement, newBulletinId } = situation;
  if (openReplacement !== null) {
    return refuse('already-exists', { details: [{ path: 'id', message: openReplacement }] });
  }
  const content = continued(record.content, kind === 'correct' ? 'correction' : 'progress');
  const corrected: BulletinContent =
    kind === 'correct'
      ? {
          ...content,
          correction: {
            wrong: { zh: '', en: '' },
            right: { zh: '', en: '' },
            // The public's reason is shorter than what staff may have written for themselves.
            reason: { zh: reason.length <= 200 ? reason : '', en: '' },
            bannerUntil: null,
          },
        }
      : content;
  const { realm, incidentId, id } = record;
  return begin({
    id: newBulletinId,
    realm,
    incidentId,
    content: corrected,
    basedOn: id,
    replaces: id,
    reason,
    actor,
    now,
  });
}

/**
 * The text of a bulletin as the next one begins with: the same statements under the same ids, so that
 * what changes can be told; its numbers live again; its promise of the next word used up.
 */
export function continued(content: BulletinContent, kind: BulletinKind): BulletinContent {
  return {
    ...thaw(content),
    kind,
    nextUpdateAt: null,
    noNextReason: null,
    removed: [],
    correction: null,
  };
}

/** Statement ids of a template are its own; a draft's are new. */
export function withNewIds(content: BulletinContent, newIds: () => string): BulletinContent {
  const renamed = sections.map((section) => [
    section,
    content[section].map((statement) => ({ ...statement, id: newIds() })),
  ]);
  return { ...content, ...(Object.fromEntries(renamed) as Partial<BulletinContent>) };
}
