/** One case with everything its reader may see: complaints redacted, the complainant masked, history, clocks. */
import { Injectable } from '@nestjs/common';
import type { CaseDetail, ComplaintRow, RuleFired } from '@heed/shared/rows';
import type { Channel, Kind, Urgency } from '@heed/shared/vocabulary';
import { Database } from '../kernel/database/database';
import { RealmClock } from '../kernel/realm-clock';
import { maskAddress, maskEmail, maskName, maskPhone } from '../kernel/text/mask';
import { can } from '../access/can';
import type { Principal } from '../access/principal';
import { isVisible } from '../access/visible';
import { CaseHistory } from '../cases/case-history';
import type { CaseRecord } from '../cases/case-record';
import { loadCases } from '../cases/case-rows';
import { transitions } from '../cases/rules/transitions';
import { SealedWords, type SealedComplaint } from '../cases/sealed-words';
import { toCaseRow } from './case-row';

interface ComplaintRecord {
  complaint_id: string;
  channel: Channel;
  kind: Kind | null;
  received_at: string;
  occurred_at: string | null;
  registered_at: string;
  person_id: string;
  seal_id: string;
  urgency: Urgency;
  category: string | null;
  rules: RuleFired[];
  flags: { anonymous: boolean; confidential: boolean; replyWanted: boolean };
  evidence_ids: string[];
  title: string | null;
  body: string | null;
}

@Injectable()
export class CaseDetailQuery {
  constructor(
    private readonly database: Database,
    private readonly history: CaseHistory,
    private readonly words: SealedWords,
    private readonly clock: RealmClock,
  ) {}

  /** The case, or null where there is none or the reader may not know of it. */
  async detail(principal: Principal, caseId: string): Promise<CaseDetail | null> {
    const record = (await loadCases(this.database, [caseId])).get(caseId);
    if (!record || !isVisible(principal, record)) return null;
    const complaints = await this.complaints(caseId);
    const opened = await this.words.open(complaints.map(({ seal_id }) => seal_id));
    const said = (row: ComplaintRecord) => (opened.get(row.seal_id) ?? {}) as SealedComplaint;
    const history = await this.history.of(caseId);
    const first = complaints.find(({ complaint_id }) => complaint_id === record.firstComplaintId);
    const source = first ? said(first) : {};
    return {
      ...toCaseRow({ doc: record, title: first?.title ?? null }, this.clock.isoNow(record.realm)),
      clocks: [...record.clocks],
      complaints: complaints.map((row) => complaintRow(row, said(row))),
      history,
      reply: lastReply(history) ?? source.reply ?? null,
      externalState: await this.externalState(record, source),
      allowed: allowedCommands(principal, record),
    };
  }

  private async complaints(caseId: string): Promise<ComplaintRecord[]> {
    return this.database.query<ComplaintRecord>(
      `select c.complaint_id, c.channel, c.kind, c.received_at, c.occurred_at, c.registered_at,
              c.person_id, c.seal_id, c.urgency, c.category, c.rules, c.flags, c.evidence_ids,
              t.title, t.body
       from complaint c left join complaint_text t using (complaint_id)
       where c.case_id = $1 order by c.position`,
      [caseId],
    );
  }

  /** The state as the source told it last. */
  private async externalState(record: CaseRecord, source: SealedComplaint): Promise<string | null> {
    const rows = await this.database.query<{ seal_id: string | null }>(
      `select (entry::json -> 'data' ->> 'sealId') as seal_id from journal
       where case_id = $1 and type = 'case-updated-at-source' order by position desc limit 1`,
      [record.id],
    );
    const sealId = rows[0]?.seal_id;
    const newest = sealId ? await this.words.openComplaint(sealId) : null;
    return newest?.externalState ?? source.externalState ?? null;
  }
}

function complaintRow(row: ComplaintRecord, said: SealedComplaint): ComplaintRow {
  return {
    id: row.complaint_id,
    channel: row.channel,
    kind: row.kind,
    receivedAt: row.received_at,
    occurredAt: row.occurred_at,
    registeredAt: row.registered_at,
    title: row.title ?? '',
    text: row.body ?? '',
    urgency: row.urgency,
    category: row.category,
    rules: row.rules,
    complainant: {
      personId: row.person_id,
      name: said.name ? maskName(said.name) : null,
      phone: said.phone ? maskPhone(said.phone) : null,
      email: said.email ? maskEmail(said.email) : null,
      address: said.address ? maskAddress(said.address) : null,
      ...row.flags,
    },
    evidenceIds: row.evidence_ids,
  };
}

function lastReply(history: CaseDetail['history']): string | null {
  const answers = history.filter(({ type }) => type === 'case-replied' || type === 'case-answered');
  return answers.findLast(({ text }) => text)?.text ?? null;
}

/** Commands that apply in the case's state and that the reader may give. */
export function allowedCommands(
  principal: Principal,
  record: Pick<CaseRecord, 'state' | 'unitId' | 'holderId'>,
): CaseDetail['allowed'] {
  return transitions
    .filter(({ from, verb }) => from.includes(record.state) && can(principal, verb, record))
    .map(({ kind }) => kind);
}
