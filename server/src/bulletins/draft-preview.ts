/** A text as the public would read it if it went out now: for those who write and check it. */
import { Injectable } from '@nestjs/common';
import { Journal } from '../journal/journal';
import { Database } from '../kernel/database/database';
import { isId } from '../kernel/ids';
import { RealmClock } from '../kernel/realm-clock';
import { isOut, type BulletinRecord } from './bulletin-record';
import { loadResponse } from './bulletin-facts';
import { BulletinReader } from './bulletin-reader';
import { loadBulletin } from './bulletin-rows';
import { publishedOf, type PublishedBulletin } from './published';
import { freeze } from './rules/tokens';

export interface Preview {
  readonly bulletin: PublishedBulletin;
  /** Whether the public has seen it already. */
  readonly out: boolean;
}

const insider = { id: '', may: () => true };

@Injectable()
export class DraftPreviews {
  constructor(
    private readonly database: Database,
    private readonly journal: Journal,
    private readonly reader: BulletinReader,
    private readonly clock: RealmClock,
  ) {}

  /** Null where there is no such bulletin. */
  async of(id: string): Promise<Preview | null> {
    const record = isId(id) ? await loadBulletin(this.database, id) : null;
    if (!record) return null;
    const replaced = record.replaces ? await loadBulletin(this.database, record.replaces) : null;
    const known = new Map((replaced ? [replaced] : []).map((one) => [one.id, one]));
    const out = isOut(record.state);
    return { bulletin: publishedOf(out ? record : await this.asIfOut(record), known), out };
  }

  /** Numbers and level that an approval froze stay; the others are as they stand now. */
  private async asIfOut(record: BulletinRecord): Promise<BulletinRecord> {
    const { realm, content, incidentId } = record;
    const now = this.clock.isoNow(realm);
    const detail = await this.reader.detail(record.id, insider);
    const frozen = record.state === 'approved' || record.state === 'signed_on_paper';
    const position = await this.journal.head();
    return {
      ...record,
      content: frozen ? content : freeze(content, detail?.live ?? [], { position, now }),
      response: frozen ? record.response : await loadResponse(this.database, incidentId),
      state: 'published',
      // The year stands in addresses alone, and those of a preview lead nowhere.
      year: Number(now.slice(0, 4)),
      number: detail?.expectedNumber ?? null,
      publishedAt: record.releaseAt ?? now,
    };
  }
}
