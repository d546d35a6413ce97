/** Reads the agreed wording: lists, one entry with all that happened to it, what may be used now. */
import { Injectable } from '@nestjs/common';
import type {
  WordingDetail,
  WordingList,
  WordingQuery as Asked,
  WordingRow,
  WordingView,
  WordingWaiting,
} from '@heed/shared/wording';
import { REAL, type Realm } from '@heed/shared/vocabulary';
import { Database } from '../kernel/database/database';
import { RealmClock } from '../kernel/realm-clock';
import { foldUnits } from '../kernel/text/fold';
import { commandsNow } from './rules/decide';
import { isEnding, stateAt } from './rules/standing';
import { stepsOf, usesOf } from './wording-history';
import { readersOf } from './wording-receipts';
import {
  editionsOf,
  isOwn,
  mustReadBy,
  rowsOf,
  type Shown,
  type StoredWording,
  type WordingReader,
} from './wording-shown';
import type { WordingRecord } from './wording-record';

/** A realm has hundreds at most; past this the oldest that ended are left out. */
const MOST = 500;

@Injectable()
export class WordingQuery {
  constructor(
    private readonly database: Database,
    private readonly clock: RealmClock,
  ) {}

  async list({ realm = REAL, view, q }: Asked, reader: WordingReader): Promise<WordingList> {
    const rows = await this.rows(realm, reader);
    const wanted = view === undefined ? rows : rows.filter((row) => isIn(row, view));
    const found = q ? await this.found(realm, q) : null;
    return {
      rows: found ? wanted.filter(({ id }) => found.has(id)) : wanted,
      counts: countsOf(rows),
    };
  }

  /** Asked by every desk that is open, all day: nobody's receipts are counted for it but the reader's own. */
  async waiting(realm: Realm, reader: WordingReader): Promise<WordingWaiting> {
    const now = this.clock.isoNow(realm);
    const rows = await this.database.query<StoredWording & { read: boolean }>(
      `select w.doc, exists (select 1 from wording_read r
         where r.wording_id = w.id and r.edition = (w.doc -> 'current' ->> 'edition')::integer
           and r.account_id::text = $2) as read
       from wording w where w.realm = $1 and w.state in ('agreed', 'needs-check') limit ${MOST}`,
      [realm, reader.id],
    );
    const known = rows.map(({ doc, read }) => ({ doc, read, state: stateAt(doc, now) }));
    const own = known.filter(({ doc }) => isOwn(reader, doc));
    return {
      unread: known.filter(
        ({ doc, read, state }) => state === 'agreed' && !read && mustReadBy(reader, doc.current),
      ).length,
      toCheck: own.filter(({ state }) => state === 'needs-check').length,
      ending: own.filter(
        ({ doc, state }) => state === 'expired' || (state === 'agreed' && isEnding(doc, now)),
      ).length,
    };
  }

  /** Null where there is none with that id. */
  async row(id: string, reader: WordingReader): Promise<WordingRow | null> {
    const stored = await this.stored('id = $1', [id]);
    const realm = stored[0]?.doc.realm;
    if (realm === undefined) return null;
    const [row] = await rowsOf(this.database, stored, this.shown(realm, reader));
    return row ?? null;
  }

  async detail(id: string, reader: WordingReader): Promise<WordingDetail | null> {
    const [stored] = await this.stored('id = $1', [id]);
    if (!stored) return null;
    const { doc } = stored;
    const shown = this.shown(doc.realm, reader);
    const [row] = await rowsOf(this.database, [stored], shown);
    if (!row) return null;
    const { steps, superseded } = await stepsOf(this.database, doc);
    return {
      ...row,
      readers: await readersOf(this.database, doc),
      earlier: await editionsOf(this.database, id, superseded),
      steps,
      uses: await usesOf(this.database, id),
      allowed: allowed(doc, reader, shown.now),
    };
  }

  private async rows(realm: Realm, reader: WordingReader): Promise<WordingRow[]> {
    const stored = await this.stored('realm = $1', [realm]);
    return rowsOf(this.database, stored, this.shown(realm, reader));
  }

  private async found(realm: Realm, q: string): Promise<Set<string>> {
    const rows = await this.database.query<{ id: string }>(
      `select id from wording where realm = $1 and strpos(finds, $2) > 0 limit ${MOST}`,
      [realm, foldUnits(q.trim())],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** `where` is never made of anything from outside. */
  private stored(where: string, params: readonly unknown[]): Promise<StoredWording[]> {
    return this.database.query<StoredWording>(
      `select doc from wording where ${where} order by state = 'recalled', id desc limit ${MOST}`,
      params,
    );
  }

  private shown(realm: Realm, reader: WordingReader): Shown {
    return { now: this.clock.isoNow(realm), reader };
  }
}

function allowed(
  record: WordingRecord,
  { kind, id, mayWrite, mayAgree }: WordingReader,
  now: string,
): WordingDetail['allowed'] {
  return commandsNow({ record, by: { kind, id }, now }).filter((command) =>
    command === 'edit' ? mayWrite : command === 'recall' ? mayWrite || mayAgree : mayAgree,
  );
}

function isIn(row: WordingRow, view: WordingView): boolean {
  switch (view) {
    case 'current':
      return row.state === 'agreed';
    case 'unread':
      return row.unread;
    case 'needs-check':
      return row.state === 'needs-check';
    case 'draft':
      return row.draft !== null;
    default:
      return row.state === 'expired' || row.state === 'recalled';
  }
}

function countsOf(rows: readonly WordingRow[]): WordingList['counts'] {
  const count = (view: WordingView) => rows.filter((row) => isIn(row, view)).length;
  return {
    current: count('current'),
    unread: count('unread'),
    'needs-check': count('needs-check'),
    draft: count('draft'),
    ended: count('ended'),
  };
}
