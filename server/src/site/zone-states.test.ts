import type { FigureSeries } from '@heed/shared/figures';
import { expect, test } from 'vitest';
import { worstOf, zoneStates, type ZoneSample } from './zone-states';

const zone = { code: 'gangwan', name: '港湾', nameEn: null, streets: [] };
const mib: FigureSeries = {
  name: 'mib',
  title: '2-MIB',
  titleEn: null,
  unit: 'ng/L',
  kind: 'sample',
  limit: 10,
  staleAfterMinutes: 60,
};
const told = minute(60);

function minute(n: number): string {
  return new Date(Date.UTC(2026, 6, 18, 8, n)).toISOString();
}

function sample(name: string, value: number, at: string, limit = 10): ZoneSample {
  return { zone: 'gangwan', name, value, limit, measuredAt: at, recordedAt: at };
}

/** Samples at these minutes, recorded two minutes after they were taken. */
function state(samples: readonly (readonly [number, number])[], name = 'mib') {
  const rows = samples.map(([at, value]): ZoneSample => ({
    zone: 'gangwan',
    name,
    value,
    limit: 10,
    measuredAt: minute(at),
    recordedAt: minute(at + 2),
  }));
  return zoneStates({
    zones: [zone],
    series: [mib, { ...mib, name: 'lead' }],
    samples: rows,
    toldAt: told,
  })[0];
}

test.each([
  ['nothing was measured', [], 'unknown', 0],
  [
    'the newest sample failed',
    [
      [10, 9],
      [20, 9],
      [70, 11],
    ],
    'unfit',
    0,
  ],
  [
    'one sample passed',
    [
      [10, 31],
      [30, 10],
    ],
    'not-yet',
    1,
  ],
  ['the only sample passed, and none ever failed', [[30, 9]], 'waiting', 1],
  [
    'two passed before the bulletin',
    [
      [10, 31],
      [30, 10],
      [50, 7],
    ],
    'fit',
    2,
  ],
  [
    'the second pass came after the bulletin',
    [
      [10, 31],
      [30, 10],
      [59, 7],
    ],
    'waiting',
    2,
  ],
  [
    'a third pass after the bulletin takes nothing back',
    [
      [30, 10],
      [50, 7],
      [70, 6],
    ],
    'fit',
    3,
  ],
  [
    'samples came in late and out of order',
    [
      [50, 7],
      [10, 31],
      [30, 10],
    ],
    'fit',
    2,
  ],
] as const)('%s', (_, samples, verdict, passes) => {
  expect(state(samples)).toMatchObject({ verdict, passes });
});

test('the worst of what is measured decides, and the worst of several zones', () => {
  const bad = state([[20, 40]], 'lead');
  const good = state([
    [30, 1],
    [50, 1],
  ]);
  const both = zoneStates({
    zones: [zone],
    series: [mib, { ...mib, name: 'lead' }],
    samples: [
      sample('mib', 1, minute(30)),
      sample('mib', 1, minute(40)),
      sample('lead', 40, minute(20)),
    ],
    toldAt: told,
  })[0];
  expect(both).toMatchObject({ verdict: 'unfit', value: 40 });
  expect(good && bad && worstOf([good, bad])).toBe(bad);
  expect(worstOf([])).toBeNull();
});

test('a sample is judged by the limit that was in force when it was recorded', () => {
  const samples = [sample('mib', 15, minute(20)), sample('mib', 9, minute(30))];
  const judge = (limit: number | null) =>
    zoneStates({ zones: [zone], series: [{ ...mib, limit }], samples, toldAt: told })[0];
  for (const limit of [20, 5, null]) {
    expect(judge(limit)).toMatchObject({ verdict: 'not-yet', passes: 1, limit: 10 });
  }
  const eased = [sample('mib', 15, minute(20)), sample('mib', 15, minute(30), 20)];
  expect(
    zoneStates({ zones: [zone], series: [mib], samples: eased, toldAt: told })[0],
  ).toMatchObject({ verdict: 'not-yet', passes: 1, limit: 20 });
});
