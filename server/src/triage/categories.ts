/** Fits the lexicon to the category tree of the deployment, and finds a category's unit. */
import { defaultCategories } from '../../data/default-categories';
import { cityRules } from '../../data/lexicon/city';
import { peopleRules } from '../../data/lexicon/people';
import type { CategoryRule } from '../../data/lexicon/rule';
import { utilityRules } from '../../data/lexicon/utilities';
import { foldUnits } from '../kernel/text/fold';
import type { PhraseUse } from './hits';
import { STRONG, type Voice, WEAK } from './scores';
import type { TriageCategory } from './triage-types';

const categoryRules: readonly CategoryRule[] = [...utilityRules, ...cityRules, ...peopleRules];

/** The rule of a category that is found by its own name. */
const NAME_RULE = 'C-00';

/** Names that say nothing about a text. */
const emptyNames = new Set([
  '其他',
  '其它',
  '综合',
  '管理',
  '服务',
  '问题',
  '咨询',
  '投诉',
  '举报',
]);

export class Categories {
  readonly #byCode: ReadonlyMap<string, TriageCategory>;
  readonly #byName: ReadonlyMap<string, readonly TriageCategory[]>;
  readonly uses: readonly PhraseUse<Voice>[];

  constructor(categories: readonly TriageCategory[]) {
    const live = categories.filter((category) => !category.retired);
    this.#byCode = new Map(categories.map((category) => [category.code, category]));
    this.#byName = Map.groupBy(live, (category) => foldUnits(category.name));
    this.uses = [...this.#usesOfLexicon(live), ...this.#usesOfNames(live)];
  }

  /** The code of a category given by code, or by a name that only one category has. */
  resolve(given: string): string | null {
    if (this.#byCode.has(given)) return given;
    const named = this.#byName.get(foldUnits(given)) ?? [];
    return named.length === 1 ? (named[0]?.code ?? null) : null;
  }

  /** The unit of the category, or of its nearest ancestor that has one. */
  unitOf(code: string | null): string | null {
    const seen = new Set<string>();
    let category = code === null ? undefined : this.#byCode.get(code);
    while (category && !seen.has(category.code)) {
      if (category.unitId !== null) return category.unitId;
      seen.add(category.code);
      category = category.parent === null ? undefined : this.#byCode.get(category.parent);
    }
    return null;
  }

  #usesOfLexicon(live: readonly TriageCategory[]): PhraseUse<Voice>[] {
    const codes = new Set(live.map((category) => category.code));
    const leaves = leavesOf(live);
    return categoryRules.flatMap((rule) =>
      answersOf(rule, codes, leaves).flatMap((answer) => usesOf(rule, answer)),
    );
  }

  /** Leaves that the lexicon does not know are found by their names. */
  #usesOfNames(live: readonly TriageCategory[]): PhraseUse<Voice>[] {
    const known = new Set(defaultCategories.map((category) => category.code));
    const leaves = leavesOf(live).filter((category) => !known.has(category.code));
    return leaves.flatMap((leaf) =>
      namePhrases(leaf.name).map((phrase) => ({
        phrase,
        use: { axis: 'category' as const, rule: NAME_RULE, answer: leaf.code, weight: STRONG },
      })),
    );
  }
}

/**
 * The categories that a rule of the lexicon speaks for: its own code or the nearest ancestor that
 * the deployment has, else the leaves of an imported tree that bear one of its names.
 */
function answersOf(
  rule: CategoryRule,
  codes: ReadonlySet<string>,
  leaves: readonly TriageCategory[],
): string[] {
  let code: string | null = rule.category;
  while (code !== null) {
    if (codes.has(code)) return [code];
    const known: string = code;
    code = defaultCategories.find((category) => category.code === known)?.parent ?? null;
  }
  const names = namesOf(rule);
  return leaves.filter((leaf) => names.has(foldUnits(leaf.name))).map((leaf) => leaf.code);
}

function namesOf(rule: CategoryRule): Set<string> {
  const own = defaultCategories.filter((category) => category.code === rule.category);
  const siblings = categoryRules.filter((other) => other.category === rule.category);
  const names = siblings.flatMap((other) => other.names ?? []);
  return new Set([...names, ...own.flatMap(({ name, nameEn }) => [name, nameEn])].map(foldUnits));
}

function usesOf(rule: CategoryRule, answer: string): PhraseUse<Voice>[] {
  const { code, near, peopleFirst } = rule;
  const voice = {
    axis: 'category' as const,
    rule: code,
    answer,
    near,
    needsTelling: peopleFirst,
  };
  const strong = { ...voice, weight: peopleFirst ? STRONG * 2 : STRONG };
  const weak = { ...voice, weight: WEAK };
  return [
    ...(rule.strong ?? []).map((phrase) => ({ phrase, use: strong })),
    ...(rule.weak ?? []).map((phrase) => ({ phrase, use: weak })),
  ];
}

function leavesOf(categories: readonly TriageCategory[]): TriageCategory[] {
  const parents = new Set(categories.map((category) => category.parent));
  return categories.filter((category) => !parents.has(category.code));
}

/** The whole name and its parts: 水费、水表 is found by either. */
function namePhrases(name: string): string[] {
  const parts = name.split(/[、，,/（）()\s]|以及|和|与|及/u).map((part) => part.trim());
  const phrases = new Set([name.trim(), ...parts]);
  return [...phrases].filter((phrase) => phrase.length >= 2 && !emptyNames.has(phrase));
}
