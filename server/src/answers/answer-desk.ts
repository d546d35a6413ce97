/** What people do about an answer that has to be spoken: they call, and say whether somebody was there. */
import { Injectable } from '@nestjs/common';
import type { AnswerCallInput } from '@heed/shared/answers';
import { DeskWriter, type DeskDone } from '../journal/desk-writer';
import type { Actor } from '../journal/events';
import { isRefusal, refuse, type Refusal } from '../kernel/refusal';
import { loadAnswer, type StoredAnswer } from './answer-rows';
import { afterCall } from './rules/outcome';

@Injectable()
export class AnswerDesk {
  constructor(private readonly writer: DeskWriter) {}

  /** [A8] */
  async called(
    answer: Pick<StoredAnswer, 'id' | 'realm' | 'caseId'>,
    { requestId, expectedVersion, reached }: AnswerCallInput,
    by: Actor,
  ): Promise<DeskDone | Refusal> {
    const { id, realm, caseId } = answer;
    const body = { called: id, reached };
    return this.writer.write({ realm, by, requestId, body }, async (change) => {
      const now = await loadAnswer(change, id, true);
      if (!now) return refuse('not-found');
      if (now.version !== expectedVersion) {
        return refuse('stale-version', { currentVersion: now.version });
      }
      const next = afterCall(now, reached, change.at);
      if (isRefusal(next)) return next;
      await change.query(
        `update answer set state = $2, calls = $3, next_at = $4, version = version + 1,
           arrived_at = case when $2 = 'reached' then $5::timestamptz end where id = $1`,
        [id, next.state, next.calls, next.nextAt, change.at],
      );
      await change.query(
        'insert into answer_call (answer_id, number, at, by_id, reached) values ($1, $2, $3, $4, $5)',
        [id, next.calls, change.at, by.id, reached],
      );
      const data = { answerId: id, caseId, number: next.calls, reached };
      change.note({ type: 'answer-called', data });
      return id;
    });
  }
}
