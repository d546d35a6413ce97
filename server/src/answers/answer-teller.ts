/** Which events of a case its complainant is told of, and in which words. */
import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { undoableWaitSeconds } from '../../data/answer-limits';
import { CaseHistory } from '../cases/case-history';
import { loadCases } from '../cases/case-rows';
import type { JournalEntry } from '../journal/events';
import { Database, queryWith } from '../kernel/database/database';
import { unreachable } from '../kernel/unreachable';
import type { HistoryRow } from '@heed/shared/rows';
import { AnswerComposer, type Telling } from './answer-composer';
import { answerWords } from './answer-words';

export const toldTypes = [
  'case-dispatched',
  'case-answered',
  'reply-approved',
  'case-not-accepted',
  'case-transferred',
  'extension-decided',
  'suspension-decided',
  'case-suspended',
  'case-undone',
] as const;
export type ToldEntry = Extract<JournalEntry, { type: (typeof toldTypes)[number] }>;

/** What differs from one telling to another. */
type Part = Pick<Telling, 'occasion' | 'said'> & Partial<Telling>;

@Injectable()
export class AnswerTeller {
  constructor(
    private readonly database: Database,
    private readonly history: CaseHistory,
    private readonly composer: AnswerComposer,
  ) {}

  /** Queues what the entry gives to tell, within the reader's own transaction. */
  async tell(client: PoolClient, entry: ToldEntry): Promise<void> {
    const { caseId, after } = entry.data;
    if (after.historic) return;
    if (entry.type === 'case-undone') return callOff(client, caseId);
    const record = (await loadCases(this.database, [caseId])).get(caseId);
    if (!record) return;
    const all = await this.history.of(caseId);
    const part = partOf(
      entry,
      all.filter(({ position }) => position <= entry.position),
    );
    if (!part) return;
    const { position } = entry;
    const usual = { record, position, castId: null, onTheSpot: false, waitSeconds: 0 };
    await this.composer.queue(client, { ...usual, ...part });
  }
}

/** [A1] [A9] What an event tells, given all that happened up to it; null where that is nothing. */
function partOf(
  entry: Exclude<ToldEntry, { type: 'case-undone' }>,
  history: readonly HistoryRow[],
): Part | null {
  const own = history.at(-1)?.text ?? null;
  switch (entry.type) {
    case 'case-dispatched': {
      const isFirst = history.filter(({ type }) => type === 'case-dispatched').length === 1;
      if (!isFirst) return null;
      return { occasion: 'received', said: () => '', waitSeconds: undoableWaitSeconds };
    }
    case 'case-answered':
      return own === null ? null : { occasion: 'result', said: () => own, onTheSpot: true };
    case 'reply-approved': {
      const reply = history.findLast(({ type }) => type === 'case-replied')?.text ?? null;
      return reply === null ? null : { occasion: 'result', said: () => reply };
    }
    case 'case-not-accepted':
      return own === null ? null : { occasion: 'not-accepted', said: () => own };
    case 'case-transferred': {
      const { to } = entry.data;
      return {
        occasion: 'transferred',
        said: (language) => own ?? answerWords[language].passedOn(to),
      };
    }
    case 'extension-decided': {
      const due = entry.data.set.find(({ kind }) => kind === 'handle')?.dueAt;
      if (!entry.data.agreed || due === undefined) return null;
      return { occasion: 'extended', said: (language) => answerWords[language].extended, due };
    }
    case 'suspension-decided':
      return entry.data.agreed ? suspended(entry.data) : null;
    case 'case-suspended':
      return suspended(entry.data);
    default:
      return unreachable(entry);
  }
}

function suspended({
  reason,
  until,
}: Extract<ToldEntry, { type: 'case-suspended' }>['data']): Part {
  return {
    occasion: 'progress',
    said: (language) => answerWords[language].suspended[reason],
    due: until,
    waitSeconds: undoableWaitSeconds,
  };
}

/** [A9] What was taken back at once is not told. */
async function callOff(client: PoolClient, caseId: string): Promise<void> {
  await queryWith(
    client,
    `update answer set state = 'cancelled', next_at = null
     where case_id = $1 and state = 'waiting' and attempts = 0 and cast_id is null
       and occasion in ('received', 'progress')`,
    [caseId],
  );
}
