/**
 * How much may come from one network in a while. Life first: danger to life is never refused, only
 * marked; a browser without a script has a narrower lane, and gets in all the same.
 */
import { Injectable } from '@nestjs/common';
import type { ReportForm } from '@heed/shared/site';
import { ProofOfWork } from '../../site/forms/proof-of-work';
import { SentReports, type SentReport } from '../../site/forms/sent-reports';
import { SiteLimits } from '../../site/forms/site-limits';

const WINDOW_MILLISECONDS = 10 * 60_000;
/** A whole district may come from one address of a provider. */
const WITH_PROOF = 60;
const WITHOUT_PROOF = 6;

export interface Sender {
  readonly network: string;
  /** Of what the form says. */
  readonly digest: string;
  readonly critical: boolean;
}

@Injectable()
export class ReportLane {
  constructor(
    private readonly limits: SiteLimits,
    private readonly proofs: ProofOfWork,
    private readonly sent: SentReports,
  ) {}

  /** Notes the form as begun; the seconds to wait where its lane is full. */
  async admit(
    { requestId, proof }: ReportForm,
    { network, digest, critical }: Sender,
  ): Promise<SentReport | number> {
    const proven = await this.proofs.accept(requestId, proof);
    const counted = {
      of: `report|${proven ? 'proven' : 'plain'}|${network}`,
      most: proven ? WITH_PROOF : WITHOUT_PROOF,
      milliseconds: WINDOW_MILLISECONDS,
    };
    const wait = await this.limits.take([counted]);
    if (wait > 0 && !critical) return wait;
    return this.sent.begin(requestId, digest, wait > 0);
  }
}
