/** Merges the categories of a file with those that are there; the same file again changes nothing. */
import type { CategoryRow, ListImportResult } from '@heed/shared/reference';
import type { CategoryFile, FileCategory } from './category-file';
import type { RefusedRow } from './csv-table';
import { listCode } from './list-code';
import { sameRow } from './same-row';

export interface MergedCategories extends ListImportResult {
  /** What has to be stored. */
  readonly categories: readonly CategoryRow[];
}

export function mergeCategories(
  file: CategoryFile,
  existing: readonly CategoryRow[],
  unitId: (name: string) => string | undefined,
): MergedCategories {
  return new Merge(file, existing, unitId).result();
}

/** A category's code once its parents are known, or why it has none. */
type Resolved = { readonly code: string } | { readonly fault: string };

class Merge {
  private readonly before: ReadonlyMap<string, CategoryRow>;
  private readonly byPlace: Map<string, CategoryRow>;
  private readonly after: Map<string, CategoryRow>;
  private readonly resolved = new Map<number, Resolved>();
  private readonly open = new Set<number>();

  constructor(
    private readonly file: CategoryFile,
    existing: readonly CategoryRow[],
    private readonly unitId: (name: string) => string | undefined,
  ) {
    this.before = new Map(existing.map((category) => [category.code, category]));
    this.after = new Map(this.before);
    this.byPlace = new Map(existing.map((category) => [placeOf(category), category]));
  }

  result(): MergedCategories {
    const refused: RefusedRow[] = [...this.file.refused];
    const named = new Set<string>();
    for (const [at, { line }] of this.file.categories.entries()) {
      const answer = this.resolve(at);
      if ('fault' in answer) refused.push({ line, message: answer.fault });
      else named.add(answer.code);
    }
    const categories = [...this.after.values()].filter((category) => {
      const known = this.before.get(category.code);
      return !known || !sameRow(known, category);
    });
    const added = categories.filter(({ code }) => !this.before.has(code)).length;
    return {
      categories,
      added,
      changed: categories.length - added,
      unchanged: named.size - categories.length,
      refused: refused.sort((a, b) => a.line - b.line),
    };
  }

  private resolve(at: number): Resolved {
    const known = this.resolved.get(at);
    if (known) return known;
    const category = this.file.categories[at];
    if (!category) return { fault: 'unknown-parent' };
    if (this.open.has(at)) return { fault: 'parent-cycle' };
    this.open.add(at);
    const answer = this.place(category);
    this.open.delete(at);
    this.resolved.set(at, answer);
    return answer;
  }

  private place(category: FileCategory): Resolved {
    const parent = this.parentOf(category);
    if (parent !== null && typeof parent === 'object') return parent;
    const unit = category.unit ? this.unitId(category.unit) : category.unit;
    if (category.unit && unit === undefined) return { fault: 'unknown-unit' };
    const { name } = category;
    const known =
      category.code === null
        ? this.byPlace.get(placeOf({ parent, name }))
        : this.before.get(category.code);
    const code = known?.code ?? category.code ?? listCode(this.pathTo(parent, name));
    const row = {
      code,
      name,
      nameEn: category.nameEn === undefined ? (known?.nameEn ?? null) : category.nameEn,
      short: category.short === undefined ? (known?.short ?? null) : category.short,
      shortEn: category.shortEn === undefined ? (known?.shortEn ?? null) : category.shortEn,
      parent,
      unitId: unit === undefined ? (known?.unitId ?? null) : unit,
      retired: false,
    };
    this.after.set(code, row);
    this.byPlace.set(placeOf(row), row);
    return { code };
  }

  /** The parent's code, null at the top, or what is wrong with it. */
  private parentOf({ parent, code }: FileCategory): string | null | { fault: string } {
    if (parent === null) return null;
    const at =
      typeof parent === 'number'
        ? parent
        : this.file.categories.findIndex((other) => other.code === parent || other.name === parent);
    if (at >= 0) {
      const answer = this.resolve(at);
      return 'code' in answer ? answer.code : answer;
    }
    const there =
      this.before.get(String(parent)) ??
      [...this.before.values()].find(({ name }) => name === parent);
    if (!there) return { fault: 'unknown-parent' };
    return this.hangsBelow(there.code, code) ? { fault: 'parent-cycle' } : there.code;
  }

  /** Whether a stored category lies below the one with this code. */
  private hangsBelow(stored: string, code: string | null): boolean {
    for (let at = this.after.get(stored), steps = 0; at && steps < 64; steps += 1) {
      if (at.code === code) return true;
      at = at.parent === null ? undefined : this.after.get(at.parent);
    }
    return false;
  }

  private pathTo(parent: string | null, name: string): string[] {
    const path = [name];
    for (let at = parent === null ? undefined : this.after.get(parent); at && path.length < 64;) {
      path.unshift(at.name);
      at = at.parent === null ? undefined : this.after.get(at.parent);
    }
    return path;
  }
}

function placeOf({ parent, name }: Pick<CategoryRow, 'parent' | 'name'>): string {
  return `${parent ?? ''}\u0000${name}`;
}
