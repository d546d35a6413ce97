/** Takes complaints in from every door: checks, prepares and hands them to the desk. */
import { Injectable } from '@nestjs/common';
import type { ComplaintInput } from '@heed/shared/complaint';
import { REAL } from '@heed/shared/vocabulary';
import { RealmClock } from '../kernel/realm-clock';
import { Refusal, isRefusal, refuseField } from '../kernel/refusal';
import { CaseDesk } from '../cases/case-desk';
import { complaintFault } from './complaint-fault';
import { ComplaintPreparer } from './complaint-preparer';
import { EvidenceShelf } from './evidence/evidence-shelf';
import type { ComplaintIntake, RegisterContext, Registered } from './outcome';

@Injectable()
export class Intake implements ComplaintIntake {
  constructor(
    private readonly desk: CaseDesk,
    private readonly clock: RealmClock,
    private readonly preparer: ComplaintPreparer,
    private readonly evidence: EvidenceShelf,
  ) {}

  /** Registers one complaint; durable when it answers. Idempotent by source and source id, or by key. */
  async register(input: ComplaintInput, context: RegisterContext): Promise<Registered | Refusal> {
    const realm = input.realm ?? REAL;
    const now = context.at ?? this.clock.now(realm);
    const fault =
      this.clock.fault(realm) ?? complaintFault(input, now) ?? this.unitFault(input, context);
    if (fault) return fault;
    const { evidenceIds = [] } = input;
    if (evidenceIds.length > 0) {
      const unfit = await this.evidence.fault(evidenceIds, context.actor);
      if (unfit) return unfit;
    }
    const complaint = this.preparer.prepare(input, context, now);
    const written = await this.desk.register(complaint);
    if (isRefusal(written)) return written;
    const { status, complaintId, caseId, caseNo, position } = written;
    const repeat = status === 'repeat' ? { repeatOf: caseId } : {};
    return { status, receipt: { complaintId, caseId, caseNo, position, ...repeat } };
  }

  /** A file's rows come from elsewhere, with units of their own: there an unknown one stays open. */
  private unitFault(
    { unit, realm = REAL }: ComplaintInput,
    { importId, at }: RegisterContext,
  ): Refusal | null {
    if (unit === undefined || importId !== undefined || at !== undefined) return null;
    if (this.preparer.knowsUnit(unit, realm)) return null;
    return refuseField('unknown-unit', 'unit', 'unknown-unit');
  }
}
