/** Numbers to call back, those that called most often first: masked, each with what its caller told before. */
import { Injectable } from '@nestjs/common';
import {
  CallBackRow,
  type CallBackCase,
  type CallBackList,
  type CallBackQuery,
} from '@heed/shared/calls';
import { REAL, type Realm } from '@heed/shared/vocabulary';
import type { Principal } from '../access/principal';
import { findableSql } from '../access/tip-offs';
import { visibleSql } from '../access/visible';
import type { CallBackRecord } from '../calls/call-back-record';
import { callBackColumns } from '../calls/call-rows';
import type { SealedNumber } from '../calls/numbers';
import { standingOf } from '../calls/rules/call-back';
import { SealedWords } from '../cases/sealed-words';
import { Database } from '../kernel/database/database';
import { RealmClock } from '../kernel/realm-clock';
import { RefusedError, refuseField } from '../kernel/refusal';
import { Sealer } from '../kernel/seal/sealer';
import { maskPhone } from '../kernel/text/mask';
import { toCaseRow, type CaseListRow } from './case-row';

const DEFAULT_PAGE = 50;

type Line = CallBackRecord & { readonly sealId: string };
/** What a reader may know of the cases of a number. */
type Told = Pick<CallBackRow, 'case' | 'openCases'>;

const stateConditions: Record<NonNullable<CallBackQuery['state']>, string> = {
  open: "b.state <> 'done'",
  waiting: "b.state = 'waiting' and (b.lease_until is null or b.lease_until <= $2)",
  'being-called': "b.state <> 'done' and b.lease_until > $2",
  unreached: "b.state = 'unreached' and (b.lease_until is null or b.lease_until <= $2)",
  done: "b.state = 'done'",
};

@Injectable()
export class CallBackListQuery {
  constructor(
    private readonly database: Database,
    private readonly sealer: Sealer,
    private readonly words: SealedWords,
    private readonly clock: RealmClock,
  ) {}

  async list(principal: Principal, query: CallBackQuery): Promise<CallBackList> {
    const realm = query.realm ?? REAL;
    const now = this.clock.isoNow(realm);
    const limit = query.limit ?? DEFAULT_PAGE;
    // The time is part of every statement, whether its condition asks for it or not.
    const where = `b.realm = $1 and $2::timestamptz is not null and ${stateConditions[query.state ?? 'open']}`;
    const after = query.cursor === undefined ? null : cursorParts(query.cursor);
    const lines = await this.database.query<Line>(
      `select ${callBackColumns}, seal_id as "sealId" from call_back b where ${where}
         and ($3::integer is null or (-b.calls, b.first_at, b.id) > (-$3::integer, $4::timestamptz, $5::uuid))
       order by b.calls desc, b.first_at, b.id limit $6`,
      [realm, now, ...(after ?? [null, null, null]), limit],
    );
    const [counted] = await this.database.query<{ n: number }>(
      `select count(*)::integer as n from call_back b where ${where}`,
      [realm, now],
    );
    const last = lines.length === limit ? lines.at(-1) : undefined;
    return {
      rows: await this.rowsOf(principal, lines, { realm, now }),
      nextCursor: last ? cursorOf(last) : null,
      total: counted?.n ?? 0,
    };
  }

  async row(principal: Principal, id: string): Promise<CallBackRow | null> {
    const lines = await this.database.query<Line>(
      `select ${callBackColumns}, seal_id as "sealId" from call_back where id = $1`,
      [id],
    );
    const realm = lines[0]?.realm ?? REAL;
    const context = { realm, now: this.clock.isoNow(realm) };
    return (await this.rowsOf(principal, lines, context))[0] ?? null;
  }

  /** When the number first gave up that has waited longest. */
  async oldest(realm: Realm): Promise<string | null> {
    const [row] = await this.database.query<{ at: string | null }>(
      `select min(first_at) as at from call_back where realm = $1 and state <> 'done'`,
      [realm],
    );
    return row?.at ?? null;
  }

  private async rowsOf(
    principal: Principal,
    lines: readonly Line[],
    context: { readonly realm: Realm; readonly now: string },
  ): Promise<CallBackRow[]> {
    const opened = await this.words.open(lines.map(({ sealId }) => sealId));
    const phones = lines.map(
      ({ sealId }) => (opened.get(sealId) as SealedNumber | undefined)?.phone,
    );
    const told = await this.toldBy(principal, phones, context);
    return lines.map((line, n) => {
      const { sealId: _sealId, heardAt: _heardAt, ...facts } = line;
      const phone = phones[n];
      const number = phone === undefined ? null : maskPhone(phone);
      const state = standingOf(line, context.now);
      const inHand = state === 'being-called' ? {} : { holderId: null, leaseUntil: null };
      return { ...facts, ...inHand, state, number, ...(told[n] ?? { case: null, openCases: 0 }) };
    });
  }

  /** The cases of each number, in every scope that still lives, as far as the reader may see them. */
  private async toldBy(
    principal: Principal,
    phones: readonly (string | undefined)[],
    { realm, now }: { readonly realm: Realm; readonly now: string },
  ): Promise<Told[]> {
    const [ns, hashes] = [[], []] as [number[], string[]];
    for (const [n, phone] of phones.entries()) {
      for (const { index } of phone ? this.sealer.blindIndexes('phone', phone) : []) {
        ns.push(n);
        hashes.push(index.toString('hex'));
      }
    }
    if (ns.length === 0) return [];
    const visible = visibleSql(principal, 'c', 4);
    const found = await this.database.query<
      CaseListRow & { n: number; fired: string[]; open: number }
    >(
      `select distinct on (w.n) w.n, c.doc, t.title, f.fired,
         count(*) filter (where c.closed_at is null) over (partition by w.n)::integer as open
       from unnest($1::integer[], $2::text[]) w(n, hash)
       join lookup l on l.kind = 'phone' and l.bidx = decode(w.hash, 'hex')
       join cases c on c.person_id = l.person_id and c.realm = $3 and ${visible.sql}
         and ${findableSql('c')}
       left join complaint_text t on t.complaint_id = c.first_complaint_id
       cross join lateral (
         select coalesce(json_agg(distinct r ->> 'rule'), '[]') as fired
         from complaint m, json_array_elements(m.rules) r
         where m.case_id = c.id and r ->> 'rule' ~ '^[UV]-'
       ) f
       order by w.n, (c.closed_at is null) desc, c.received_at desc`,
      [ns, hashes, realm, ...visible.params],
    );
    const told: Told[] = [];
    for (const row of found) told[row.n] = { case: caseOf(row, now), openCases: row.open };
    return told;
  }
}

function caseOf(row: CaseListRow & { readonly fired: string[] }, now: string): CallBackCase {
  const { id, caseNo, title, urgency, state, receivedAt, closedAt } = toCaseRow(row, now);
  return {
    id,
    caseNo,
    title,
    urgency,
    state,
    receivedAt,
    open: closedAt === null,
    fired: row.fired,
  };
}

function cursorOf({ calls, firstAt, id }: Line): string {
  return Buffer.from(JSON.stringify([calls, firstAt, id])).toString('base64url');
}

const Cursor = CallBackRow.pick({ calls: true, firstAt: true, id: true });

function cursorParts(cursor: string): [number, string, string] {
  try {
    const [calls, firstAt, id] = JSON.parse(
      Buffer.from(cursor, 'base64url').toString(),
    ) as unknown[];
    const parsed = Cursor.parse({ calls, firstAt, id });
    return [parsed.calls, parsed.firstAt, parsed.id];
  } catch {
    throw new RefusedError(refuseField('invalid', 'cursor', 'not-a-cursor'));
  }
}
