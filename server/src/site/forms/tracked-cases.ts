/** How a case stands, as its complainant may read it: no name, no number of anybody's. */
import { Injectable } from '@nestjs/common';
import { REAL, type CaseState } from '@heed/shared/vocabulary';
import { complainantMay, type ComplainantMay } from '../../answers/rules/complainant';
import { loadCases } from '../../cases/case-rows';
import { Database } from '../../kernel/database/database';
import { RealmClock } from '../../kernel/realm-clock';
import { ReferenceLists } from '../../reference/reference-lists';
import { SentReplies, type SentReply } from './sent-replies';

export interface TrackedCase {
  readonly caseNo: string;
  readonly state: CaseState;
  readonly unit: { readonly name: string; readonly nameEn: string | null } | null;
  readonly receivedAt: string;
  readonly dueAt: string | null;
  readonly closedAt: string | null;
  readonly repeats: number;
  readonly reply: SentReply | null;
  /** The newest answer to all of its cluster, by the reader's language; null where there was none. */
  readonly notice: { readonly zh: string; readonly en: string } | null;
  /** What may still be said of the answer; the rating where one was given. */
  readonly say: ComplainantMay & { readonly rate: boolean; readonly rating: number | null };
}

/** Where a text to many names each one's own case. */
const OWN_NUMBER = /\{(编号|number)\}/g;

@Injectable()
export class TrackedCases {
  constructor(
    private readonly database: Database,
    private readonly replies: SentReplies,
    private readonly lists: ReferenceLists,
    private readonly clock: RealmClock,
  ) {}

  async tell(caseId: string): Promise<TrackedCase | null> {
    const record = (await loadCases(this.database, [caseId])).get(caseId);
    if (!record) return null;
    const unit = record.unitId === null ? undefined : this.lists.of(REAL).unit(record.unitId);
    const [reply, rating, notice] = await Promise.all([
      this.replies.of(caseId),
      this.rating(caseId, record.reopenCount),
      this.notice(caseId),
    ]);
    const may = complainantMay(record, this.clock.isoNow(record.realm));
    return {
      caseNo: record.caseNo,
      state: record.state,
      unit: unit ? { name: unit.name, nameEn: unit.nameEn } : null,
      receivedAt: record.receivedAt,
      dueAt: record.clocks.find(({ kind }) => kind === 'handle')?.dueAt ?? null,
      closedAt: record.closedAt,
      repeats: record.repeatCount,
      reply,
      notice: notice && {
        zh: notice.zh.replaceAll(OWN_NUMBER, record.caseNo),
        en: (notice.en ?? notice.zh).replaceAll(OWN_NUMBER, record.caseNo),
      },
      say: { ...may, rate: may.dispute && rating === null, rating },
    };
  }

  private async rating(caseId: string, round: number): Promise<number | null> {
    const [row] = await this.database.query<{ rating: number }>(
      'select rating from case_rating where case_id = $1 and round = $2',
      [caseId, round],
    );
    return row?.rating ?? null;
  }

  /** One that was still waiting when it was ended reached nobody. */
  private async notice(caseId: string): Promise<{ zh: string; en: string | null } | null> {
    const [cast] = await this.database.query<{ zh: string; en: string | null }>(
      `select t.zh, t.en from answer a join cluster_cast t on t.id = a.cast_id
       where a.case_id = $1 and a.state not in ('cancelled', 'withheld')
       order by a.queued_at desc, a.id limit 1`,
      [caseId],
    );
    return cast ?? null;
  }
}
