/** The only writer of the clocks' limits: a row is never changed but replaced, so that clocks keep their reason. */
import { Injectable } from '@nestjs/common';
import { isWithin, type ClockPolicyInput, type ClockPolicyRow } from '@heed/shared/clocks';
import { REAL } from '@heed/shared/vocabulary';
import type { Actor } from '../journal/events';
import { refuse, refuseField, type Refusal } from '../kernel/refusal';
import {
  addLimit,
  floorOf,
  keyOf,
  readClockRows,
  replaceLimit,
  type StoredLimit,
} from './clock-rows';
import { ListWriter } from './list-writer';
import { nextVersion } from './next-version';
import { ReferenceLists } from './reference-lists';

@Injectable()
export class ClockDesk {
  constructor(
    private readonly writer: ListWriter,
    private readonly lists: ReferenceLists,
  ) {}

  /** Sets the limit for the cases that the input names; what held for exactly those is replaced. */
  set(input: ClockPolicyInput, by: Actor): Promise<ClockPolicyRow | Refusal> {
    return this.writer.write('clock-policy', by, async (query) => {
      const row = rowOf(input, await nextVersion(query));
      if (row.unitId !== null && !this.lists.of(REAL).unitExists(row.unitId)) {
        return refuseField('unknown-unit', 'unitId', 'unknown-value');
      }
      const floor = floorOf(row);
      if (floor && !isWithin(row.limit, floor)) {
        return refuseField('beyond-statute', 'limit', `statute-${row.clock}`);
      }
      const { present } = await readClockRows(query);
      const before = present.find((known) => keyOf(known) === keyOf(row));
      if (before && saysTheSame(before, row)) return { answer: before, added: 0, changed: 0 };
      if (before && !before.preset) await replaceLimit(query, before.rule);
      await addLimit(query, row);
      const changed = before ? 1 : 0;
      return { answer: { ...row, floor, preset: false }, added: 1 - changed, changed };
    });
  }

  /** Takes a row of the deployment away; answers with what holds now for exactly its cases, if anything does. */
  remove(rule: string, by: Actor): Promise<ClockPolicyRow | null | Refusal> {
    return this.writer.write('clock-policy', by, async (query) => {
      const { present } = await readClockRows(query);
      const before = present.find((row) => row.rule === rule);
      if (!before) return refuse('not-found');
      if (before.preset) return refuseField('invalid', 'rule', 'preset-row');
      await replaceLimit(query, rule);
      const after = (await readClockRows(query)).present;
      const answer = after.find((row) => keyOf(row) === keyOf(before)) ?? null;
      return { answer, added: 0, changed: 1 };
    });
  }
}

function rowOf(input: ClockPolicyInput, version: number): StoredLimit {
  const { clock, urgency, limit, source } = input;
  const [kind, procedure, unitId] = [input.kind, input.procedure, input.unitId].map(
    (part) => part ?? null,
  ) as [StoredLimit['kind'], StoredLimit['procedure'], string | null];
  const parts = [clock, urgency, kind, procedure, unitId && 'unit'].filter((part) => part !== null);
  return {
    clock,
    urgency,
    kind,
    procedure,
    unitId,
    rule: `${parts.join('-')}~${version}`,
    limit,
    source,
    sourceEn: input.sourceEn || null,
  };
}

function saysTheSame(a: ClockPolicyRow, b: StoredLimit): boolean {
  return (
    a.limit.amount === b.limit.amount &&
    a.limit.measure === b.limit.measure &&
    a.source === b.source &&
    a.sourceEn === b.sourceEn
  );
}
