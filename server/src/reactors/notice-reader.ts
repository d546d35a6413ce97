/** Reads the journal on from where deliveries stand, and queues what has to be told: each event once, on whatever node. */
import { Injectable } from '@nestjs/common';
import type { PoolClient, QueryResultRow } from 'pg';
import type { Bilingual, BulletinContent, BulletinSection } from '@heed/shared/bulletins';
import type { BulletinRecord } from '../bulletins/bulletin-record';
import { loadBulletin, type Reads } from '../bulletins/bulletin-rows';
import { sections } from '../bulletins/rules/content';
import { withNumbers } from '../bulletins/rules/tokens';
import { decodeEntry } from '../journal/entry-codec';
import type { JournalEntry } from '../journal/events';
import { Database, queryWith } from '../kernel/database/database';
import { isoTime } from '../kernel/instant';
import { RealmClock } from '../kernel/realm-clock';
import { queueNotice } from '../outbound/delivery-queue';
import type { Notice } from '../outbound/messages/notice';

/** The positions that one transaction goes over: bounded, however long nobody looked. */
const STEP = 50_000;
/**
 * A correction is told once: by the publication of the text that corrects, which says what was wrong.
 * The other bulletin's own `bulletin-corrected` stands in the same transaction and adds nothing.
 */
const told = ['bulletin-published', 'bulletin-retracted'] as const;
type ToldEntry = Extract<JournalEntry, { type: (typeof told)[number] }>;

export function isTold(entry: Pick<JournalEntry, 'type'>): boolean {
  return told.some((type) => type === entry.type);
}

@Injectable()
export class NoticeReader {
  constructor(
    private readonly database: Database,
    private readonly clock: RealmClock,
  ) {}

  /** Up to the newest entry. */
  async read(): Promise<void> {
    while (await this.database.transaction((client) => this.step(client)));
  }

  /** Whoever comes in the same moment waits for the cursor, and finds it moved. */
  private async step(client: PoolClient): Promise<boolean> {
    const [place] = await queryWith<{ position: number }>(
      client,
      'select position from delivery_cursor for update',
    );
    const [end] = await queryWith<{ position: number }>(
      client,
      'select position from journal_head',
    );
    const from = place?.position ?? 0;
    const to = Math.min(from + STEP, end?.position ?? 0);
    if (to <= from) return false;
    const rows = await queryWith<{ position: number; entry: string }>(
      client,
      `select position, entry from journal
       where position > $1 and position <= $2 and type = any ($3::text[]) order by position`,
      [from, to, told],
    );
    for (const { position, entry } of rows) {
      await this.queue(client, decodeEntry(position, entry) as ToldEntry);
    }
    await queryWith(client, 'update delivery_cursor set position = $1', [to]);
    return true;
  }

  private async queue(client: PoolClient, entry: ToldEntry): Promise<void> {
    const reads: Reads = {
      query: <T extends QueryResultRow>(text: string, values?: readonly unknown[]) =>
        queryWith<T>(client, text, values),
    };
    const record = await loadBulletin(reads, entry.data.bulletinId);
    if (!record) return;
    const replaced = record.replaces === null ? null : await loadBulletin(reads, record.replaces);
    const at = isoTime(this.clock.wall.now());
    const { position, realm } = entry;
    await queueNotice(client, { position, realm, at, notice: noticeOf(entry, record, replaced) });
  }
}

function noticeOf(
  entry: ToldEntry,
  record: BulletinRecord,
  replaced: BulletinRecord | null,
): Notice {
  const { content } = record;
  const isRetracted = entry.type === 'bulletin-retracted';
  const occasion = content.kind === 'correction' ? 'corrected' : 'published';
  return {
    occasion: isRetracted ? 'retracted' : occasion,
    incidentId: record.incidentId,
    bulletinId: record.id,
    year: record.year ?? 0,
    number: record.number ?? 0,
    kind: content.kind,
    ...textsOf(content),
    replaces: replaced && {
      bulletinId: replaced.id,
      year: replaced.year ?? 0,
      number: replaced.number ?? 0,
    },
    retractedBecause: isRetracted ? record.settledReason : null,
    at: entry.at,
    publishedAt: record.publishedAt ?? entry.at,
    nextUpdateAt: content.nextUpdateAt,
  };
}

/** The text with its frozen numbers in their places, as the public reads it. */
function textsOf(content: BulletinContent) {
  const filled = ({ zh, en }: Bilingual): Bilingual => ({
    zh: withNumbers(zh, content.numbers, 'zh'),
    en: withNumbers(en, content.numbers, 'en'),
  });
  const texts = sections.map((name) => [name, content[name].map(({ text }) => filled(text))]);
  const { issuer, help, correction } = content;
  return {
    issuer,
    help,
    title: filled(content.title),
    lead: filled(content.lead),
    sections: Object.fromEntries(texts) as Record<BulletinSection, Bilingual[]>,
    correction: correction && {
      wrong: filled(correction.wrong),
      right: filled(correction.right),
      reason: correction.reason,
    },
  };
}
