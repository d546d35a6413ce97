/** A text as the public would read it if it went out now: for those who write and check it. */
import { Injectable } from '@nestjs/common';
import { Journal } from '../journal/journal';
import { Database } from '../kernel/database/database';
import { isId } from '../kernel/ids';
import { RealmClock } from '../kernel/realm-clock';
import { nextNumber, yearIn } from './bulletin-facts';
import { isOut, type BulletinRecord } from './bulletin-record';
import { loadBulletin } from './bulletin-rows';
import { LiveNumbers } from './numbers/live-numbers';
import { publishedOf, type PublishedBulletin } from './published';
import { freeze } from './rules/tokens';

export interface Preview {
  readonly bulletin: PublishedBulletin;
  /** Whether the public has seen it already. */
  readonly out: boolean;
}

@Injectable()
export class DraftPreviews {
  constructor(
    private readonly database: Database,
    private readonly journal: Journal,
    private readonly numbers: LiveNumbers,
    private readonly clock: RealmClock,
  ) {}

  /** Null where there is no such bulletin. `timeZone` dates the number that it would get. */
  async of(id: string, timeZone: string): Promise<Preview | null> {
    const record = isId(id) ? await loadBulletin(this.database, id) : null;
    if (!record) return null;
    const replaced = record.replaces ? await loadBulletin(this.database, record.replaces) : null;
    const known = new Map((replaced ? [replaced] : []).map((one) => [one.id, one]));
    if (isOut(record.state)) return { bulletin: publishedOf(record, known), out: true };
    const bulletin = publishedOf(await this.asIfOut(record, timeZone), known);
    return { bulletin, out: false };
  }

  /** Numbers that an approval froze stay; the others are as they stand now. */
  private async asIfOut(record: BulletinRecord, timeZone: string): Promise<BulletinRecord> {
    const { realm, content } = record;
    const now = this.clock.isoNow(realm);
    const frozen = content.numbers.some((token) => token.frozen !== null);
    const live = frozen ? [] : await this.numbers.of(record, content);
    const position = await this.journal.head();
    const { year, number } = await nextNumber(this.database, realm, yearIn(timeZone, now));
    return {
      ...record,
      content: frozen ? content : freeze(content, live, { position, now }),
      state: 'published',
      year,
      number,
      publishedAt: record.releaseAt ?? now,
    };
  }
}
