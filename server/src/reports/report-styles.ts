/** Whose name stands under a report, and whether in red over it: one setting, each version kept. */
import { Injectable } from '@nestjs/common';
import type { ReportStyle, ReportStyleInput } from '@heed/shared/reports';
import { REAL } from '@heed/shared/vocabulary';
import { DeskWriter, type DeskDone } from '../journal/desk-writer';
import type { Actor } from '../journal/events';
import { contentDigest } from '../kernel/canonical-json';
import { Database } from '../kernel/database/database';
import { newId } from '../kernel/ids';
import { refuse, type Refusal } from '../kernel/refusal';
import type { Reads } from './journal-reads';

const UNSET: ReportStyle = { version: 0, organ: null, organEn: null, redHead: false };

@Injectable()
export class ReportStyles {
  constructor(
    private readonly database: Database,
    private readonly writer: DeskWriter,
  ) {}

  present(): Promise<ReportStyle> {
    return newest(this.database);
  }

  /** [F17] */
  async set(input: ReportStyleInput, by: Actor): Promise<DeskDone | Refusal> {
    const { requestId, expectedVersion, organ, organEn, redHead } = input;
    return this.writer.write({ realm: REAL, by, requestId, body: input }, async (change) => {
      await change.lockHead();
      const { version: known } = await newest(change);
      if (known !== expectedVersion) return refuse('stale-version', { currentVersion: known });
      const version = known + 1;
      await change.query(
        `insert into report_style (version, at, account_id, organ, organ_en, red_head)
         values ($1, $2, $3, $4, $5, $6)`,
        [version, change.at, by.kind === 'account' ? by.id : null, organ, organEn, redHead],
      );
      const wordsDigest = contentDigest({ organ, organEn });
      change.note({ type: 'report-style-set', data: { version, redHead, wordsDigest } });
      return newId();
    });
  }
}

async function newest(reads: Reads): Promise<ReportStyle> {
  const [row] = await reads.query<ReportStyle & object>(
    `select version, organ, organ_en as "organEn", red_head as "redHead" from report_style
     order by version desc limit 1`,
  );
  return row ?? UNSET;
}
