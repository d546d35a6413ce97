/** The ledger of answers as people read it: each sees those of the cases that they may see. */
import { Injectable } from '@nestjs/common';
import type { AnswerCounts, AnswerDetail, AnswerList, AnswerQuery } from '@heed/shared/answers';
import { REAL } from '@heed/shared/vocabulary';
import type { Principal } from '../access/principal';
import { mayKnow } from '../access/tip-offs';
import { isVisible, visibleSql } from '../access/visible';
import { loadCases } from '../cases/case-rows';
import { SealedWords } from '../cases/sealed-words';
import { Database } from '../kernel/database/database';
import { isId } from '../kernel/ids';
import { RealmClock } from '../kernel/realm-clock';
import { answerColumns, loadAnswer, type SealedAnswer, type StoredAnswer } from './answer-rows';
import type { AnswerRow } from '@heed/shared/answers';

const USUAL_ROWS = 100;

@Injectable()
export class AnswerLedger {
  constructor(
    private readonly database: Database,
    private readonly words: SealedWords,
    private readonly clock: RealmClock,
  ) {}

  async list(principal: Principal, query: AnswerQuery): Promise<AnswerList> {
    const { realm = REAL, state, limit = USUAL_ROWS } = query;
    if ([query.case, query.cast].some((id) => id !== undefined && !isId(id))) {
      return { rows: [], counts: {} };
    }
    const filters = [query.case, query.cast, query.way, query.occasion].map((each) => each ?? null);
    const visible = visibleSql(principal, 'c', 6);
    const where = `${filterSql} and ${visible.sql}`;
    const params = [realm, ...filters, ...visible.params];
    const at = params.length;
    const order = state === 'to_call' ? 'a.next_at, a.id' : 'a.queued_at desc, a.id';
    const [rows, counts] = await Promise.all([
      this.database.query<AnswerRow>(
        `select ${answerColumns} from answer a join cases c on c.id = a.case_id
         where ${where} and ($${at + 1}::text is null or a.state = any(string_to_array($${at + 1}, ',')))
           and ($${at + 2}::timestamptz is null or a.next_at <= $${at + 2})
         order by ${order} limit $${at + 3}`,
        [...params, state ?? null, query.due ? this.clock.isoNow(realm) : null, limit],
      ),
      this.counted(where, params),
    ]);
    return { rows, counts };
  }

  /** Null where there is none that the reader may see. */
  async seen(principal: Principal, id: string): Promise<StoredAnswer | null> {
    const answer = isId(id) ? await loadAnswer(this.database, id) : null;
    const record = answer && (await loadCases(this.database, [answer.caseId])).get(answer.caseId);
    return record && isVisible(principal, record) ? answer : null;
  }

  async detail(principal: Principal, id: string): Promise<AnswerDetail | null> {
    const stored = await this.seen(principal, id);
    const record = stored && (await loadCases(this.database, [stored.caseId])).get(stored.caseId);
    if (!stored || !record) return null;
    const { sealId, targetId: _, complaintId, ...answer } = stored;
    const [opened, tries, calls] = await Promise.all([
      this.words.open([sealId]),
      this.database.query<AnswerDetail['tries'][number]>(
        `select at, status, error as fault from answer_attempt where answer_id = $1 order by number`,
        [id],
      ),
      this.database.query<AnswerDetail['calls'][number]>(
        `select at, by_id as "byId", reached from answer_call where answer_id = $1 order by number`,
        [id],
      ),
    ]);
    const words = opened.get(sealId) as SealedAnswer | undefined;
    const text = mayKnow(principal, record) ? (words?.text ?? null) : null;
    return { answer, text, complaintId, tries, calls };
  }

  private async counted(where: string, params: readonly unknown[]): Promise<AnswerCounts> {
    const rows = await this.database.query<{ state: AnswerRow['state']; count: number }>(
      `select a.state, count(*)::integer as count from answer a join cases c on c.id = a.case_id
       where ${where} group by a.state`,
      params,
    );
    return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
  }
}

const filterSql = `a.realm = $1 and ($2::uuid is null or a.case_id = $2)
  and ($3::uuid is null or a.cast_id = $3) and ($4::text is null or a.way = $4)
  and ($5::text is null or a.occasion = $5)`;
