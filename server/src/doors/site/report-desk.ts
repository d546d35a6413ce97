/**
 * Takes in what the public form brings. Life first: a text whose triage is critical is never refused
 * by a limit, only marked; a browser without a script has a narrower lane, and gets in all the same.
 */
import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { ComplaintInput } from '@heed/shared/complaint';
import type { ReportForm } from '@heed/shared/site';
import { REAL } from '@heed/shared/vocabulary';
import { TrackingCodes } from '../../cases/tracking-code';
import { EvidenceShelf } from '../../intake/evidence/evidence-shelf';
import { Intake } from '../../intake/intake';
import { TriageBook } from '../../intake/triage-book';
import type { Actor } from '../../journal/events';
import { Refusal, isRefusal, orThrow } from '../../kernel/refusal';
import { KeyStore } from '../../kernel/seal/key-store';
import { ReferenceLists } from '../../reference/reference-lists';
import { ProofOfWork } from '../../site/forms/proof-of-work';
import { SentReports, type SentReport } from '../../site/forms/sent-reports';
import { SiteLimits } from '../../site/forms/site-limits';
import type { FaultCode, Faults, Slip } from '../../site/pages/report';
import type { ReadReport, SentFile } from './read-report';

export type ReportOutcome =
  | { readonly kind: 'received'; readonly slip: Slip }
  | { readonly kind: 'faults'; readonly faults: Faults }
  | { readonly kind: 'limited'; readonly retryAfterSeconds: number }
  | { readonly kind: 'reused' };

const WINDOW_MILLISECONDS = 10 * 60_000;
/** A whole district may come from one address of a provider. */
const WITH_PROOF = 60;
const WITHOUT_PROOF = 6;
const NOBODY: Actor = { kind: 'system', id: null };
/** Whoever works on the case sees that nothing vouches for the sender. */
const MARK = '公众表单超出频次 / over the form’s limit';

@Injectable()
export class ReportDesk {
  private readonly codes: TrackingCodes;

  constructor(
    private readonly intake: Intake,
    private readonly book: TriageBook,
    private readonly shelf: EvidenceShelf,
    private readonly lists: ReferenceLists,
    private readonly limits: SiteLimits,
    private readonly proofs: ProofOfWork,
    private readonly sent: SentReports,
    keys: KeyStore,
  ) {
    this.codes = new TrackingCodes(keys);
  }

  async take({ form, files, faults }: ReadReport, network: string): Promise<ReportOutcome> {
    if (!form) return { kind: 'faults', faults };
    if (form.street !== undefined && this.lists.of(REAL).place(form.street)?.kind !== 'street') {
      return { kind: 'faults', faults: { street: 'street' } };
    }
    const { proof: _proof, requestId, ...content } = form;
    const digest = this.sent.digestOf(content);
    const critical = this.isCritical(form);
    const known = await this.sent.find(requestId);
    if (known && known.digest !== digest) return { kind: 'reused' };
    const begun = known ?? (await this.begin(form, { digest, critical, network }));
    if (typeof begun === 'number') return { kind: 'limited', retryAfterSeconds: begun };
    if (begun.digest !== digest) return { kind: 'reused' };
    return this.register(form, { begun, files, critical });
  }

  /** Counts the form in its lane; the seconds to wait where that is over. */
  private async begin(
    { requestId, proof }: ReportForm,
    { digest, critical, network }: { digest: string; critical: boolean; network: string },
  ): Promise<SentReport | number> {
    const proven = await this.proofs.accept(requestId, proof);
    const lane = proven ? 'proven' : 'plain';
    const most = proven ? WITH_PROOF : WITHOUT_PROOF;
    const counted = { of: `report|${lane}|${network}`, most, milliseconds: WINDOW_MILLISECONDS };
    const wait = await this.limits.take([counted]);
    if (wait > 0 && !critical) return wait;
    return this.sent.begin(requestId, digest, wait > 0);
  }

  private async register(
    form: ReportForm,
    facts: { begun: SentReport; files: readonly SentFile[]; critical: boolean },
  ): Promise<ReportOutcome> {
    const { begun, files, critical } = facts;
    const { overLimit, caseNo, caseId } = begun;
    const filesLost = overLimit && files.length > 0;
    if (caseNo !== null && caseId !== null) {
      return this.receipt({ caseNo, caseId, repeated: begun.repeated ?? false }, { critical, filesLost });
    }
    const evidence = begun.evidenceIds ?? (await this.keep(form.requestId, overLimit ? [] : files));
    if (typeof evidence === 'string') return { kind: 'faults', faults: { files: evidence } };
    const context = { actor: NOBODY, idempotencyKey: form.requestId };
    const registered = await this.intake.register(inputOf(form, evidence, overLimit), context);
    if (isRefusal(registered)) return { kind: 'faults', faults: faultsOf(registered) };
    const { caseId: id, caseNo: number, repeatOf } = registered.receipt;
    const done = { caseId: id, caseNo: number, repeated: repeatOf !== undefined };
    await this.sent.finish(form.requestId, done);
    return this.receipt(done, { critical, filesLost });
  }

  /** The same checks as at every door; the first that is refused stops the form, not the person's words. */
  private async keep(
    requestId: string,
    files: readonly SentFile[],
  ): Promise<readonly string[] | FaultCode> {
    const ids: string[] = [];
    for (const { fileName, content } of files) {
      const kept = await this.shelf.keep({ fileName, content: Readable.from([content]) }, NOBODY);
      if (isRefusal(kept)) return fileFault(kept);
      ids.push(kept.id);
    }
    return this.sent.keepEvidence(requestId, ids);
  }

  /** The code of an earlier case went to whoever told of it first, who need not be the one who asks now. */
  private receipt(
    { caseId, caseNo, repeated }: { caseId: string; caseNo: string; repeated: boolean },
    rest: Pick<Slip, 'critical' | 'filesLost'>,
  ): ReportOutcome {
    const code = repeated ? null : this.codes.of(caseId);
    return { kind: 'received', slip: { caseNo, code, ...rest } };
  }

  private isCritical({ text, street, address }: ReportForm): boolean {
    return this.book.of(REAL).triage.assess({ text, street, address }).urgency === 'critical';
  }
}

function inputOf(form: ReportForm, evidence: readonly string[], overLimit: boolean): ComplaintInput {
  const { text, kind, street, address, name, phone, email, anonymous, confidential } = form;
  const place = { ...(street ? { street } : {}), ...(address ? { address } : {}) };
  const person = { ...(name ? { name } : {}), ...(phone ? { phone } : {}), ...(email ? { email } : {}) };
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
