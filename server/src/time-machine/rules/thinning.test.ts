import { expect, test } from 'vitest';
import { surplus } from './thinning';

test('[X4] of more than 200 those go that spare the fewest entries, and never the first or the newest', () => {
  const even = Array.from({ length: 150 }, (_none, n) => ({ position: n * 100, at: n }));
  const close = Array.from({ length: 99 }, (_none, n) => ({ position: 14_901 + n, at: n }));
  const gone = surplus([...close, ...even]);
  expect(gone).toHaveLength(49);
  expect(gone.every((position) => position > 14_900 && position < 14_999)).toBe(true);
  const stay = [...close, ...even].filter(({ position }) => !gone.includes(position));
  expect(surplus(stay)).toEqual([]);
  expect(surplus([...stay, { position: 20_000, at: 0 }])).not.toContain(20_000);
});
