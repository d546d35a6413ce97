/** What the public may read: published texts with their frozen numbers in place, corrections, promises. */
import { Injectable } from '@nestjs/common';
import type {
  AssertionKind,
  Bilingual,
  BulletinContent,
  BulletinKind,
  BulletinSection,
  BulletinState,
  Hand,
  NumberQuery,
  Office,
} from '@heed/shared/bulletins';
import type { PromiseState } from '@heed/shared/promises';
import type { Realm } from '@heed/shared/vocabulary';
import type { FrozenResponse } from '../journal/events/bulletin-events';
import { Database } from '../kernel/database/database';
import { RealmClock } from '../kernel/realm-clock';
import type { BulletinRecord } from './bulletin-record';
import { loadPublished } from './bulletin-rows';
import { listPromises } from './promise-rows';
import { sections } from './rules/content';
import { stateAt, type PromiseRecord } from './rules/promise';
import { withNumbers } from './rules/tokens';

export interface PublishedStatement {
  readonly id: string;
  readonly text: Bilingual;
  readonly assertion: AssertionKind;
  /** The office that stands behind it, and since when; never the person. */
  readonly verified: { readonly office: Office; readonly at: string } | null;
  readonly knownAt: string | null;
  readonly knownBy: Office | null;
  readonly promiseId: string | null;
  readonly answers: readonly string[];
}

export interface PublishedNumber {
  readonly id: string;
  readonly query: NumberQuery;
  readonly figure: string | null;
  readonly zone: string | null;
  readonly ofIncident: boolean;
  readonly value: number;
  readonly unit: string | null;
  readonly source: string | null;
  readonly at: string;
  readonly position: number;
}

export interface PublishedBulletin {
  readonly id: string;
  readonly realm: Realm;
  readonly incidentId: string;
  readonly year: number;
  readonly number: number;
  readonly kind: BulletinKind;
  readonly state: BulletinState;
  readonly publishedAt: string;
  readonly emergency: boolean;
  /** [B31] The response that the incident was under when the text was approved. */
  readonly response: FrozenResponse | null;
  readonly title: Bilingual;
  readonly issuer: Bilingual;
  readonly lead: Bilingual;
  readonly sections: Readonly<Record<BulletinSection, readonly PublishedStatement[]>>;
  readonly help: BulletinContent['help'];
  readonly numbers: readonly PublishedNumber[];
  /** 数据截至: when the counts were frozen; null where the text has none. */
  readonly asOf: string | null;
  readonly nextUpdateAt: string | null;
  readonly noNextReason: Bilingual | null;
  /** What the bulletin before it promised and this one takes back. */
  readonly removed: BulletinContent['removed'];
  readonly correction: BulletinContent['correction'];
  readonly replaces: { readonly id: string; readonly year: number; readonly number: number } | null;
  readonly replacedBy: {
    readonly id: string;
    readonly year: number;
    readonly number: number;
  } | null;
  readonly settledAt: string | null;
  readonly settledReason: Bilingual | null;
  /** Which hands stood behind it, and when; never whose. */
  readonly hands: readonly { readonly kind: Hand['kind']; readonly at: string }[];
  readonly digest: string;
}

export interface PublishedPromise {
  readonly id: string;
  readonly incidentId: string;
  readonly bulletinId: string | null;
  readonly text: Bilingual;
  readonly owner: string;
  readonly state: PromiseState;
  readonly madeAt: string;
  readonly dueAt: string;
  readonly earlierDueAt: readonly string[];
  readonly settledAt: string | null;
  readonly proof: string | null;
  readonly reason: Bilingual | null;
}

export interface PublishedPage {
  readonly realm: Realm;
  /** Newest first. */
  readonly bulletins: readonly PublishedBulletin[];
  /** Corrections whose banner stands at the time of reading, newest first. */
  readonly banners: readonly PublishedBulletin[];
  /** Those that a published bulletin makes, the ones due first, first. */
  readonly promises: readonly PublishedPromise[];
}

/** Hands that say how a text was checked; the rest is the office's own business. */
const publicHands: ReadonlySet<Hand['kind']> = new Set([
  'facts-verified',
  'legal-cleared',
  'approved',
  'approved-on-paper',
  'countersigned',
  'emergency-released',
  'published',
]);

@Injectable()
export class PublishedBulletins {
  constructor(
    private readonly database: Database,
    private readonly clock: RealmClock,
  ) {}

  /** [B27] Read from published rows alone. */
  async of(realm: Realm): Promise<PublishedPage> {
    const records = await loadPublished(this.database, realm);
    const promises = await listPromises(this.database, { realm });
    const now = this.clock.isoNow(realm);
    const byId = new Map(records.map((record) => [record.id, record]));
    const bulletins = records.map((record) => publishedOf(record, byId));
    const named = promisesIn(records);
    return {
      realm,
      bulletins,
      banners: bulletins.filter((bulletin) => bannerStands(bulletin, now)),
      promises: promises
        .filter(
          ({ id, bulletinId }) => named.has(id) || (bulletinId !== null && byId.has(bulletinId)),
        )
        .map((promise) => promiseOf(promise, now)),
    };
  }
}

/** A correction that matters stands as a banner until its time, or until it is retracted. */
function bannerStands({ correction, state }: PublishedBulletin, now: string): boolean {
  if (!correction?.bannerUntil || state === 'retracted') return false;
  return Date.parse(correction.bannerUntil) > Date.parse(now);
}

function promisesIn(records: readonly BulletinRecord[]): Set<string> {
  return new Set(
    records.flatMap(({ content }) =>
      sections.flatMap((section) => content[section].flatMap(({ promiseId }) => promiseId ?? [])),
    ),
  );
}

/** A record as the public reads it; `byId` names those that it refers to. */
export function publishedOf(
  record: BulletinRecord,
  byId: ReadonlyMap<string, BulletinRecord>,
): PublishedBulletin {
  const { content } = record;
  const rendered = (text: Bilingual): Bilingual => ({
    zh: withNumbers(text.zh, content.numbers, 'zh'),
    en: withNumbers(text.en, content.numbers, 'en'),
  });
  const numbers = numbersOf(content);
  return {
    id: record.id,
    realm: record.realm,
    incidentId: record.incidentId,
    ...numberedOf(record),
    kind: content.kind,
    state: record.state,
    publishedAt: record.publishedAt ?? record.savedAt,
    emergency: record.emergency,
    response: record.response,
    title: rendered(content.title),
    issuer: content.issuer,
    lead: rendered(content.lead),
    sections: sectionsOf(content, rendered),
    help: content.help,
    numbers,
    asOf: asOf(numbers),
    nextUpdateAt: content.nextUpdateAt,
    noNextReason: content.noNextReason,
    removed: content.removed,
    correction: content.correction,
    ...becameOf(record, byId),
    hands: record.hands
      .filter(({ kind }) => publicHands.has(kind))
      .map(({ kind, at }) => ({ kind, at })),
    digest: record.digest,
  };
}

function sectionsOf(
  content: BulletinContent,
  rendered: (text: Bilingual) => Bilingual,
): PublishedBulletin['sections'] {
  const of = (section: BulletinSection): PublishedStatement[] =>
    content[section].map(({ verifier, text, ...statement }) => ({
      ...statement,
      text: rendered(text),
      verified: verifier ? { office: verifier.office, at: verifier.at } : null,
    }));
  return {
    usable: of('usable'),
    confirmed: of('confirmed'),
    unknown: of('unknown'),
    doing: of('doing'),
    advice: of('advice'),
  };
}

function numbersOf(content: BulletinContent): PublishedNumber[] {
  return content.numbers.flatMap(({ frozen, id, query, ofIncident, figure = null, zone = null }) =>
    frozen ? [{ id, query, ofIncident, figure, zone, ...frozen }] : [],
  );
}

/** Counts are all frozen in the same moment; outside figures have times of their own. */
function asOf(numbers: readonly PublishedNumber[]): string | null {
  const count = numbers.find(({ source }) => source === null);
  return (count ?? numbers[0])?.at ?? null;
}

function numberedOf({ year, number }: BulletinRecord): { year: number; number: number } {
  return { year: year ?? 0, number: number ?? 0 };
}

/** What it took the place of, and what became of it. */
function becameOf(record: BulletinRecord, byId: ReadonlyMap<string, BulletinRecord>) {
  const { settledAt, settledReason } = record;
  return {
    replaces: referred(record.replaces, byId),
    replacedBy: referred(record.replacedBy, byId),
    settledAt,
    settledReason,
  };
}

function referred(id: string | null, byId: ReadonlyMap<string, BulletinRecord>) {
  const record = id === null ? undefined : byId.get(id);
  return record ? { id: record.id, ...numberedOf(record) } : null;
}

function promiseOf(promise: PromiseRecord, now: string): PublishedPromise {
  const {
    realm: _realm,
    version: _version,
    ownerUnitId: _unit,
    evidenceId: _evidence,
    ...shown
  } = promise;
  return { ...shown, state: stateAt(promise, now) };
}
