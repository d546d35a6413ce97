import type { IncidentClock } from '@heed/shared/incidents';
import { expect, test } from 'vitest';
import { clockLines } from './clock-lines';

const clock = (kind: IncidentClock['kind'], more: Partial<IncidentClock> = {}): IncidentClock => ({
  kind,
  startedAt: '2026-07-18T00:41:00Z',
  dueAt: '2026-07-18T07:00:00Z',
  amberAt: '2026-07-18T06:30:00Z',
  metAt: null,
  rule: 'I5',
  ...more,
});
const now = Date.parse('2026-07-18T06:48:20Z');

test('of each kind the clock that runs is shown, with what is left', () => {
  const lines = clockLines(
    [
      clock('press-conference', { dueAt: '2026-07-19T00:41:00Z', amberAt: '2026-07-18T20:00:00Z' }),
      clock('next-update'),
      clock('next-update', { metAt: '2026-07-18T05:00:00Z' }),
    ],
    now,
  );
  expect(lines.map((line) => [line.clock.kind, line.state, line.seconds])).toEqual([
    ['next-update', 'soon', 700],
    ['press-conference', 'fine', 64_360],
  ]);
});

test('one that was met tells how long it took, and only where none runs', () => {
  const [line] = clockLines([clock('first-word', { metAt: '2026-07-18T02:02:00Z' })], now);
  expect(line).toMatchObject({ state: 'met', seconds: 4_860 });
});

test('one that is over counts on', () => {
  const [line] = clockLines([clock('upward-report', { dueAt: '2026-07-18T06:48:00Z' })], now);
  expect(line).toMatchObject({ state: 'overdue', seconds: -20 });
});
