/** One case with everything its reader may see: complaints redacted, the complainant masked, history, clocks. */
import { Injectable } from '@nestjs/common';
import type { RowCluster } from '@heed/shared/clusters';
import type { CaseCommandKind } from '@heed/shared/commands';
import type { CaseDetail, ComplaintRow, RuleFired } from '@heed/shared/rows';
import type { Channel, Kind, Urgency } from '@heed/shared/vocabulary';
import { Database } from '../kernel/database/database';
import { maskAddress, maskEmail, maskName, maskPhone } from '../kernel/text/mask';
import { can } from '../access/can';
import type { Principal } from '../access/principal';
import { mayRead } from '../access/tip-offs';
import { isVisible } from '../access/visible';
import { CaseHistory } from '../cases/case-history';
import type { CaseRecord } from '../cases/case-record';
import { loadCases } from '../cases/case-rows';
import { mayReveal } from '../cases/rules/secrecy';
import { transitions } from '../cases/rules/transitions';
import type { Situation } from '../cases/rules/situation';
import { canUndo } from '../cases/rules/undo';
import { SealedWords, type SealedComplaint } from '../cases/sealed-words';
import { toCaseRow } from './case-row';
import { knownHistory } from './known-history';
import { askedFor } from './life-row';
import { clusterColumn, clusterJoin, type ClusterColumn } from './row-cluster';
import { ClockExplainer } from './clock-explainer';

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
    private readonly clocks: ClockExplainer,
  ) {}

  /** The case, or null where there is none or the reader may not know of it. */
  async detail(principal: Principal, caseId: string): Promise<CaseDetail | null> {
    const record = (await loadCases(this.database, [caseId])).get(caseId);
    if (!record || !isVisible(principal, record)) return null;
    const complaints = await this.complaints(caseId);
    const opened = await this.words.open(complaints.map(({ seal_id }) => seal_id));
    const said = (row: ComplaintRecord) => (opened.get(row.seal_id) ?? {}) as SealedComplaint;
    const history = await knownHistory(this.database, principal, await this.history.of(caseId));
    const reads = mayRead(principal, record);
    const now = this.clocks.now(record.realm);
    const pace = this.clocks.pace(record.realm);
    const open = { words: reads, whom: reads && mayReveal(record, principal.id, now) };
    const secret =
      record.procedure === 'tip_off' ? (row: ComplaintRow) => secretRow(row, open) : same;
    const first = complaints.find(({ complaint_id }) => complaint_id === record.firstComplaintId);
    const source = first ? said(first) : {};
    return {
      ...toCaseRow(
        { doc: record, title: first?.title ?? null, cluster: await this.cluster(caseId) },
        now,
        principal,
      ),
      clocks: this.clocks.of(record),
      complaints: complaints.map((row) => secret(complaintRow(row, said(row)))),
      history: reads ? history : history.map(silent),
      reply: reads ? (lastReply(history) ?? source.reply ?? null) : null,
      instruction: reads ? instructionOf(record, history) : null,
      externalState: reads ? await this.externalState(record, source) : null,
      allowed: allowedCommands(principal, record, { now, pace }),
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

  private async cluster(caseId: string): Promise<RowCluster | null> {
    const rows = await this.database.query<ClusterColumn>(
      `select ${clusterColumn} from cases c ${clusterJoin} where c.id = $1`,
      [caseId],
    );
    return rows[0]?.cluster ?? null;
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

/** A leader's words stand in the history too; above the case they wait for its unit. */
function instructionOf(
  { instruction }: CaseRecord,
  history: CaseDetail['history'],
): CaseDetail['instruction'] {
  if (!instruction) return null;
  const { by, at } = instruction;
  const told = history.find((row) => row.type === 'case-instructed' && row.at === at);
  return { text: told?.text ?? null, by: by === '' ? null : by, at };
}

/**
 * [C49] Whom a tip-off comes from is shown masked to whom two people agreed on, and to nobody else; its
 * words to few. The person's id would name them by their other cases.
 */
function secretRow(
  row: ComplaintRow,
  open: { readonly words: boolean; readonly whom: boolean },
): ComplaintRow {
  const nobody = { name: null, phone: null, email: null, address: null };
  return {
    ...row,
    complainant: { ...row.complainant, personId: null, ...(!open.whom && nobody) },
    ...(!open.words && { title: '', text: '', evidenceIds: [] }),
  };
}

function silent(row: CaseDetail['history'][number]): CaseDetail['history'][number] {
  return { ...row, text: null };
}

function same<T>(value: T): T {
  return value;
}

type Moment = Pick<Situation, 'now' | 'pace'>;

/** Commands that apply to the case as it stands and that the reader may give. */
export function allowedCommands(
  principal: Principal,
  record: CaseRecord,
  moment: Moment,
): CaseDetail['allowed'] {
  return transitions
    .filter(({ from, verb }) => from.includes(record.state) && can(principal, verb, record))
    .map(({ kind }) => kind)
    .filter((kind) => makesSense(kind, principal, { record, ...moment }));
}

/** What only some cases of a state can be asked for. */
function makesSense(
  kind: CaseCommandKind,
  { id }: Principal,
  { record, ...moment }: Moment & { readonly record: CaseRecord },
): boolean {
  const asked = askedFor(record);
  switch (kind) {
    case 'decide-suspension':
      return asked.includes('suspension');
    case 'decide-extension':
      return asked.includes('extension');
    case 'suspend':
      return !asked.includes('suspension');
    case 'request-return':
      return record.returned === undefined || record.returned === 'agreed';
    case 'recuse':
      return !record.recusedIds?.includes(id);
    case 'request-extension':
      return record.extension === undefined;
    case 'request-reveal':
      return record.procedure === 'tip_off';
    case 'decide-reveal':
      return asked.includes('reveal');
    case 'undo':
      return canUndo(record, id, moment);
    default:
      return true;
  }
}
