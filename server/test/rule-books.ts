/** The books in which rules stand, each with a number of its own. */
import { globSync, readFileSync } from 'node:fs';

const root = new URL('../..', import.meta.url).pathname;

/** Beside the stages' own: the protocol of the stream, and the rates. */
const books = ['server/src/**/RULES.md', 'server/src/queries/RATES.md', 'shared/PROTOCOL.md'];

/** Paths from the root of the repository. */
export function filesOf(pattern: string | string[]): string[] {
  const exclude = (name: string) => name === 'node_modules' || name === 'dist';
  return globSync(pattern, { cwd: root, exclude });
}

export function textOf(file: string): string {
  return readFileSync(`${root}${file}`, 'utf8');
}

/** Each number, with the books that give it. */
export function rulesByNumber(): Map<string, string[]> {
  const rules = new Map<string, string[]>();
  for (const book of filesOf(books)) {
    for (const [, number = ''] of textOf(book).matchAll(/^[-|] \*\*([A-Z]\d+)\b/gm)) {
      rules.set(number, [...(rules.get(number) ?? []), book]);
    }
  }
  return rules;
}
