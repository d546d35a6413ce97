/** Takes a unit's answers, one row after the other: through the commands of a case, in the unit's name. */
import { Injectable } from '@nestjs/common';
import type { SheetResult, SheetRowResult } from '@heed/shared/unit-loop';
import type { RejectionCode } from '@heed/shared/rejections';
import type { CaseState } from '@heed/shared/vocabulary';
import { CaseDesk } from '../cases/case-desk';
import { loadCases } from '../cases/case-rows';
import type { CommandActor } from '../cases/rules/situation';
import { SYSTEM_ACTOR } from '../journal/events';
import { canonicalJson } from '../kernel/canonical-json';
import { Database } from '../kernel/database/database';
import { isRefusal } from '../kernel/refusal';
import { keyedHash } from '../kernel/seal/digest';
import { KeyStore } from '../kernel/seal/key-store';
import type { ListedCase, UnitAnswer, UnitList } from './list-record';
import { commandOf, noteFor, stepsFor, type Answered } from './rules/answer';
import type { ReadRow } from './rules/sheet';
import { UnitListDesk, type RowAnswered } from './unit-list-desk';

/** By which way an answer comes: a sheet that somebody of the room hands in, or a link. */
export type AnswerWay =
  | { readonly kind: 'account'; readonly id: string }
  | { readonly kind: 'system'; readonly linkId: string };

export interface Taken {
  readonly result: 'applied' | 'already' | 'conflict' | 'refused';
  readonly error: RejectionCode | null;
}

@Injectable()
export class AnswerTaker {
  constructor(
    private readonly database: Database,
    private readonly cases: CaseDesk,
    private readonly desk: UnitListDesk,
    private readonly keys: KeyStore,
  ) {}

  /** All rows of a sheet; each stands for itself. */
  async takeAll(list: UnitList, rows: readonly ReadRow[], by: AnswerWay): Promise<SheetResult> {
    const results: SheetRowResult[] = [];
    for (const { line, caseNo, listed, fault, answer } of rows) {
      const row = { line, caseNo, fault };
      if (fault !== null || listed === null) {
        results.push({ ...row, result: 'refused', error: null });
      } else if (answer === null) {
        results.push({ ...row, result: 'empty', error: null });
      } else {
        results.push({ ...row, ...(await this.take(list, listed, answer, by)) });
      }
    }
    const count = (result: SheetRowResult['result']) =>
      results.filter((each) => each.result === result).length;
    return {
      applied: count('applied'),
      already: count('already'),
      conflict: count('conflict'),
      refused: count('refused'),
      empty: count('empty'),
      rows: results,
    };
  }

  /** [U5] [U6] [U7] One row's answer. */
  async take(
    list: UnitList,
    listed: ListedCase,
    answer: UnitAnswer,
    by: AnswerWay,
  ): Promise<Taken> {
    const { caseId, version } = listed;
    const key = this.keys.derive('unit-answers');
    const answerDigest = keyedHash(key, canonicalJson([list.id, caseId, answer]));
    if (listed.answerDigest === answerDigest && listed.outcome !== 'refused') {
      return { result: 'already', error: null };
    }
    const record = (await loadCases(this.database, [caseId])).get(caseId);
    if (!record) return { result: 'refused', error: 'not-found' };
    const state = stateAsListed(record, version);
    const answered = { listId: list.id, caseId, version, state, answer, answerDigest };
    const done = await this.command(list, answered, { by, present: record.version });
    await this.desk.answered(
      list,
      { listed, answerDigest, linkId: by.kind === 'system' ? by.linkId : null, ...done },
      by.kind === 'system' ? SYSTEM_ACTOR : by,
    );
    return { result: done.outcome, error: done.error };
  }

  private async command(
    list: UnitList,
    answered: Answered,
    { by, present }: { readonly by: AnswerWay; readonly present: number },
  ): Promise<Pick<RowAnswered, 'outcome' | 'error' | 'version'>> {
    const { caseId } = answered;
    const actor = inTheUnitsName(list, by);
    const steps = stepsFor(answered);
    let { version } = answered;
    let before = 0;
    for (const step of steps) {
      const command = commandOf(step, answered, version);
      const answer = await this.cases.command({ caseId, actor, command });
      if (!isRefusal(answer)) {
        version += 1;
        continue;
      }
      const { error, extra } = answer;
      // An earlier try of the same answer got so far.
      if (error === 'key-reused') {
        before += 1;
        continue;
      }
      if (error !== 'stale-version') return { outcome: 'refused', error, version };
      await this.setAside(answered, extra.currentVersion ?? present, actor);
      return { outcome: 'conflict', error: null, version };
    }
    return {
      outcome: 'applied',
      error: null,
      version: before === steps.length ? present : version,
    };
  }

  /** [U6] The answer is kept where a person finds it; whoever changes the case meanwhile doesn't lose it. */
  private async setAside(
    answered: Answered,
    currentVersion: number,
    actor: CommandActor,
  ): Promise<void> {
    for (let version: number | null = currentVersion; version !== null;) {
      const command = noteFor(answered, version);
      if (!command) return;
      const answer = await this.cases.command({ caseId: answered.caseId, actor, command });
      const isStale = isRefusal(answer) && answer.error === 'stale-version';
      version = isStale ? (answer.extra.currentVersion ?? null) : null;
    }
  }
}

/** Of a case that changed since nobody asks its state: the first command finds out. */
function stateAsListed(
  { version, state }: { readonly version: number; readonly state: CaseState },
  listed: number,
): CaseState {
  return version === listed ? state : 'in_progress';
}

/** The link stands for whoever of the unit holds it; a sheet is handed in by somebody of the room. */
function inTheUnitsName({ unitId }: UnitList, by: AnswerWay): CommandActor {
  const id = by.kind === 'system' ? by.linkId : by.id;
  return { kind: by.kind, id, unitId, unitIds: [unitId], leader: false };
}
