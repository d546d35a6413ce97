/** Runs `drill-audit.sql`: each question asks a running server's database for what must not be there. */
import { readFileSync } from 'node:fs';
import { Books } from './books';

const file = new URL('drill-audit.sql', import.meta.url);
const QUESTION = /^-- \[(.+)\]$/m;

/** What was found, by question; nothing under each where all is well. */
export async function auditDrill(dataDir: string): Promise<Record<string, unknown[]>> {
  const found: Record<string, unknown[]> = {};
  await Books.read(dataDir, async ({ database }) => {
    for (const [name, text] of questions()) found[name] = await database.query(text);
  });
  return found;
}

export function questions(): [name: string, text: string][] {
  return questionsIn(readFileSync(file, 'utf8'));
}

/** A question begins with a line of its own: `-- [what is asked]`. */
export function questionsIn(audit: string): [name: string, text: string][] {
  const [, ...parts] = audit.split(QUESTION);
  return parts.flatMap((name, n) => {
    const text = parts[n + 1];
    return n % 2 === 0 && text !== undefined ? [[name, text] satisfies [string, string]] : [];
  });
}
