/** Takes in what the public form brings, once however often it is sent, and writes the slip. */
import { Injectable } from '@nestjs/common';
import type { ReportForm } from '@heed/shared/site';
import { TrackingCodes } from '../../cases/tracking-code';
import { KeyStore } from '../../kernel/seal/key-store';
import { SentReports, type Registered, type SentReport } from '../../site/forms/sent-reports';
import type { Faults, Slip } from '../../site/pages/report';
import type { ReadReport, SentFile } from './read-report';
import { ReportIntake } from './report-intake';
import { ReportLane } from './report-lane';

export type ReportOutcome =
  | { readonly kind: 'received'; readonly slip: Slip }
  | { readonly kind: 'faults'; readonly faults: Faults }
  | { readonly kind: 'limited'; readonly retryAfterSeconds: number }
  | { readonly kind: 'reused' };

interface Begun {
  readonly sent: SentReport;
  readonly files: readonly SentFile[];
}

@Injectable()
export class ReportDesk {
  private readonly codes: TrackingCodes;

  constructor(
    private readonly lane: ReportLane,
    private readonly intake: ReportIntake,
    private readonly sent: SentReports,
    keys: KeyStore,
  ) {
    this.codes = new TrackingCodes(keys);
  }

  async take({ form, files, faults }: ReadReport, network: string): Promise<ReportOutcome> {
    if (!form) return { kind: 'faults', faults };
    const { proof: _proof, requestId, ...content } = form;
    if (content.street !== undefined && !this.intake.hasStreet(content.street)) {
      return { kind: 'faults', faults: { street: 'street' } };
    }
    const digest = this.sent.digestOf(content);
    const critical = this.intake.isCritical(form);
    const sent =
      (await this.sent.find(requestId)) ??
      (await this.lane.admit(form, { network, digest, critical }));
    if (typeof sent === 'number') return { kind: 'limited', retryAfterSeconds: sent };
    if (sent.digest !== digest) return { kind: 'reused' };
    const registered = registeredIn(sent) ?? (await this.register(form, { sent, files }));
    if (!('caseId' in registered)) {
      // Nothing was taken in: the form may come again with other words.
      await this.sent.drop(requestId);
      return { kind: 'faults', faults: registered };
    }
    return { kind: 'received', slip: this.slip(registered, { sent, files }, critical) };
  }

  private async register(form: ReportForm, { sent, files }: Begun): Promise<Registered | Faults> {
    const { requestId } = form;
    const kept = sent.evidenceIds ?? (await this.intake.keep(sent.overLimit ? [] : files));
    if (typeof kept === 'string') return { files: kept };
    const evidence = await this.sent.keepEvidence(requestId, kept);
    const registered = await this.intake.register(form, evidence, sent.overLimit);
    if ('caseId' in registered) await this.sent.finish(requestId, registered);
    return registered;
  }

  /** The code of an earlier case went to whoever told of it first, who need not be the one who asks now. */
  private slip(
    { caseId, caseNo, repeated }: Registered,
    { sent, files }: Begun,
    critical: boolean,
  ) {
    const code = repeated ? null : this.codes.of(caseId);
    return { caseNo, code, critical, filesLost: sent.overLimit && files.length > 0 };
  }
}

function registeredIn({ caseId, caseNo, repeated }: SentReport): Registered | null {
  if (caseId === null || caseNo === null) return null;
  return { caseId, caseNo, repeated: repeated ?? false };
}
