/** Hands a form's words and files to the one way in, and says in the form's terms what was refused. */
import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { ComplaintInput } from '@heed/shared/complaint';
import type { ReportForm } from '@heed/shared/site';
import { REAL } from '@heed/shared/vocabulary';
import { EvidenceShelf } from '../../intake/evidence/evidence-shelf';
import { Intake } from '../../intake/intake';
import { TriageBook } from '../../intake/triage-book';
import type { Actor } from '../../journal/events';
import { Refusal, isRefusal, orThrow } from '../../kernel/refusal';
import { ReferenceLists } from '../../reference/reference-lists';
import type { Registered } from '../../site/forms/sent-reports';
import type { FaultCode, Faults } from '../../site/pages/report';
import type { SentFile } from './read-report';

const NOBODY: Actor = { kind: 'system', id: null };
/** Whoever works on the case sees that nothing vouches for the sender. */
const MARK = '公众表单超出频次 / over the form’s limit';

@Injectable()
export class ReportIntake {
  constructor(
    private readonly intake: Intake,
    private readonly shelf: EvidenceShelf,
    private readonly book: TriageBook,
    private readonly lists: ReferenceLists,
  ) {}

  hasStreet(code: string): boolean {
    return this.lists.of(REAL).place(code)?.kind === 'street';
  }

  isCritical({ text, street, address }: ReportForm): boolean {
    return this.book.of(REAL).triage.assess({ text, street, address }).urgency === 'critical';
  }

  /** The same checks as at every door; the first file that is refused stops the form, not the person's words. */
  async keep(files: readonly SentFile[]): Promise<readonly string[] | FaultCode> {
    const ids: string[] = [];
    for (const { fileName, content } of files) {
      const kept = await this.shelf.keep({ fileName, content: Readable.from([content]) }, NOBODY);
      if (isRefusal(kept)) return fileFault(kept);
      ids.push(kept.id);
    }
    return ids;
  }

  async register(
    form: ReportForm,
    evidence: readonly string[],
    overLimit: boolean,
  ): Promise<Registered | Faults> {
    const context = { actor: NOBODY, idempotencyKey: form.requestId };
    const registered = await this.intake.register(inputOf(form, evidence, overLimit), context);
    if (isRefusal(registered)) return faultsOf(registered);
    const { caseId, caseNo, repeatOf } = registered.receipt;
    return { caseId, caseNo, repeated: repeatOf !== undefined };
  }
}

function inputOf(
  form: ReportForm,
  evidence: readonly string[],
  overLimit: boolean,
): ComplaintInput {
  const { text, kind, street, address, name, phone, email, anonymous, confidential } = form;
  const place = { ...(street ? { street } : {}), ...(address ? { address } : {}) };
  const person = {
    ...(name ? { name } : {}),
    ...(phone ? { phone } : {}),
    ...(email ? { email } : {}),
  };
  return {
    channel: 'web',
    text,
    ...(kind ? { kind } : {}),
    ...(street || address ? { place } : {}),
    complainant: { ...person, anonymous, confidential },
    ...(evidence.length > 0 ? { evidenceIds: [...evidence] } : {}),
    ...(overLimit ? { externalState: MARK } : {}),
  };
}

/** What intake refuses of a form that fits its schema; anything else is the door's own failure. */
function faultsOf(refusal: Refusal): Faults {
  const path = refusal.extra.details?.[0]?.path ?? '';
  if (path === 'text') return { text: 'unreadable' };
  if (path.startsWith('place')) return { address: 'unreadable' };
  if (path.startsWith('evidenceIds')) return { files: 'files-busy' };
  return orThrow<Faults>(refusal);
}

function fileFault({ error, extra }: Refusal): FaultCode {
  if (extra.details?.some(({ message }) => message === 'convert-heic')) return 'files-heic';
  if (error === 'too-large') return 'files-large';
  if (error === 'rate-limited') return 'files-busy';
  return error === 'malformed' ? 'files-broken' : 'files-kind';
}
