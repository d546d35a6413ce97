import { expect, it } from 'vitest';
import { lastingUntil } from './lasting-until';

const read = lastingUntil('Asia/Shanghai');

it.each([
  ['2026-10-05 22:00', '2026-10-05T14:00:00.000Z'],
  ['2026年10月5日 22:00', '2026-10-05T14:00:00.000Z'],
  ['2026-10-05T22:00:00+08:00', '2026-10-05T14:00:00.000Z'],
  ['2026-10-05', '2026-10-05T15:59:00.000Z'],
  ['2026年10月5日', '2026-10-05T15:59:00.000Z'],
  ['20261005', '2026-10-05T15:59:00.000Z'],
  ['22:00', null],
  ['每天到晚上', null],
])('%s lasts until %s', (text, until) => {
  expect(read(text)).toBe(until);
});
