/** Reads the journal on from where answers stand, and queues what complainants are told: each event once, on whatever node. */
import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { AnswerTeller, toldTypes, type ToldEntry } from '../answers/answer-teller';
import { decodeEntry } from '../journal/entry-codec';
import { Database, queryWith } from '../kernel/database/database';

/** The positions, and of them the events, that one transaction goes over. */
const STEP = 50_000;
const EVENTS = 50;

@Injectable()
export class AnswerReader {
  constructor(
    private readonly database: Database,
    private readonly teller: AnswerTeller,
  ) {}

  /** Up to the newest entry. */
  async read(): Promise<void> {
    while (await this.database.transaction((client) => this.step(client)));
  }

  /** Whoever comes in the same moment waits for the cursor, and finds it moved. */
  private async step(client: PoolClient): Promise<boolean> {
    const [place] = await queryWith<{ position: number }>(
      client,
      'select position from answer_cursor for update',
    );
    const [end] = await queryWith<{ position: number }>(
      client,
      'select position from journal_head',
    );
    const from = place?.position ?? 0;
    const farthest = Math.min(from + STEP, end?.position ?? 0);
    if (farthest <= from) return false;
    const rows = await queryWith<{ position: number; entry: string }>(
      client,
      `select position, entry from journal
       where position > $1 and position <= $2 and type = any ($3::text[])
       order by position limit ${EVENTS}`,
      [from, farthest, toldTypes],
    );
    for (const { position, entry } of rows) {
      await this.teller.tell(client, decodeEntry(position, entry) as ToldEntry);
    }
    const to = rows.length === EVENTS ? (rows.at(-1)?.position ?? farthest) : farthest;
    await queryWith(client, 'update answer_cursor set position = $1', [to]);
    return true;
  }
}
