/** The answer of a case as the public page may show it: once it was let go, with names and numbers masked. */
import { Injectable } from '@nestjs/common';
import type { HistoryRow } from '@heed/shared/rows';
import { CaseHistory } from '../../cases/case-history';
import { SealedWords, type SealedComplaint } from '../../cases/sealed-words';
import { Database } from '../../kernel/database/database';
import { maskEmail, maskName, maskPhone } from '../../kernel/text/mask';

export interface SentReply {
  readonly text: string;
  readonly at: string;
}

@Injectable()
export class SentReplies {
  constructor(
    private readonly database: Database,
    private readonly history: CaseHistory,
    private readonly words: SealedWords,
  ) {}

  async of(caseId: string): Promise<SentReply | null> {
    const reply = sentReply(await this.history.of(caseId));
    return reply && { ...reply, text: await this.withoutPeople(caseId, reply.text) };
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
function sentReply(history: readonly HistoryRow[]): SentReply | null {
  let written: HistoryRow | null = null;
  let sent: SentReply | null = null;
  for (const row of history) {
    if (row.type === 'case-replied') written = row;
    if (row.type === 'case-answered') sent = told(row, row.at);
    if (row.type === 'reply-approved' && written) sent = told(written, row.at);
  }
  return sent;
}

function told({ text }: HistoryRow, at: string): SentReply | null {
  return text === null ? null : { text, at };
}
