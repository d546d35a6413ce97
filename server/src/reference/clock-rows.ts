/** Limits of the clocks as they are stored, laid over the product's own. */
import type { ClockPolicyRow, Limit, PolicyKey } from '@heed/shared/clocks';
import { REAL, type Realm } from '@heed/shared/vocabulary';
import { defaultClockPolicy } from '../../data/clock-policy';
import { statuteOf } from '../../data/clock-statutes';
import type { ListQuery } from './list-query';

/** A row as a deployment set it. */
export type StoredLimit = Omit<ClockPolicyRow, 'floor' | 'preset'>;

export interface ClockRows {
  /** Rows that hold now: for every clock and urgency at least one. */
  readonly present: readonly ClockPolicyRow[];
  /** Rows that a deployment has replaced since, for the clocks that began by them. */
  readonly past: readonly ClockPolicyRow[];
}

export const presetClockRows: ClockRows = { present: defaultClockPolicy, past: [] };

export async function readClockRows(query: ListQuery, realm: Realm = REAL): Promise<ClockRows> {
  const rows = await query<Omit<StoredLimit, 'limit'> & Limit & { replaced: boolean }>(
    `select rule, clock, urgency, kind, procedure, unit_id as "unitId", amount, measure, source,
       source_en as "sourceEn", replaced
     from clock_policy where realm = $1 order by rule`,
    [realm],
  );
  const own = rows.map(({ amount, measure, replaced, ...row }) => ({
    replaced,
    row: { ...row, limit: { amount, measure }, floor: floorOf(row), preset: false },
  }));
  const held = own.filter(({ replaced }) => !replaced).map(({ row }) => row);
  const set = new Set(held.map(keyOf));
  const [kept, covered] = split(defaultClockPolicy, (row) => !set.has(keyOf(row)));
  const gone = own.filter(({ replaced }) => replaced).map(({ row }) => row);
  return { present: [...kept, ...held], past: [...covered, ...gone] };
}

/** The most that the law allows in the row's procedure. */
export function floorOf({ clock, procedure }: PolicyKey): Limit | null {
  return statuteOf(clock, procedure)?.limit ?? null;
}

export function keyOf({ clock, urgency, kind, procedure, unitId }: PolicyKey): string {
  return [clock, urgency, kind, procedure, unitId].join('|');
}

export async function addLimit(query: ListQuery, row: StoredLimit): Promise<void> {
  const { amount, measure } = row.limit;
  await query(
    `insert into clock_policy
       (realm, rule, clock, urgency, kind, procedure, unit_id, amount, measure, source, source_en)
     values ('real', $1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      row.rule,
      row.clock,
      row.urgency,
      row.kind,
      row.procedure,
      row.unitId,
      amount,
      measure,
      row.source,
      row.sourceEn,
    ],
  );
}

/** The row holds no more, and stays readable. */
export async function replaceLimit(query: ListQuery, rule: string): Promise<void> {
  await query("update clock_policy set replaced = true where realm = 'real' and rule = $1", [rule]);
}

function split<T>(rows: readonly T[], first: (row: T) => boolean): [T[], T[]] {
  return [rows.filter(first), rows.filter((row) => !first(row))];
}
