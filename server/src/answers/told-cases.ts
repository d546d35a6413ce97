/** Tells cases of the answers that went out: what one of them said is owed to its complainant no more. */
import { Injectable } from '@nestjs/common';
import type { Telling } from '@heed/shared/case-life';
import type { RejectionCode } from '@heed/shared/rejections';
import { CaseDesk } from '../cases/case-desk';
import type { CommandActor } from '../cases/rules/situation';
import { Database } from '../kernel/database/database';
import { isRefusal } from '../kernel/refusal';

const AT_A_TIME = 50;

const ANSWERS: CommandActor = {
  kind: 'system',
  id: 'answers',
  unitId: null,
  unitIds: [],
  leader: false,
};

/** Of these the case is told again: somebody else changed it, or the desk is full. */
const passing: ReadonlySet<RejectionCode> = new Set(['stale-version', 'unavailable']);

interface OutgoneAnswer {
  readonly id: string;
  readonly caseId: string;
  readonly version: number;
  readonly what: Telling;
  /** The case rested, or was extended, anew since: that is owed yet. */
  readonly overtaken: boolean;
}

@Injectable()
export class ToldCases {
  constructor(
    private readonly database: Database,
    private readonly desk: CaseDesk,
  ) {}

  /** [A14] Those that went out by now; what couldn't be told is tried at the next call. */
  async settle(): Promise<void> {
    const gone = await this.database.query<OutgoneAnswer>(outgoneSql, [AT_A_TIME]);
    const told = await Promise.all(gone.map((answer) => this.tell(answer)));
    const settled = gone.filter((_, index) => told[index]).map(({ id }) => id);
    if (settled.length === 0) return;
    await this.database.query('update answer set settled = true where id = any ($1::uuid[])', [
      settled,
    ]);
  }

  private async tell({ id, caseId, version, what, overtaken }: OutgoneAnswer): Promise<boolean> {
    if (overtaken) return true;
    const done = await this.desk.command({
      caseId,
      actor: ANSWERS,
      command: { kind: 'told', expectedVersion: version, requestId: `told-${id}`, told: [what] },
    });
    return !isRefusal(done) || !passing.has(done.error);
  }
}

const outgoneSql = `
  select a.id, a.case_id as "caseId", c.version,
    case a.occasion when 'progress' then 'suspended' else 'extended' end as what,
    exists (
      select 1 from journal j where j.case_id = a.case_id and j.position > a.position
        and j.type = any (case a.occasion when 'progress'
          then array['case-suspended', 'suspension-decided'] else array['extension-decided'] end)
    ) as overtaken
  from answer a join cases c on c.id = a.case_id
  where not a.settled and a.occasion in ('progress', 'extended')
    and a.state in ('sent', 'delivered', 'reached')
  order by a.id limit $1`;
