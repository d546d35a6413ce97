/** How a case stands, as its complainant may read it: no name, no number of anybody's. */
import { Injectable } from '@nestjs/common';
import type { HistoryRow } from '@heed/shared/rows';
import { REAL, type CaseState } from '@heed/shared/vocabulary';
import { complainantMay, type ComplainantMay } from '../../answers/rules/complainant';
import { CaseHistory } from '../../cases/case-history';
import { loadCases } from '../../cases/case-rows';
import { SealedWords, type SealedComplaint } from '../../cases/sealed-words';
import { Database } from '../../kernel/database/database';
import { RealmClock } from '../../kernel/realm-clock';
import { maskEmail, maskName, maskPhone } from '../../kernel/text/mask';
import { ReferenceLists } from '../../reference/reference-lists';

export interface TrackedCase {
  readonly caseNo: string;
  readonly state: CaseState;
  readonly unit: { readonly name: string; readonly nameEn: string | null } | null;
  readonly receivedAt: string;
  readonly dueAt: string | null;
  readonly closedAt: string | null;
  readonly repeats: number;
  readonly reply: { readonly text: string; readonly at: string } | null;
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
    private readonly history: CaseHistory,
    private readonly words: SealedWords,
    private readonly lists: ReferenceLists,
    private readonly clock: RealmClock,
  ) {}

  async tell(caseId: string): Promise<TrackedCase | null> {
    const record = (await loadCases(this.database, [caseId])).get(caseId);
    if (!record) return null;
    const unit = record.unitId === null ? undefined : this.lists.of(REAL).unit(record.unitId);
    const reply = sentReply(await this.history.of(caseId));
    const [rating, notice] = await Promise.all([
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
      reply: reply && { ...reply, text: await this.withoutPeople(caseId, reply.text) },
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

  /** Whoever holds the slip may not be who complained. */
  private async withoutPeople(caseId: string, text: string): Promise<string> {
    const rows = await this.database.query<{ seal_id: string }>(
      'select seal_id from complaint where case_id = $1',
      [caseId],
    );
    const opened = await this.words.open(rows.map(({ seal_id }) => seal_id));
    const people = [...opened.values()] as SealedComplaint[];
    return people.reduce(withoutPerson, text);
  }
}

function withoutPerson(text: string, { name, phone, email, onBehalfOf }: SealedComplaint): string {
  const names = [name, onBehalfOf?.name];
  const phones = [phone, onBehalfOf?.phone];
  const masks = [
    ...names.map((value) => [value, maskName] as const),
    ...phones.map((value) => [value, maskPhone] as const),
    [email, maskEmail] as const,
  ];
  return masks.reduce(
    (shown, [value, mask]) => (value ? shown.replaceAll(value, mask(value)) : shown),
    text,
  );
}

/** What was answered on the spot, or replied and let go by whoever audits; null while it is being checked. */
function sentReply(history: readonly HistoryRow[]): TrackedCase['reply'] {
  let written: HistoryRow | null = null;
  let sent: TrackedCase['reply'] = null;
  for (const row of history) {
    if (row.type === 'case-replied') written = row;
    if (row.type === 'case-answered') sent = told(row, row.at);
    if (row.type === 'reply-approved' && written) sent = told(written, row.at);
  }
  return sent;
}

function told({ text }: HistoryRow, at: string): TrackedCase['reply'] {
  return text === null ? null : { text, at };
}
