/** The checks that need no running program: types, lint, format, boundaries, what nobody uses. */
import { fileURLToPath } from 'node:url';
import { capture } from './process.mjs';

const NAMES = ['types', 'lint', 'format', 'boundaries', 'unused'];
const LANES = 2;
const LONGEST = 150;

/** Runs the five, two at a time, and answers each one's name, outcome and complaint. */
export async function runChecks() {
  const results = [];
  const waiting = [...NAMES];
  const lane = async () => {
    for (let name = waiting.shift(); name; name = waiting.shift()) {
      results.push(await runCheck(name));
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return results.sort((a, b) => NAMES.indexOf(a.name) - NAMES.indexOf(b.name));
}

async function runCheck(name) {
  const began = performance.now();
  const { code, output } = await capture('pnpm', ['run', `check:${name}`]);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`${code === 0 ? '✓' : '✗'} ${name} (${seconds} s)`);
  if (code !== 0) console.log(shorten(output));
  return { name, passed: code === 0 };
}

function shorten(output) {
  const lines = output.trimEnd().split('\n');
  if (lines.length <= LONGEST) return lines.join('\n');
  return [...lines.slice(0, LONGEST), `… and ${lines.length - LONGEST} more lines`].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const results = await runChecks();
  process.exitCode = results.every((result) => result.passed) ? 0 : 1;
}
