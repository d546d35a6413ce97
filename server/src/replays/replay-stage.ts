/** Where a replay meets the intake: tells what is due in one batch, and keeps that it was told. */
import { Injectable } from '@nestjs/common';
import { CasePolicy } from '../cases/policy';
import { Intake } from '../intake/intake';
import { isRefusal } from '../kernel/refusal';
import { ZoneTime } from '../kernel/zone-time';
import { TELLER } from './replay-leases';
import type { ReplayRecord } from './replay-record';
import { ReplayWriter } from './replay-writer';
import { sliceOf } from './rules/slice';
import { WaitingRows, type WaitingRow } from './waiting-rows';

/** One batch of the desk: more of them would be written in an order of their own. */
const ROWS_AT_ONCE = 96;

@Injectable()
export class ReplayStage {
  private readonly zone: ZoneTime;

  constructor(
    private readonly intake: Intake,
    private readonly writer: ReplayWriter,
    private readonly rows: WaitingRows,
    policy: CasePolicy,
  ) {
    this.zone = new ZoneTime(policy.timeZone);
  }

  /** Tells the next rows that are due at a moment of the realm; false where none is. */
  async tell(record: ReplayRecord, due: number): Promise<boolean> {
    const waiting = await this.rows.next(record, due, ROWS_AT_ONCE);
    if (waiting.length === 0) return false;
    const slice = sliceOf(waiting, (at) => this.zone.localDay(at));
    const refused = await this.register(slice, record);
    await this.writer.told(record.id, TELLER, slice, refused);
    return true;
  }

  /** Everything is told. */
  async end({ id }: ReplayRecord): Promise<void> {
    await this.writer.change(id, TELLER, ({ state }) =>
      state === 'running' ? { state: 'ended' } : null,
    );
  }

  /** Answers how many intake refused. */
  private async register(rows: readonly WaitingRow[], { realm }: ReplayRecord): Promise<number> {
    const answers = await Promise.all(
      rows.map(({ input, at }) => this.intake.register({ ...input, realm }, { actor: TELLER, at })),
    );
    return answers.filter(isRefusal).length;
  }
}
