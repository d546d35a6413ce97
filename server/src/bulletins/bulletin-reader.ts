/** Reads bulletins: lists, one with its faults and live numbers, its versions, what is new in it. */
import { Inject, Injectable } from '@nestjs/common';
import type {
  BulletinDiff,
  BulletinList,
  BulletinQuery,
  BulletinVersion,
} from '@heed/shared/bulletin-reads';
import type { BulletinDetail } from '@heed/shared/bulletins';
import type { Realm, Verb } from '@heed/shared/vocabulary';
import { ENV } from '../config/env-token';
import type { Env } from '../config/env';
import { Database } from '../kernel/database/database';
import { isId } from '../kernel/ids';
import { RealmClock } from '../kernel/realm-clock';
import { findingsOf, nextNumber, yearIn } from './bulletin-facts';
import { isOut, type BulletinRecord } from './bulletin-record';
import { bulletinRow, listBulletins, loadBulletin, loadPrevious } from './bulletin-rows';
import { LiveNumbers } from './numbers/live-numbers';
import { allowedCommands } from './rules/allowed';
import { diff } from './rules/diff';

/** Who reads: what they may do decides how much they see. */
export interface BulletinViewer {
  readonly id: string;
  may(verb: Verb): boolean;
}

@Injectable()
export class BulletinReader {
  constructor(
    private readonly database: Database,
    private readonly numbers: LiveNumbers,
    private readonly clock: RealmClock,
    @Inject(ENV) private readonly env: Pick<Env, 'timeZone'>,
  ) {}

  /** [B27] Whoever doesn't read drafts is shown what was published. */
  async list(query: BulletinQuery, viewer: BulletinViewer): Promise<BulletinList> {
    const seen = viewer.may('bulletin:read') ? query : { ...query, published: 'true' as const };
    const rows = await listBulletins(this.database, seen);
    const expected = new Map<Realm, number>();
    for (const { realm } of rows) {
      if (!expected.has(realm)) expected.set(realm, await this.expectedNumber(realm));
    }
    return {
      rows: rows.map((row) => ({
        ...row,
        expectedNumber: isOut(row.state) ? null : (expected.get(row.realm) ?? null),
      })),
    };
  }

  /** Null where there is no such bulletin, or none that this reader may see. */
  async detail(id: string, viewer: BulletinViewer): Promise<BulletinDetail | null> {
    const record = await this.visible(id, viewer);
    if (!record) return null;
    const live = await this.numbers.of(record, record.content);
    const now = this.clock.isoNow(record.realm);
    const { findings, previous } = await findingsOf(this.database, record, { live, now });
    const inside = viewer.may('bulletin:read');
    return {
      ...bulletinRow(record, await this.expectedNumber(record.realm)),
      content: record.content,
      hands: inside ? [...record.hands] : [],
      findings: inside ? findings : [],
      live: inside ? live : [],
      digest: record.digest,
      editedBy: inside ? record.editedBy : { accountId: null, name: '', at: record.editedBy.at },
      previous: previous?.id ?? null,
      allowed: inside ? allowedCommands(record, viewer.id, (verb) => viewer.may(verb)) : [],
    };
  }

  /** [B26] Against what the public read before. */
  async diff(id: string, viewer: BulletinViewer): Promise<BulletinDiff | null> {
    const record = await this.visible(id, viewer);
    if (!record) return null;
    const previous = await loadPrevious(this.database, record);
    const live = await this.numbers.of(record, record.content);
    const changes = diff(previous?.content ?? null, record.content, live);
    return { previous: previous?.id ?? null, ...changes };
  }

  /** The text as it was at a version, and who wrote it. */
  async version(id: string, version: number): Promise<BulletinVersion | null> {
    if (!isId(id) || !Number.isSafeInteger(version) || version < 1 || version > 2 ** 31 - 1) {
      return null;
    }
    const [row] = await this.database.query<BulletinVersion>(
      `select v.bulletin_id as "bulletinId", v.version, v.at, v.name, v.digest, v.content
       from bulletin_version v join bulletin b on b.id = v.bulletin_id
       where v.bulletin_id = $1 and v.version <= $2 and b.version >= $2
       order by v.version desc limit 1`,
      [id, version],
    );
    return row ?? null;
  }

  private async visible(id: string, viewer: BulletinViewer): Promise<BulletinRecord | null> {
    const record = isId(id) ? await loadBulletin(this.database, id) : null;
    if (!record) return null;
    return isOut(record.state) || viewer.may('bulletin:read') ? record : null;
  }

  private async expectedNumber(realm: Realm): Promise<number> {
    const year = yearIn(this.env.timeZone, this.clock.isoNow(realm));
    return (await nextNumber(this.database, realm, year)).number;
  }
}
