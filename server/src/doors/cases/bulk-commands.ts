/** One act on many cases: chosen, frozen, then commanded each for itself, as one by one. */
import { Injectable } from '@nestjs/common';
import type { BulkCaseLine, BulkInput, BulkLine, BulkPreview } from '@heed/shared/bulk';
import { MOST_MATCHING } from '@heed/shared/bulk';
import { REAL, type Realm } from '@heed/shared/vocabulary';
import type { Principal } from '../../access/principal';
import { CaseDesk } from '../../cases/case-desk';
import type { CaseRecord } from '../../cases/case-record';
import type { CommandRequest } from '../../cases/prepared';
import { BulkRuns, type BulkOutcome, type BulkRun, type FrozenCase } from '../../console/bulk-runs';
import { contentDigest } from '../../kernel/canonical-json';
import { isOutage } from '../../kernel/database/database';
import { isId } from '../../kernel/ids';
import { isRefusal, refuse, refuseField, type Refusal } from '../../kernel/refusal';
import { sha256Hex } from '../../kernel/seal/digest';
import { CaseListQuery } from '../../queries/case-list';
import type { Language } from '../http/language';
import { messageOf } from '../http/messages';
import { summarise } from './bulk-summary';
import { CaseCommands } from './case-commands';

/** Commanded together: the desk writes them in one batch, and the reader sees them come. */
const CHUNK = 100;

@Injectable()
export class BulkCommands {
  constructor(
    private readonly desk: CaseDesk,
    private readonly list: CaseListQuery,
    private readonly commands: CaseCommands,
    private readonly runs: BulkRuns,
  ) {}

  /** What would happen if the act came now. */
  async preview(
    principal: Principal,
    input: BulkInput,
    language: Language,
  ): Promise<BulkPreview | Refusal> {
    const cases = await this.choose(principal, input);
    if (isRefusal(cases)) return cases;
    const judged = [];
    for (const chunk of chunks(cases)) judged.push(...(await this.judge(principal, input, chunk)));
    return summarise(judged, (error) => messageOf(error, language));
  }

  /** A run that begins, or the one that began under the same request. */
  async begin(principal: Principal, input: BulkInput): Promise<BulkRun | Refusal> {
    const key = `${principal.kind}:${principal.id}:${input.requestId}`;
    const digest = contentDigest(input);
    const known = await this.runs.find(key, digest);
    if (known) return known;
    const cases = await this.choose(principal, input);
    return isRefusal(cases) ? cases : this.runs.begin(key, digest, cases);
  }

  /** A line a case as it is settled, and one of the sum. What was settled before is told again. */
  async *lines(
    principal: Principal,
    input: BulkInput,
    run: BulkRun,
    language: Language,
  ): AsyncGenerator<BulkLine> {
    const known = await this.runs.outcomes(run.key);
    const counts = { done: 0, refused: 0 };
    for (const chunk of chunks(run.cases)) {
      const open = chunk.filter(({ id }) => !known.has(id));
      const fresh = await this.settle(principal, input, open);
      await this.runs.keep(run.key, withoutOutages(fresh));
      for (const frozen of chunk) {
        const outcome = known.get(frozen.id) ?? fresh.get(frozen.id);
        if (!outcome) continue;
        const line = lineOf(frozen, outcome, language);
        counts[line.status] += 1;
        yield line;
      }
    }
    yield { status: 'end', total: run.cases.length, ...counts };
  }

  private async choose(principal: Principal, input: BulkInput): Promise<FrozenCase[] | Refusal> {
    const ids = input.filter
      ? await this.list.ids(principal, input.filter, MOST_MATCHING + 1)
      : [...new Set(input.ids)];
    if (ids.length > MOST_MATCHING) return refuseField('too-large', 'filter', 'too-many-cases');
    if (!ids.every(isId)) return refuseField('invalid', 'ids', 'not an id');
    const records = await this.commands.records(ids);
    return ids.map((id) => {
      const record = records.get(id);
      const seen = record && this.commands.refusalOf(principal, record, null) === null;
      return seen ? frozenOf(record) : { id, caseNo: '', version: 1 };
    });
  }

  private async judge(principal: Principal, input: BulkInput, chunk: readonly FrozenCase[]) {
    const records = await this.commands.records(chunk.map(({ id }) => id));
    const asked = chunk.map((frozen) => this.ask(principal, input, frozen, records.get(frozen.id)));
    const requests = asked.flatMap((ask) => (isRefusal(ask) ? [] : [ask]));
    const verdicts = await this.desk.preview(requests);
    const byCase = new Map(requests.map(({ caseId }, n) => [caseId, verdicts[n]]));
    return chunk.map((frozen, n) => {
      const ask = asked[n];
      const verdict = isRefusal(ask) ? ask : byCase.get(frozen.id);
      const from = records.get(frozen.id)?.state;
      return { caseNo: frozen.caseNo, from, verdict: verdict ?? refuse('not-found') };
    });
  }

  private async settle(
    principal: Principal,
    input: BulkInput,
    chunk: readonly FrozenCase[],
  ): Promise<Map<string, BulkOutcome>> {
    const records = await this.commands.records(chunk.map(({ id }) => id));
    const settled = chunk.map(async (frozen) => {
      const record = records.get(frozen.id);
      const ask = this.ask(principal, input, frozen, record);
      const outcome = isRefusal(ask) ? outcomeOf(ask) : this.command(ask, record?.realm ?? REAL);
      return [frozen.id, await outcome] as const;
    });
    return new Map(await Promise.all(settled));
  }

  private async command(request: CommandRequest, realm: Realm): Promise<BulkOutcome> {
    try {
      const answer = await this.desk.command(request);
      if (!isRefusal(answer)) return { position: answer.position, version: answer.record.version };
      return outcomeOf(this.commands.named(answer, realm));
    } catch (error) {
      if (isOutage(error)) return { error: 'unavailable' };
      throw error;
    }
  }

  private ask(
    principal: Principal,
    { command, requestId }: BulkInput,
    { id, version }: FrozenCase,
    record: CaseRecord | undefined,
  ): CommandRequest | Refusal {
    const refusal = this.commands.refusalOf(principal, record, command.kind);
    if (refusal || !record) return refusal ?? refuse('not-found');
    return {
      caseId: id,
      actor: this.commands.actorIn(principal, record.realm),
      command: {
        ...command,
        expectedVersion: version,
        requestId: sha256Hex(`bulk|${requestId}|${id}`),
      },
    };
  }
}

function frozenOf({ id, caseNo, version }: CaseRecord): FrozenCase {
  return { id, caseNo, version };
}

function outcomeOf({ error, extra }: Refusal): BulkOutcome {
  return extra.holderName ? { error, holderName: extra.holderName } : { error };
}

/** An outage says nothing of the case: asked again, it is tried again. */
function withoutOutages(outcomes: ReadonlyMap<string, BulkOutcome>): Map<string, BulkOutcome> {
  return new Map([...outcomes].filter(([, o]) => !('error' in o) || o.error !== 'unavailable'));
}

function lineOf(
  { id, caseNo }: FrozenCase,
  outcome: BulkOutcome,
  language: Language,
): BulkCaseLine {
  if (!('error' in outcome)) return { caseId: id, caseNo, status: 'done', ...outcome };
  const message = messageOf(outcome.error, language);
  return { caseId: id, caseNo, status: 'refused', message, ...outcome };
}

function* chunks(cases: readonly FrozenCase[]): Generator<readonly FrozenCase[]> {
  for (let from = 0; from < cases.length; from += CHUNK) yield cases.slice(from, from + CHUNK);
}
