/** The rows of a replay that wait to be told, each sealed under the replay's own key. */
import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { ComplaintInput } from '@heed/shared/complaint';
import type { Realm } from '@heed/shared/vocabulary';
import { destroySeals } from '../cases/destroy-seals';
import { Database, queryWith } from '../kernel/database/database';
import { isoTime } from '../kernel/instant';
import { storePerson } from '../kernel/seal/seal-rows';
import { Sealer, type Person } from '../kernel/seal/sealer';
import { accountOf } from '../kernel/text/account';
import { normalisePhone } from '../kernel/text/phone';
import type { ReplayRecord } from './replay-record';
import { asReceived, type RowMoments } from './rules/row-moments';
import type { WaitingMoment } from './rules/slice';

export interface NewWaitingRow extends RowMoments {
  readonly line: number;
  readonly input: ComplaintInput;
}

/** A row with its next moment. */
export interface WaitingRow extends WaitingMoment {
  readonly line: number;
  /** As it is told at that moment. */
  readonly input: ComplaintInput;
}

interface StoredRow {
  readonly line: number;
  readonly at: string;
  readonly closesAt: string | null;
  readonly sealId: string;
  readonly bytes: Buffer;
}

@Injectable()
export class WaitingRows {
  constructor(
    private readonly database: Database,
    private readonly sealer: Sealer,
  ) {}

  /** Whose key the rows of a replay are sealed under: a person of its realm's scope. */
  async newOwner(client: PoolClient, realm: Realm): Promise<Person> {
    const person = this.sealer.newPerson(realm);
    await storePerson(client, person, []);
    return person;
  }

  /** Destroys all that a replay sealed, and what of it still waits. */
  async destroy(client: PoolClient, { id, realm }: ReplayRecord): Promise<void> {
    await destroySeals(client, this.sealer, realm);
    await queryWith(client, 'delete from replay_row where replay_id = $1', [id]);
  }

  async add(
    client: PoolClient,
    replayId: string,
    person: Person,
    rows: readonly NewWaitingRow[],
  ): Promise<void> {
    const stored = rows.map(({ line, opensAt, closesAt, input }) => {
      const seal = this.sealer.seal(person, input);
      const at = isoTime(opensAt);
      const closes = closesAt === null ? null : isoTime(closesAt);
      return { line, at, closes, seal: seal.id, bytes: seal.bytes.toString('base64') };
    });
    await queryWith(
      client,
      `insert into replay_row (replay_id, line, at, closes_at, seal_id, bytes)
       select $1, line, at, closes, seal, decode(bytes, 'base64')
       from json_to_recordset($2::json)
         r(line integer, at timestamptz, closes timestamptz, seal uuid, bytes text)`,
      [replayId, JSON.stringify(stored)],
    );
  }

  /** The next to be told, up to a moment of the realm; in the order of their moments. */
  async next(record: ReplayRecord, until: number, most: number): Promise<WaitingRow[]> {
    const rows = await this.database.query<StoredRow>(
      `select line, at, closes_at as "closesAt", seal_id as "sealId", bytes from replay_row
       where replay_id = $1 and at <= $2 order by at, line limit $3`,
      [record.id, isoTime(until), most],
      'replay-rows-next',
    );
    if (rows.length > 0) await this.unlock(record);
    return rows.map((row) => this.opened(record, row));
  }

  /** Told rows go, or wait for their closing. */
  async told(client: PoolClient, replayId: string, rows: readonly WaitingRow[]): Promise<void> {
    const lines = (closing: boolean) =>
      rows.filter(({ closesAt }) => (closesAt !== null) === closing).map(({ line }) => line);
    await queryWith(client, 'delete from replay_row where replay_id = $1 and line = any ($2)', [
      replayId,
      lines(false),
    ]);
    await queryWith(
      client,
      `update replay_row set at = closes_at, closes_at = null
       where replay_id = $1 and line = any ($2) and closes_at is not null`,
      [replayId, lines(true)],
    );
  }

  private async unlock({ personId, realm }: ReplayRecord): Promise<void> {
    if (this.sealer.isUnlocked(personId)) return;
    const [row] = await this.database.query<{ wrapped_key: Buffer }>(
      'select wrapped_key from person_key where person_id = $1 and scope_id = $2',
      [personId, realm],
    );
    const key = { id: personId, scopeId: realm, wrappedKey: row?.wrapped_key ?? Buffer.alloc(0) };
    if (!row || !this.sealer.unlock(key)) throw new Error(`the key of ${realm} is gone`);
  }

  private opened({ personId, realm }: ReplayRecord, row: StoredRow): WaitingRow {
    const { line, sealId: id, bytes } = row;
    const whole = ComplaintInput.parse(this.sealer.open({ id, personId, scopeId: realm, bytes }));
    const closesAt = row.closesAt === null ? null : Date.parse(row.closesAt);
    const input = asReceived(whole, closesAt !== null);
    return { line, at: Date.parse(row.at), closesAt, input, callers: callersOf(input) };
  }
}

function callersOf(input: ComplaintInput): string[] {
  const { phone, email } = input.complainant ?? {};
  const number = phone && (normalisePhone(phone) ?? phone);
  return [number, email?.toLowerCase(), accountOf(input)].flatMap((caller) => caller ?? []);
}
