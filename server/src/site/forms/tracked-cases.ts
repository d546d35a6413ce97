/** How a case stands, as its complainant may read it: no name, no number of anybody's. */
import { Injectable } from '@nestjs/common';
import type { HistoryRow } from '@heed/shared/rows';
import { REAL, type CaseState } from '@heed/shared/vocabulary';
import { CaseHistory } from '../../cases/case-history';
import { loadCases } from '../../cases/case-rows';
import { SealedWords, type SealedComplaint } from '../../cases/sealed-words';
import { Database } from '../../kernel/database/database';
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
}

@Injectable()
export class TrackedCases {
  constructor(
    private readonly database: Database,
    private readonly history: CaseHistory,
    private readonly words: SealedWords,
    private readonly lists: ReferenceLists,
  ) {}

  async tell(caseId: string): Promise<TrackedCase | null> {
    const record = (await loadCases(this.database, [caseId])).get(caseId);
    if (!record) return null;
    const unit = record.unitId === null ? undefined : this.lists.of(REAL).unit(record.unitId);
    const reply = sentReply(await this.history.of(caseId));
    return {
      caseNo: record.caseNo,
      state: record.state,
      unit: unit ? { name: unit.name, nameEn: unit.nameEn } : null,
      receivedAt: record.receivedAt,
      dueAt: record.clocks.find(({ kind }) => kind === 'handle')?.dueAt ?? null,
      closedAt: record.closedAt,
      repeats: record.repeatCount,
      reply: reply && { ...reply, text: await this.withoutPeople(caseId, reply.text) },
    };
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
