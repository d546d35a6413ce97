import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { tooOldWords } from './node-version';

test.each([
  ['20.20.2', false],
  ['22.16.9', false],
  ['22.17.0', true],
  ['22.20.1', true],
  ['24.0.0', true],
])('Node %s will do: %s', (version, willDo) => {
  const words = tooOldWords(version);
  expect(words === null).toBe(willDo);
  if (!willDo) expect(words).toContain(`this is Node ${version}`);
});

// Whatever is loaded beside it is loaded on every Node, and ends the process on an old one.
test.each(['main.ts', '../cli/heed.ts'])(
  '%s loads nothing before it has looked at the version of Node',
  (entry) => {
    const source = readFileSync(new URL(entry, import.meta.url), 'utf8');
    const loaded = [...source.matchAll(/^(?:import|export) .*'(.+)';$/gm)].map(([, from]) => from);
    expect(loaded.map((from) => from?.split('/').at(-1))).toEqual(['node-version']);
  },
);
