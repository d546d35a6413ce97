/** Forms that were sent: the same one sent again, by an impatient finger or after a break, is one report. */
import { Injectable } from '@nestjs/common';
import { isoTime } from '../../kernel/clock';
import { Database } from '../../kernel/database/database';
import { RealmClock } from '../../kernel/realm-clock';
import { keyedHash, type HashKey } from '../../kernel/seal/digest';
import { KeyStore } from '../../kernel/seal/key-store';

export interface SentReport {
  readonly digest: string;
  readonly overLimit: boolean;
  readonly evidenceIds: readonly string[] | null;
  /** Null until it was registered. */
  readonly caseId: string | null;
  readonly caseNo: string | null;
  readonly repeated: boolean | null;
}

export interface Registered {
  readonly caseId: string;
  readonly caseNo: string;
  readonly repeated: boolean;
}

/** Longer than anybody keeps a form open. */
const KEPT_MILLISECONDS = 3 * 86_400_000;

const columns = `digest, over_limit as "overLimit", evidence_ids as "evidenceIds",
  case_id as "caseId", case_no as "caseNo", repeated`;

@Injectable()
export class SentReports {
  private readonly key: HashKey;

  constructor(
    private readonly database: Database,
    private readonly clock: RealmClock,
    keys: KeyStore,
  ) {
    this.key = keys.derive('site-reports');
  }

  /** Tells two contents apart without keeping either. */
  digestOf(content: unknown): string {
    return keyedHash(this.key, JSON.stringify(content));
  }

  async find(requestId: string): Promise<SentReport | null> {
    const rows = await this.database.query<SentReport>(
      `select ${columns} from site_report where request_key = $1`,
      [this.keyOf(requestId)],
    );
    return rows[0] ?? null;
  }

  /** Notes a form before anything is done for it; one that was noted before stays as it is. */
  async begin(requestId: string, digest: string, overLimit: boolean): Promise<SentReport> {
    const now = this.clock.wall.now();
    await this.database.query(
      `with tidied as (
         delete from site_report where request_key in (
           select request_key from site_report where ends_at < $5 limit 20 for update skip locked)
       )
       insert into site_report (request_key, digest, over_limit, ends_at) values ($1, $2, $3, $4)
       on conflict do nothing`,
      [this.keyOf(requestId), digest, overLimit, isoTime(now + KEPT_MILLISECONDS), isoTime(now)],
    );
    const sent = await this.find(requestId);
    if (!sent) throw new Error('a report that was noted is not there');
    return sent;
  }

  /** The files of the first sending, whichever that was. */
  async keepEvidence(requestId: string, ids: readonly string[]): Promise<readonly string[]> {
    const rows = await this.database.query<{ ids: string[] }>(
      `update site_report set evidence_ids = coalesce(evidence_ids, $2::uuid[])
       where request_key = $1 returning evidence_ids as ids`,
      [this.keyOf(requestId), [...ids]],
    );
    return rows[0]?.ids ?? ids;
  }

  async finish(requestId: string, { caseId, caseNo, repeated }: Registered): Promise<void> {
    await this.database.query(
      'update site_report set case_id = $2, case_no = $3, repeated = $4 where request_key = $1',
      [this.keyOf(requestId), caseId, caseNo, repeated],
    );
  }

  /** Forgets a form of which nothing was taken in. */
  async drop(requestId: string): Promise<void> {
    await this.database.query(
      'delete from site_report where request_key = $1 and case_id is null',
      [this.keyOf(requestId)],
    );
  }

  private keyOf(requestId: string): string {
    return keyedHash(this.key, requestId);
  }
}
