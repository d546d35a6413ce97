/** The hours to come on the chart: a lighter band right of now, in the chart's 5 minutes. */
import type { ForecastRow } from '@heed/shared/board';
import type { ChartLook } from '../../ui/chart-look';
import { BUCKET_MS, type Series } from './chart-parts';

const BUCKETS_AN_HOUR = 12;

/** What is forecast for the 5 minutes that begin at `at`: an equal part of its hour's. */
export interface ForecastPoint {
  at: number;
  expected: number;
  low: number;
  high: number;
}

/** From one time on, so that the band joins what has come already. */
export function forecastPoints(row: ForecastRow | undefined, after: number): ForecastPoint[] {
  if (!row || row.from === null) return [];
  const from = Date.parse(row.from);
  return row.hours.flatMap(({ expected, low, high }, hour) =>
    Array.from({ length: BUCKETS_AN_HOUR }, (_, index) => ({
      at: from + (hour * BUCKETS_AN_HOUR + index) * BUCKET_MS,
      expected: expected / BUCKETS_AN_HOUR,
      low: low / BUCKETS_AN_HOUR,
      high: high / BUCKETS_AN_HOUR,
    })).filter(({ at }) => at > after),
  );
}

/** The interval and its middle, behind so many points that have come. */
export function forecastSeries(
  points: readonly ForecastPoint[],
  past: number,
  look: ChartLook,
): Series[] {
  if (points.length === 0) return [];
  const data = (of: (point: ForecastPoint) => number) => [
    ...Array.from({ length: past }, () => null),
    ...points.map(of),
  ];
  const quiet = { type: 'line', silent: true, symbol: 'none', step: 'end' } as const;
  const area = { ...quiet, stack: 'forecast', lineStyle: { opacity: 0 } };
  return [
    { ...area, data: data(({ low }) => low) },
    {
      ...area,
      data: data(({ low, high }) => high - low),
      areaStyle: { color: look.color('--fg-3'), opacity: 0.32 },
    },
    {
      ...quiet,
      data: data(({ expected }) => expected),
      lineStyle: { color: look.color('--fg-2'), width: look.rem(0.125), type: 'dashed' },
    },
  ];
}
