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
