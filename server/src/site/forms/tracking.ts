/** How a case stands, for whoever has its number and its code. Every wrong pair gets the same answer after the same work. */
import { Injectable } from '@nestjs/common';
import type { HistoryRow } from '@heed/shared/rows';
import type { TrackForm } from '@heed/shared/site';
import { REAL, type CaseState } from '@heed/shared/vocabulary';
import { CaseHistory } from '../../cases/case-history';
import type { CaseRecord } from '../../cases/case-record';
import { loadCases } from '../../cases/case-rows';
import { SealedWords, type SealedComplaint } from '../../cases/sealed-words';
import { TrackingCodes } from '../../cases/tracking-code';
import { Database } from '../../kernel/database/database';
import { KeyStore } from '../../kernel/seal/key-store';
import { maskEmail, maskName, maskPhone } from '../../kernel/text/mask';
import { ReferenceLists } from '../../reference/reference-lists';
import { SiteLimits, type Counted } from './site-limits';

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

export type TrackOutcome =
  | { readonly kind: 'found'; readonly found: TrackedCase }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'limited'; readonly retryAfterSeconds: number };

const TRIES = 5;
const WINDOW_MILLISECONDS = 15 * 60_000;
/** Stands in for the case that isn't there, so that its code is worked out all the same. */
const NOBODYS = '00000000-0000-0000-0000-000000000000';

@Injectable()
export class Tracking {
  private readonly codes: TrackingCodes;

  constructor(
    private readonly database: Database,
    private readonly limits: SiteLimits,
    private readonly history: CaseHistory,
    private readonly words: SealedWords,
    private readonly lists: ReferenceLists,
    keys: KeyStore,
  ) {
    this.codes = new TrackingCodes(keys);
  }

  async track({ caseNo, code }: TrackForm, network: string): Promise<TrackOutcome> {
    const tries = triesOf(caseNo, network);
    const retryAfterSeconds = await this.limits.take(tries);
    if (retryAfterSeconds > 0) return { kind: 'limited', retryAfterSeconds };
    const rows = await this.database.query<{ id: string }>(
      'select id from cases where realm = $1 and case_no = $2',
      [REAL, caseNo],
      'site-case',
    );
    const id = rows[0]?.id;
    const right = this.codes.isRight(id ?? NOBODYS, code);
    if (id === undefined || !right) return { kind: 'wrong' };
    await this.limits.giveBack(tries);
    const record = (await loadCases(this.database, [id])).get(id);
    return record ? { kind: 'found', found: await this.tell(record) } : { kind: 'wrong' };
  }

  private async tell(record: CaseRecord): Promise<TrackedCase> {
    const unit = record.unitId === null ? undefined : this.lists.of(REAL).unit(record.unitId);
    const reply = sentReply(await this.history.of(record.id));
    return {
      caseNo: record.caseNo,
      state: record.state,
      unit: unit ? { name: unit.name, nameEn: unit.nameEn } : null,
      receivedAt: record.receivedAt,
      dueAt: record.clocks.find(({ kind }) => kind === 'handle')?.dueAt ?? null,
      closedAt: record.closedAt,
      repeats: record.repeatCount,
      reply: reply && { ...reply, text: await this.withoutPeople(record.id, reply.text) },
    };
  }

  /** Whoever holds the slip may not be who complained: no name or number of anybody's is shown. */
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

function triesOf(caseNo: string, network: string): Counted[] {
  const limit = { most: TRIES, milliseconds: WINDOW_MILLISECONDS };
  return [
    { of: `track|case|${caseNo}`, ...limit },
    { of: `track|network|${network}`, ...limit },
  ];
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
