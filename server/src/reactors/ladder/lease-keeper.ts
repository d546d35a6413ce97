/** Warns the holder of a claim that is about to end, and ends it when its time has come. */
import { Injectable } from '@nestjs/common';
import type { CaseRecord, Lease } from '../../cases/case-record';
import { parseTime } from '../../kernel/instant';
import { leaderFor } from '../../ladder/rules/recipients';
import { isLateSince, type Look } from './looks';
import { RungActs } from './rung-acts';
import { RungWriter, type Telling } from './rung-writer';

@Injectable()
export class LeaseKeeper {
  constructor(
    private readonly acts: RungActs,
    private readonly writer: RungWriter,
  ) {}

  /** [C54] [L10] The case afterwards; null where somebody came between. */
  async keep(record: CaseRecord, look: Look): Promise<CaseRecord | null> {
    const { lease, holderId } = record;
    if (!lease || holderId === null || !isWarned(record, look)) return record;
    if (look.now >= parseTime(lease.until)) return this.end(record, lease, holderId, look);
    const late = isLateSince(parseTime(lease.warnAt), look);
    await this.writer.tell(record, told(lease, { code: 'lease-warned', told: [holderId], late }));
    return record;
  }

  private async end(
    record: CaseRecord,
    lease: Lease,
    holderId: string,
    look: Look,
  ): Promise<CaseRecord | null> {
    const isCritical = record.urgency === 'critical';
    const leader = isCritical ? leaderFor(record, await look.staff()) : undefined;
    const after = await this.acts.lapse(record, leader);
    if (!after || after.version === record.version) return after;
    const people = after.holderId === null ? [holderId] : [holderId, after.holderId];
    const late = isLateSince(parseTime(lease.until), look);
    await this.writer.tell(after, told(lease, { code: 'claim-lapsed', told: people, late }));
    return after;
  }
}

/** Whether the holder's warning has come. */
export function isWarned({ lease }: CaseRecord, { now }: Look): boolean {
  return lease !== undefined && parseTime(lease.warnAt) <= now;
}

function told(lease: Lease, part: Pick<Telling, 'code' | 'told' | 'late'>): Telling {
  return { ...part, clock: 'lease', startedAt: lease.from, dueAt: lease.until, reached: true };
}
