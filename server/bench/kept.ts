/** The tables of MEASURED.md: each made by its bench, one section a bench. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem, type } from 'node:os';
import { fileURLToPath } from 'node:url';
import { markdown } from './markdown';
import type { takeReported } from './report';

const file = fileURLToPath(new URL('../bench/MEASURED.md', import.meta.url));
const HEAD = `# Measured

Every table is written by its bench (\`pnpm bench NAME --keep\`), what fell short included. Both sides of a
line were measured in the same run; the load comes from the machine that is measured.
`;
const SECTION = '\n## ';

type Reported = ReturnType<typeof takeReported>;

/** Writes a bench's section anew; those of other benches stay as they are. */
export function keepMeasured(title: string, { lines, remarks }: Reported): void {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : HEAD;
  const body = [about(), markdown(lines), list(remarks)].join('\n\n');
  writeFileSync(file, withSection(text, title, body));
}

export function withSection(text: string, title: string, body: string): string {
  const [head = '', ...sections] = text.split(SECTION);
  const others = sections.filter((section) => section.split('\n', 1)[0] !== title);
  const all = [...others.map((section) => section.trimEnd()), `${title}\n\n${body.trimEnd()}`];
  return [head.trimEnd(), ...all.sort()].join(`\n${SECTION}`).concat('\n');
}

function list(remarks: readonly string[]): string {
  return remarks.map((remark) => `- ${remark}`).join('\n');
}

function about(): string {
  const [processor] = cpus();
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  const machine = `${cpus().length} cores (${processor?.model ?? 'unknown'}), ${gigabytes} GB`;
  const day = new Date().toISOString().slice(0, 'yyyy-mm-dd'.length);
  return `${day}, ${machine}, ${type()} ${release()}, Node ${process.versions.node}`;
}
