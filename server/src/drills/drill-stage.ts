/** Where a performance meets the desks: tells complaints and figures, moves hands, keeps how far it is. */
import { Injectable, Logger } from '@nestjs/common';
import type { ComplaintInput } from '@heed/shared/complaint';
import { CaseDesk } from '../cases/case-desk';
import type { CaseRecord } from '../cases/case-record';
import { loadCases } from '../cases/case-rows';
import { FigureDesk } from '../incidents/figures/figure-desk';
import { Intake } from '../intake/intake';
import type { Actor } from '../journal/events';
import { contentDigest } from '../kernel/canonical-json';
import { Database, queryWith } from '../kernel/database/database';
import { isoTime } from '../kernel/instant';
import { isRefusal, type Refusal } from '../kernel/refusal';
import type { DrillRecord } from './drill-record';
import type { WaitingAct } from './hands';
import type { HandledCase, Performance } from './performance';

/** Nobody in particular: callers are invented. */
const TELLER: Actor = { kind: 'system', id: null };
/** Rows of the history in one go: two batches of the desk. */
const HISTORY_PAGE = 192;
const REQUEST_ID = 40;

@Injectable()
export class DrillStage {
  private readonly logger = new Logger('drills');

  constructor(
    private readonly database: Database,
    private readonly intake: Intake,
    private readonly desk: CaseDesk,
    private readonly figures: FigureDesk,
  ) {}

  /** Cases that were opened while an earlier player played. */
  async handledCases(drillId: string): Promise<HandledCase[]> {
    return this.database.query<{ caseId: string; facts: HandledCase['facts'] }>(
      'select case_id as "caseId", facts from drill_case where drill_id = $1',
      [drillId],
    );
  }

  /** Tells the next page of the history; answers whether there is more. */
  async tellHistory(record: DrillRecord, performance: Performance): Promise<boolean> {
    const from = record.historyTold;
    const page = performance.history(from, HISTORY_PAGE);
    await Promise.all(page.map((input) => this.register(input)));
    await this.database.query('update drill set history_told = $2 where id = $1', [
      record.id,
      from + page.length,
    ]);
    return from + page.length < performance.historyLength;
  }

  /** Plays everything up to a moment. What was told before, by whomever, isn't told again. */
  async play(record: DrillRecord, performance: Performance, to: number): Promise<void> {
    const opened = await this.tell(performance, to);
    for (const { caseId, facts } of opened) performance.handle(caseId, facts);
    await this.tellFigures(record, performance, to);
    const acts = performance.actsUntil(to);
    const records = await loadCases(this.database, [...acts.keys()]);
    await Promise.all(
      [...acts].map(([caseId, ofCase]) => this.act(performance, records.get(caseId), ofCase)),
    );
    performance.played(to);
    await this.keep(record, performance, opened);
  }

  /** Tells complaints; answers with the cases that they opened. */
  private async tell(performance: Performance, to: number): Promise<HandledCase[]> {
    const told = await Promise.all(
      performance.complaintsUntil(to).map(async ({ what }) => {
        const receipt = await this.register(what.input);
        return receipt && { ...receipt, ...what };
      }),
    );
    const registered = told.filter((each) => each !== null);
    const records = await loadCases(
      this.database,
      registered.map(({ caseId }) => caseId),
    );
    return registered.flatMap(({ caseId, complaintId, input, minute }) => {
      const opened = records.get(caseId);
      // A repeat, and a call that a player told before, leave the case in the hands it is in.
      if (opened?.firstComplaintId !== complaintId) return [];
      return [{ caseId, facts: performance.factsOf(opened, input, minute) }];
    });
  }

  private async register(input: ComplaintInput) {
    const answer = await this.intake.register(input, { actor: TELLER });
    if (!isRefusal(answer)) return answer.receipt;
    this.refused('a complaint', input.sourceId ?? '', answer);
    return null;
  }

  private async tellFigures(
    record: DrillRecord,
    performance: Performance,
    to: number,
  ): Promise<void> {
    for (const { at, what } of performance.figuresUntil(to)) {
      const { name, value, unit, source, zone } = what;
      const input = {
        name,
        value,
        source,
        at: isoTime(at),
        realm: record.realm,
        ...(unit === null ? {} : { unit }),
        ...(zone === null ? {} : { zone }),
      };
      const requestId = contentDigest(input).slice(0, REQUEST_ID);
      const answer = await this.figures.set(input, TELLER, requestId);
      if (isRefusal(answer)) this.refused('a figure', name, answer);
    }
  }

  /** One case's acts, one after the other. The room may have been quicker: then the rules refuse, and rightly. */
  private async act(
    { hands }: Performance,
    found: CaseRecord | undefined,
    acts: readonly WaitingAct[],
  ): Promise<void> {
    let record = found;
    for (const waiting of acts) {
      const hand = record ? hands.command(waiting, record) : null;
      if (!hand) continue;
      const answer = await this.desk.command({ caseId: waiting.caseId, ...hand });
      if (!isRefusal(answer)) record = answer.record;
      else if (answer.error === 'stale-version') {
        record = (await loadCases(this.database, [waiting.caseId])).get(waiting.caseId);
      }
    }
  }

  private async keep(
    { id }: DrillRecord,
    { playedTo, toldComplaints }: Performance,
    opened: readonly HandledCase[],
  ): Promise<void> {
    const rows = opened.map(({ caseId, facts }) => ({ case_id: caseId, facts }));
    await this.database.transaction(async (client) => {
      await queryWith(
        client,
        `insert into drill_case (drill_id, case_id, facts)
         select $1, case_id, facts from json_to_recordset($2::json) c(case_id uuid, facts json)
         on conflict do nothing`,
        [id, JSON.stringify(rows)],
      );
      await queryWith(client, 'update drill set played_to = $2, told = $3 where id = $1', [
        id,
        isoTime(playedTo),
        toldComplaints,
      ]);
    });
  }

  private refused(what: string, name: string, { error }: Refusal): void {
    this.logger.warn({ msg: `${what} of a drill was refused`, name, error });
  }
}
