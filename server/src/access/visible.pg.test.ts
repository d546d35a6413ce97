import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Role } from '@heed/shared/vocabulary';
import { useDatabase } from '../../test/pg';
import { newId } from '../kernel/ids';
import { SYSTEM, type Principal } from './principal';
import { isVisible, visibleSql } from './visible';

const database = useDatabase();
const units = Array.from({ length: 4 }, newId);
const people = Array.from({ length: 3 }, newId);
const maybe = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: null });

it('[invariant 11] [C42] [C46] the predicate means the same in SQL and in memory, for any roles, units and cases', async () => {
  const { database: db } = database();
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.constantFrom(...Role.options), { maxLength: 3 }),
      fc.subarray(units),
      maybe(units),
      fc.array(
        fc.record({
          unitId: maybe(units),
          holderId: maybe(people),
          assistingUnitIds: fc.subarray(units),
          accusedUnitIds: fc.subarray(units),
        }),
        { minLength: 1 },
      ),
      async (roles, unitPath, unitId, cases) => {
        const person = { kind: 'account', id: people[0] ?? '', roles, unitPath, unitId } as const;
        const me: Principal = { ...SYSTEM, ...person };
        const { sql, params } = visibleSql(me, 'c', 2);
        const rows = await db.query<{ at: number }>(
          `select at from json_to_recordset($1::json) c(at integer, unit_id uuid, holder_id uuid,
             assisting_unit_ids uuid[], accused_unit_ids uuid[])
           where ${sql} order by at`,
          [
            JSON.stringify(
              cases.map((each, at) => ({
                at,
                unit_id: each.unitId,
                holder_id: each.holderId,
                assisting_unit_ids: each.assistingUnitIds,
                accused_unit_ids: each.accusedUnitIds,
              })),
            ),
            ...params,
          ],
        );
        const expected = cases.flatMap((each, at) => (isVisible(me, each) ? at : []));
        expect(rows.map(({ at }) => at)).toEqual(expected);
      },
    ),
    { numRuns: 200 },
  );
});
