/** The only writer of units. */
import { Injectable } from '@nestjs/common';
import type { ListImportResult, UnitInput, UnitRow } from '@heed/shared/reference';
import { REAL, type Realm } from '@heed/shared/vocabulary';
import type { z } from 'zod';
import type { Actor } from '../journal/events';
import { isId, newId } from '../kernel/ids';
import { refuse, refuseField, type Refusal } from '../kernel/refusal';
import type { CsvTable } from './csv-table';
import type { ListQuery } from './list-query';
import { ListWriter } from './list-writer';
import { sameRow } from './same-row';
import { makesCycle } from './tree';
import { mergeUnits } from './unit-file';

export type UnitFields = z.infer<typeof UnitInput>;

const columns = `id, name, name_en as "nameEn", parent_id as "parentId", capacity,
  task_force as "taskForce", retired`;

@Injectable()
export class UnitDesk {
  constructor(private readonly writer: ListWriter) {}

  add(input: UnitFields, by: Actor): Promise<UnitRow | Refusal> {
    return this.writer.write('units', by, async (query) => {
      const unit = { id: newId(), ...withDefaults(input) };
      const refusal = checkUnit(unit, await readUnits(query));
      if (refusal) return refusal;
      await storeUnits(query, [unit]);
      return { answer: unit, added: 1, changed: 0 };
    });
  }

  /** Changes what the patch names. A move keeps the tree a tree. */
  change(id: string, patch: Partial<UnitFields>, by: Actor): Promise<UnitRow | Refusal> {
    return this.writer.write('units', by, async (query) => {
      const units = await readUnits(query);
      const before = isId(id) ? units.find((unit) => unit.id === id) : undefined;
      if (!before) return refuse('not-found');
      const after = { ...before, ...withoutUndefined(patch) };
      const refusal = checkUnit(after, units);
      if (refusal) return refusal;
      if (sameRow(before, after)) return { answer: before, added: 0, changed: 0 };
      await storeUnits(query, [after]);
      return { answer: after, added: 0, changed: 1 };
    });
  }

  /** Adds and changes units by name; what the file doesn't name stays. */
  import(table: CsvTable, by: Actor): Promise<ListImportResult | Refusal> {
    return this.writer.write('units', by, async (query) => {
      const merged = mergeUnits(table, await readUnits(query), newId);
      if (!merged) return refuseField('invalid', 'file', 'unknown-columns');
      const { units, ...answer } = merged;
      await storeUnits(query, units);
      return { answer, added: answer.added, changed: answer.changed };
    });
  }
}

function checkUnit(unit: UnitRow, units: readonly UnitRow[]): Refusal | null {
  const others = units.filter(({ id }) => id !== unit.id);
  if (others.some(({ name }) => name === unit.name)) {
    return refuseField('already-exists', 'name', 'name-taken');
  }
  if (unit.parentId === null) return null;
  const parents = new Map(units.map(({ id, parentId }) => [id, parentId]));
  if (!parents.has(unit.parentId)) return refuseField('unknown-unit', 'parentId', 'unknown-parent');
  return makesCycle(unit.id, unit.parentId, (id) => parents.get(id))
    ? refuseField('invalid', 'parentId', 'parent-cycle')
    : null;
}

function withDefaults(input: UnitFields): Omit<UnitRow, 'id'> {
  return {
    name: input.name,
    nameEn: input.nameEn || null,
    parentId: input.parentId ?? null,
    capacity: input.capacity ?? null,
    taskForce: input.taskForce ?? false,
    retired: input.retired ?? false,
  };
}

function withoutUndefined(patch: Partial<UnitFields>): Partial<UnitRow> {
  return Object.fromEntries(
    Object.entries(patch)
      .filter(([, value]) => value !== undefined)
      .map(([field, value]) => [field, value === '' ? null : value]),
  );
}

function readUnits(query: ListQuery): Promise<UnitRow[]> {
  return query<UnitRow>(`select ${columns} from unit where realm = 'real'`);
}

/** In one statement, so that a unit may come before the one that it lies below. */
export async function storeUnits(
  query: ListQuery,
  units: readonly UnitRow[],
  realm: Realm = REAL,
): Promise<void> {
  if (units.length === 0) return;
  await query(
    `insert into unit (realm, id, name, name_en, parent_id, capacity, task_force, retired)
     select $2, id, name, "nameEn", "parentId", capacity, "taskForce", retired
     from json_to_recordset($1::json) u(id uuid, name text, "nameEn" text, "parentId" uuid,
       capacity integer, "taskForce" boolean, retired boolean)
     on conflict (id) do update set name = excluded.name, name_en = excluded.name_en,
       parent_id = excluded.parent_id, capacity = excluded.capacity,
       task_force = excluded.task_force, retired = excluded.retired`,
    [JSON.stringify(units), realm],
  );
}
