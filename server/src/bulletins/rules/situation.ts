/** What a command meets, and what it leads to. */
import type { BulletinKind, Hand, LintFinding, LiveNumber } from '@heed/shared/bulletins';
import type { NewEvent } from '../../journal/events';
import type { FrozenResponse } from '../../journal/events/bulletin-events';
import { contentDigest } from '../../kernel/canonical-json';
import type { BulletinActor, BulletinRecord } from '../bulletin-record';

export interface BulletinSituation {
  readonly record: BulletinRecord;
  readonly actor: BulletinActor;
  /** The realm's time. */
  readonly now: string;
  /** Faults of the text as it stands. */
  readonly findings: readonly LintFinding[];
  /** The numbers as they stand at a journal position, for what freezes them. */
  readonly live: readonly LiveNumber[];
  readonly position: number;
  /** The incident's response as it stands, for what freezes it. */
  readonly response: FrozenResponse | null;
  /** What a publication would be numbered now. */
  readonly next: { readonly year: number; readonly number: number };
  /** The published one that this replaces. */
  readonly replaced: BulletinRecord | null;
  /** A draft that is to replace this one already. */
  readonly openReplacement: string | null;
  /** For a draft that this command begins. */
  readonly newBulletinId: string;
  readonly newIds: () => string;
}

type BulletinEventType = Extract<
  NewEvent['type'],
  | `bulletin-${string}`
  | 'facts-verified'
  | 'legal-cleared'
  | 'finding-signed-over'
  | `emergency-${string}`
>;
export type BulletinEvent = Extract<NewEvent, { type: BulletinEventType }>;

/** Words that staff gave with an act; the event carries their digest alone. */
export interface GivenWords {
  readonly bulletinId: string;
  readonly version: number;
  readonly act: BulletinEventType;
  readonly words: Readonly<Record<string, string>>;
  readonly digest: string;
}

/** Rows to write, the one that was asked for first, with the entries that tell of it. */
export interface Decision {
  readonly records: readonly BulletinRecord[];
  readonly events: readonly BulletinEvent[];
  readonly words: readonly GivenWords[];
}

/** The record one version later. */
export function nextOf(record: BulletinRecord, patch: Partial<BulletinRecord>): BulletinRecord {
  const version = record.version + 1;
  const content = patch.content ?? record.content;
  const changed = patch.content !== undefined;
  return {
    ...record,
    ...patch,
    version,
    contentVersion: changed ? version : record.contentVersion,
    digest: changed ? contentDigest(content) : record.digest,
  };
}

/** Where a bulletin stands, as every event of it says. */
export function standing(record: BulletinRecord): {
  bulletinId: string;
  incidentId: string;
  version: number;
  state: BulletinRecord['state'];
  kind: BulletinKind;
} {
  const { id, incidentId, version, state, content } = record;
  return { bulletinId: id, incidentId, version, state, kind: content.kind };
}

/** The same with the digest of its text. */
export function standingText(record: BulletinRecord) {
  return { ...standing(record), contentDigest: record.digest };
}

/** Words as they are kept; the ids beside them keep equal words from having equal digests. */
export function givenWords(
  record: BulletinRecord,
  act: BulletinEventType,
  words: Readonly<Record<string, string>>,
): GivenWords {
  const { id: bulletinId, version } = record;
  return {
    bulletinId,
    version,
    act,
    words,
    digest: contentDigest({ bulletinId, version, act, words }),
  };
}

/** A hand of whoever acts, on the version that the act makes. */
export function handOf(
  { record, actor, now }: BulletinSituation,
  kind: Hand['kind'],
  more: Partial<Pick<Hand, 'paper' | 'note'>> = {},
): Hand {
  return {
    kind,
    accountId: actor.id || null,
    name: actor.name,
    at: now,
    version: record.version + 1,
    paper: more.paper ?? null,
    note: more.note ?? null,
  };
}

/** Whether somebody put that hand to it, and it stands. */
export function hasHand(record: BulletinRecord, kind: Hand['kind']): boolean {
  return record.hands.some((hand) => hand.kind === kind);
}
