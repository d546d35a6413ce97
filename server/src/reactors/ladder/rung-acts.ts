/** What a rung does to its case: through the desk of cases, in the name of the clock. */
import { Injectable } from '@nestjs/common';
import type { CaseCommand } from '@heed/shared/commands';
import type { RungCode } from '@heed/shared/ladder';
import { CaseDesk } from '../../cases/case-desk';
import type { CaseRecord } from '../../cases/case-record';
import type { CommandActor } from '../../cases/rules/situation';
import { isRefusal } from '../../kernel/refusal';
import { sha256Hex } from '../../kernel/seal/digest';
import { unreachable } from '../../kernel/unreachable';
import type { ComingRung } from '../../ladder/rules/rung-times';

const LADDER: CommandActor = {
  kind: 'system',
  id: 'ladder',
  unitId: null,
  unitIds: [],
  leader: true,
};
/** Level of the duty leader. */
const LEADER = 2;

const PAGED = '超期未办，按催办阶梯提级至值班领导';
const SUPERVISED = '超期或多次重办，按催办阶梯列入督办';

type Act = CaseCommand extends infer C
  ? C extends CaseCommand
    ? Omit<C, 'expectedVersion' | 'requestId'>
    : never
  : never;

@Injectable()
export class RungActs {
  constructor(private readonly desk: CaseDesk) {}

  /**
   * [L13] The case as it is then; null where somebody changed it meanwhile.
   * Repeated after a crash it changes nothing: each act has one name.
   */
  async act(record: CaseRecord, { rung, clock }: ComingRung): Promise<CaseRecord | null> {
    let present: CaseRecord | null = record;
    for (let step = 0, act = actOf(rung.code, record); present && act && step < LEADER; step += 1) {
      const name = [rung.code, record.id, clock.kind, clock.startedAt, step].join('|');
      present = await this.command(present, act, name);
      act = rung.code === 'page' && present ? actOf(rung.code, present) : null;
    }
    return present;
  }

  /** [C54] Null where it couldn't be done now. */
  lapse(record: CaseRecord, holderId: string | undefined): Promise<CaseRecord | null> {
    const act: Act = { kind: 'lapse', ...(holderId !== undefined && { holderId }) };
    return this.command(record, act, `lapse|${record.id}|${record.version}`);
  }

  private async command(record: CaseRecord, act: Act, name: string): Promise<CaseRecord | null> {
    const requestId = sha256Hex(name);
    const command = { ...act, expectedVersion: record.version, requestId };
    const done = await this.desk.command({ caseId: record.id, actor: LADDER, command });
    if (!isRefusal(done)) return done.record;
    // Under its name it was done before, on another version.
    if (done.error === 'key-reused') return record;
    return done.error === 'stale-version' ? null : record;
  }
}

function actOf(code: RungCode, { escalation, supervision }: CaseRecord): Act | null {
  switch (code) {
    case 'no-contact':
    case 'overdue':
      return { kind: 'remind' };
    case 'page':
      return escalation < LEADER ? { kind: 'escalate', reason: PAGED } : null;
    case 'supervise':
      return supervision === undefined || supervision === 'daily'
        ? { kind: 'supervise', level: 'listed', reason: SUPERVISED }
        : null;
    case 'due-soon':
      return null;
    default:
      return unreachable(code);
  }
}
