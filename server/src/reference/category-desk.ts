/** The only writer of categories. */
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { CategoryInput, CategoryRow, ListImportResult } from '@heed/shared/reference';
import { REAL, type Realm } from '@heed/shared/vocabulary';
import type { z } from 'zod';
import { defaultCategories } from '../../data/default-categories';
import type { Actor } from '../journal/events';
import { isId } from '../kernel/ids';
import { refuse, refuseField, type Refusal } from '../kernel/refusal';
import { categoriesOf } from './category-file';
import { mergeCategories } from './category-merge';
import type { CsvTable } from './csv-table';
import type { ListQuery } from './list-query';
import { ListWriter } from './list-writer';
import { sameRow } from './same-row';
import { makesCycle } from './tree';

type CategoryFields = z.infer<typeof CategoryInput>;

const columns =
  'code, name, name_en as "nameEn", short, short_en as "shortEn", parent, unit_id as "unitId", retired';

@Injectable()
export class CategoryDesk implements OnApplicationBootstrap {
  constructor(private readonly writer: ListWriter) {}

  onApplicationBootstrap(): Promise<void> {
    return this.ensureDefaults();
  }

  /** Gives a deployment that has no categories at all the tree that comes with Heed. */
  async ensureDefaults(): Promise<void> {
    await this.writer.write('categories', { kind: 'system', id: null }, async (query) => {
      const known = await query("select 1 from category where realm = 'real' limit 1");
      if (known.length > 0) return { answer: null, added: 0, changed: 0 };
      const rows = defaultCategories.map((category) => ({
        ...category,
        unitId: null,
        retired: false,
      }));
      await storeCategories(query, rows);
      return { answer: null, added: rows.length, changed: 0 };
    });
  }

  add(input: CategoryFields, by: Actor): Promise<CategoryRow | Refusal> {
    return this.writer.write('categories', by, async (query) => {
      const categories = await readCategories(query);
      if (categories.some(({ code }) => code === input.code)) {
        return refuseField('already-exists', 'code', 'code-taken');
      }
      const category = {
        code: input.code,
        name: input.name,
        nameEn: input.nameEn || null,
        short: input.short || null,
        shortEn: input.shortEn || null,
        parent: input.parent ?? null,
        unitId: input.unitId ?? null,
        retired: input.retired ?? false,
      };
      const refusal = await checkCategory(query, category, categories);
      if (refusal) return refusal;
      await storeCategories(query, [category]);
      return { answer: category, added: 1, changed: 0 };
    });
  }

  /** Changes what the patch names; the code stays, since cases carry it. */
  change(
    code: string,
    patch: Partial<Omit<CategoryFields, 'code'>>,
    by: Actor,
  ): Promise<CategoryRow | Refusal> {
    return this.writer.write('categories', by, async (query) => {
      const categories = await readCategories(query);
      const before = categories.find((category) => category.code === code);
      if (!before) return refuse('not-found');
      const after: CategoryRow = {
        ...before,
        ...(patch.name === undefined ? {} : { name: patch.name }),
        ...(patch.nameEn === undefined ? {} : { nameEn: patch.nameEn || null }),
        ...(patch.short === undefined ? {} : { short: patch.short || null }),
        ...(patch.shortEn === undefined ? {} : { shortEn: patch.shortEn || null }),
        ...(patch.parent === undefined ? {} : { parent: patch.parent }),
        ...(patch.unitId === undefined ? {} : { unitId: patch.unitId }),
        ...(patch.retired === undefined ? {} : { retired: patch.retired }),
      };
      const refusal = await checkCategory(query, after, categories);
      if (refusal) return refusal;
      if (sameRow(before, after)) return { answer: before, added: 0, changed: 0 };
      await storeCategories(query, [after]);
      return { answer: after, added: 0, changed: 1 };
    });
  }

  /** Adds and changes the categories of a file; what it doesn't name stays. */
  import(table: CsvTable, by: Actor): Promise<ListImportResult | Refusal> {
    return this.writer.write('categories', by, async (query) => {
      const file = categoriesOf(table);
      if (!file) return refuseField('invalid', 'file', 'unknown-columns');
      const units = await query<{ id: string; name: string }>(
        "select id, name from unit where realm = 'real'",
      );
      const unitIds = new Map(units.map(({ id, name }) => [name, id]));
      const merged = mergeCategories(file, await readCategories(query), (name) =>
        unitIds.get(name),
      );
      const { categories, ...answer } = merged;
      await storeCategories(query, categories);
      return { answer, added: answer.added, changed: answer.changed };
    });
  }
}

async function checkCategory(
  query: ListQuery,
  category: CategoryRow,
  categories: readonly CategoryRow[],
): Promise<Refusal | null> {
  const { code, parent, unitId } = category;
  const parents = new Map(categories.map((other) => [other.code, other.parent]));
  if (parent !== null) {
    if (!parents.has(parent)) return refuseField('unknown-category', 'parent', 'unknown-parent');
    if (makesCycle(code, parent, (at) => parents.get(at))) {
      return refuseField('invalid', 'parent', 'parent-cycle');
    }
  }
  if (unitId === null) return null;
  const known = isId(unitId)
    ? await query("select 1 from unit where id = $1 and realm = 'real'", [unitId])
    : [];
  return known.length > 0 ? null : refuseField('unknown-unit', 'unitId', 'unknown-unit');
}

function readCategories(query: ListQuery): Promise<CategoryRow[]> {
  return query<CategoryRow>(`select ${columns} from category where realm = 'real'`);
}

/** In one statement, so that a category may come before its parent. */
export async function storeCategories(
  query: ListQuery,
  rows: readonly CategoryRow[],
  realm: Realm = REAL,
): Promise<void> {
  if (rows.length === 0) return;
  await query(
    `insert into category (realm, code, name, name_en, short, short_en, parent, unit_id, retired)
     select $2, code, name, "nameEn", short, "shortEn", parent, "unitId", retired
     from json_to_recordset($1::json) c(code text, name text, "nameEn" text, short text,
       "shortEn" text, parent text, "unitId" uuid, retired boolean)
     on conflict (realm, code) do update set name = excluded.name, name_en = excluded.name_en,
       short = excluded.short, short_en = excluded.short_en, parent = excluded.parent, unit_id = excluded.unit_id, retired = excluded.retired`,
    [JSON.stringify(rows), realm],
  );
}
