/**
 * [A10] Queues the standing cast of each cluster for every member that has none of it yet: those who were
 * there when it was approved, and whoever joined since. It goes by what is so now, so nothing is missed
 * while all nodes were down, and two nodes do it once.
 */
import { Injectable } from '@nestjs/common';
import { loadCases } from '../cases/case-rows';
import { Database } from '../kernel/database/database';
import { AnswerComposer } from './answer-composer';

/** So many in one transaction. */
const AT_A_TIME = 50;

interface Untold {
  readonly castId: string;
  readonly caseId: string;
  readonly zh: string;
  readonly en: string | null;
}

@Injectable()
export class CastFiller {
  constructor(
    private readonly database: Database,
    private readonly composer: AnswerComposer,
  ) {}

  async fill(): Promise<void> {
    let after = NOBODY;
    for (;;) {
      const untold = await this.database.query<Untold>(untoldSql, [after]);
      if (untold.length === 0) return;
      await this.queue(untold);
      after = untold.at(-1)?.caseId ?? after;
    }
  }

  private async queue(untold: readonly Untold[]): Promise<void> {
    const records = await loadCases(
      this.database,
      untold.map(({ caseId }) => caseId),
    );
    await this.database.transaction(async (client) => {
      for (const { castId, caseId, zh, en } of untold) {
        const record = records.get(caseId);
        if (!record) continue;
        await this.composer.queue(client, {
          record,
          castId,
          position: null,
          occasion: 'cast',
          onTheSpot: false,
          waitSeconds: 0,
          said: (language) => (language === 'en' ? (en ?? zh) : zh),
        });
      }
    });
  }
}

const NOBODY = '00000000-0000-0000-0000-000000000000';

// Those whom nobody tells anything have no answer either: they are gone over in order, once a look.
const untoldSql = `
  select t.id as "castId", m.case_id as "caseId", t.zh, t.en
  from cluster_cast t join cluster k on k.id = t.cluster_id and k.dissolved_at is null
    join cluster_member m on m.cluster_id = t.cluster_id
  where t.state = 'approved' and m.case_id > $1
    and not exists (select 1 from answer a where a.cast_id = t.id and a.case_id = m.case_id)
  order by m.case_id limit ${AT_A_TIME}`;
