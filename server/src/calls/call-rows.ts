/** Calls and numbers to call back as they are stored. */
import type { CallEvent } from '@heed/shared/calls';
import type { Database } from '../kernel/database/database';
import type { CallBackRecord, Missed } from './call-back-record';

type Rows = Pick<Database, 'query'>;

/** A call as far as it was told. */
export interface CallRecord {
  readonly id: string;
  readonly offeredAt: string | null;
  readonly answeredAt: string | null;
  readonly abandonedAt: string | null;
  readonly waitSeconds: number | null;
  /** The events that were told. */
  readonly told: readonly CallEvent[];
}

/** Where each event stands in a call's row. */
export const columnOfEvent: Readonly<Record<CallEvent, string>> = {
  queued: 'queued_at',
  answered: 'answered_at',
  abandoned: 'abandoned_at',
  ended: 'ended_at',
  'callback-started': 'back_started_at',
  'callback-ended': 'back_ended_at',
};

export const callBackColumns = `id, realm, version, state, calls, first_at as "firstAt", last_at as "lastAt",
  waited_seconds as "waitedSeconds", tries, tried_at as "triedAt", next_at as "nextAt",
  holder_id as "holderId", lease_until as "leaseUntil", heard_at as "heardAt", ended`;

/** One writer of a realm's calls at a time: none then waits for another who waits for it. */
export async function lockCalls(rows: Rows, realm: string): Promise<void> {
  await rows.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`calls|${realm}`]);
}

export async function loadCall(
  rows: Rows,
  realm: string,
  sourceKey: string,
): Promise<CallRecord | null> {
  const told = Object.entries(columnOfEvent).map(
    ([event, column]) => `case when ${column} is not null then '${event}' end`,
  );
  const [call] = await rows.query<CallRecord>(
    `select id, offered_at as "offeredAt", answered_at as "answeredAt", abandoned_at as "abandonedAt",
       wait_seconds as "waitSeconds", array_remove(array[${told.join(', ')}], null) as told
     from phone_call where realm = $1 and source_key = decode($2, 'hex')`,
    [realm, sourceKey],
  );
  return call ?? null;
}

export interface NewCall {
  readonly id: string;
  readonly realm: string;
  readonly sourceKey: string;
}

export async function insertCall(rows: Rows, call: NewCall): Promise<void> {
  await rows.query(
    `insert into phone_call (id, realm, source_key) values ($1, $2, decode($3, 'hex'))`,
    [call.id, call.realm, call.sourceKey],
  );
}

export interface ToldCall {
  readonly id: string;
  readonly event: CallEvent;
  readonly at: string;
  readonly bidx: string | null;
  readonly queue: string | null;
  readonly agent: string | null;
  readonly waitSeconds: number | null;
  readonly outcome: string | null;
  readonly offeredAt: string | null;
}

/** What was told before of queue, agent, wait or number stays where this event says nothing of it. */
export async function tellCall(rows: Rows, told: ToldCall): Promise<void> {
  const { id, at, bidx, queue, agent, waitSeconds, outcome, offeredAt } = told;
  await rows.query(
    `update phone_call set ${columnOfEvent[told.event]} = $2,
       bidx = coalesce(bidx, decode($3, 'hex')), queue = coalesce($4, queue),
       agent = coalesce($5, agent), wait_seconds = coalesce($6, wait_seconds),
       outcome = coalesce($7, outcome), offered_at = coalesce(offered_at, $8) where id = $1`,
    [id, at, bidx, queue, agent, waitSeconds, outcome, offeredAt],
  );
}

/** [M2] [M3] [M4] The calls of a number that nobody took since it was last heard. */
export async function missedOf(
  rows: Rows,
  realm: string,
  { indexes, heardAt }: { readonly indexes: readonly string[]; readonly heardAt: string | null },
): Promise<Missed> {
  const [missed] = await rows.query<Omit<Missed, 'calls'> & { calls: number }>(
    `with own as materialized (
       select abandoned_at, answered_at, wait_seconds,
         greatest(answered_at, case when outcome = 'reached' then back_ended_at end) as heard_at
       from phone_call
       where realm = $1 and bidx = any (select decode(h, 'hex') from unnest($2::text[]) h)
     )
     select count(*)::integer as calls, min(abandoned_at) as "firstAt", max(abandoned_at) as "lastAt",
       coalesce(max(wait_seconds), 0) as "waitedSeconds"
     from own where abandoned_at is not null and answered_at is null and abandoned_at >
       coalesce(greatest($3::timestamptz, (select max(heard_at) from own)), '-infinity')`,
    [realm, indexes, heardAt],
  );
  return missed ?? { calls: 0, firstAt: null, lastAt: null, waitedSeconds: 0 };
}

export async function loadCallBack(rows: Rows, id: string): Promise<CallBackRecord | null> {
  const [record] = await rows.query<CallBackRecord>(
    `select ${callBackColumns} from call_back where id = $1`,
    [id],
  );
  return record ?? null;
}

/** The line of a number, whichever of its people it stands under; the one still open first. */
export async function loadCallBackOf(
  rows: Rows,
  realm: string,
  personIds: readonly string[],
): Promise<CallBackRecord | null> {
  const [record] = await rows.query<CallBackRecord>(
    `select ${callBackColumns} from call_back where realm = $1 and person_id = any ($2::uuid[])
     order by state = 'done', last_at desc limit 1`,
    [realm, personIds],
  );
  return record ?? null;
}

/** Writes the line of a number, anew or changed. */
export async function saveCallBack(
  rows: Rows,
  record: CallBackRecord,
  sealed: { readonly personId: string; readonly sealId: string } | null,
): Promise<void> {
  const { version, state, calls, firstAt, lastAt, waitedSeconds, tries, triedAt } = record;
  const { nextAt, holderId, leaseUntil, heardAt, ended } = record;
  const facts = [version, state, calls, firstAt, lastAt, waitedSeconds, tries, triedAt];
  const values = [record.id, ...facts, nextAt, holderId, leaseUntil, heardAt, ended];
  if (sealed) {
    await rows.query(
      `insert into call_back (id, version, state, calls, first_at, last_at, waited_seconds, tries,
         tried_at, next_at, holder_id, lease_until, heard_at, ended, realm, person_id, seal_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
      [...values, record.realm, sealed.personId, sealed.sealId],
    );
    return;
  }
  await rows.query(
    `update call_back set version = $2, state = $3, calls = $4, first_at = $5, last_at = $6,
       waited_seconds = $7, tries = $8, tried_at = $9, next_at = $10, holder_id = $11,
       lease_until = $12, heard_at = $13, ended = $14 where id = $1`,
    values,
  );
}
