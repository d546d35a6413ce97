import { describe, expect, test } from 'vitest';
import type { ChartLook } from '../../ui/chart-look';
import { drawnMarks } from './bulletin-marks';
import type { VolumePoint } from './chart-parts';
import { forecastPoints, type ForecastPoint } from './forecast-chart';
import { apart, niceTop, volumeChart, volumePoints } from './volume-chart';

const MINUTE = 60_000;
const NOON = Date.parse('2026-11-24T04:00:00Z');
const look: ChartLook = { rem: (size) => size * 16, color: (token) => token, width: 580 };
const words = {
  hour: (at: number) => new Date(at).toISOString().slice(11, 16),
  expected: 'exp.',
  forecast: 'next',
};

const bucket = (received: number, band = true) => ({
  received,
  receivedByUrgency: { critical: 0, urgent: 0, normal: received },
  closed: 0,
  expected: band ? 50 : null,
  low: band ? 30 : null,
  high: band ? 70 : null,
});

const chart = (points: VolumePoint[], forecast: ForecastPoint[] = []) =>
  volumeChart({ points, forecast, words, marks: [], height: 15 }, look);
const series = (points: VolumePoint[], forecast: ForecastPoint[] = []) => {
  const option = chart(points, forecast);
  return Array.isArray(option.series) ? option.series : [];
};
const labels = (points: VolumePoint[], forecast: ForecastPoint[] = []) =>
  JSON.stringify(chart(points, forecast).graphic);
const point = (received: number, band = true, at = NOON): VolumePoint => ({
  ...bucket(received, band),
  at,
});

describe('the points of the chart', () => {
  test('are in the order of time, and leave out the five minutes that still fill', () => {
    const points = volumePoints(
      {
        [new Date(NOON).toISOString()]: bucket(2),
        [new Date(NOON - 5 * MINUTE).toISOString()]: bucket(40),
        [new Date(NOON - 10 * MINUTE).toISOString()]: bucket(41),
      },
      NOON + 4 * MINUTE,
    );
    expect(points.map(({ received }) => received)).toEqual([41, 40]);
  });

  test('go back six hours and no further', () => {
    const buckets = Object.fromEntries(
      Array.from({ length: 312 }, (_, index) => [
        new Date(NOON - index * 5 * MINUTE).toISOString(),
        bucket(index),
      ]),
    );
    const points = volumePoints(buckets, NOON);
    expect(points).toHaveLength(72);
    expect(points.at(0)?.at).toBe(NOON - 6 * 60 * MINUTE);
  });
});

describe('the chart', () => {
  test('draws the band and what goes beyond it', () => {
    const [low, band, , excess] = series([point(60), point(100)]);
    expect([low, band, excess]).toMatchObject([
      { data: [30, 30] },
      { data: [40, 40] },
      { data: [0, 30] },
    ]);
  });

  test('has neither band nor expected value without a baseline', () => {
    const points = [point(60, false), point(100, false)];
    expect(series(points)).toHaveLength(1);
    expect(labels(points)).not.toContain('exp.');
    expect(labels([point(60)])).toContain('exp. 50');
  });

  test('shows the hours to come behind what has come, as parts of their hour', () => {
    const past = [point(60), point(100, true, NOON + 5 * MINUTE)];
    const row = {
      from: new Date(NOON + 10 * MINUTE).toISOString(),
      hours: [
        { expected: 600, low: 480, high: 720 },
        { expected: 300, low: 240, high: 360 },
      ],
      yesterday: null,
      hoursToClear: null,
    };
    const next = forecastPoints(row, NOON + 5 * MINUTE);
    expect(next).toHaveLength(24);
    expect(next[0]).toEqual({ at: NOON + 10 * MINUTE, expected: 50, low: 40, high: 60 });
    // Of five minutes that have come already there is nothing to forecast.
    expect(forecastPoints(row, NOON + 10 * MINUTE)).toHaveLength(23);
    expect(forecastPoints({ ...row, from: null, hours: [] }, NOON)).toEqual([]);
    const drawn = series(past, next).map(({ data }) => data);
    expect(drawn).toContainEqual([null, null, ...next.map(({ low }) => low)]);
    expect(drawn).toContainEqual([null, null, ...next.map(({ low, high }) => high - low)]);
    expect(labels(past, next)).toContain('next 25');
    expect(labels(past, next)).not.toContain('"100"');
  });

  test('of nothing known has no labels', () => {
    expect(labels([])).toBe('[]');
  });
});

test.each([
  [0, 10],
  [9, 10],
  [10, 20],
  [96, 200],
  [372, 400],
  [412, 500],
  [960, 2000],
])('an axis for %s goes to %s', (highest, top) => {
  expect(niceTop(highest)).toBe(top);
});

test('labels at the edge keep a line between them, and their order', () => {
  expect(apart(2, 9)).toEqual([2, 9]);
  expect(apart(5, 5.5)).toEqual([4.375, 6.125]);
  expect(apart(5.5, 5)).toEqual([6.125, 4.375]);
  expect(apart(5, null)).toEqual([5, null]);
});

describe('the marks of bulletins', () => {
  const points = Array.from({ length: 12 }, (_, n) => point(1, true, NOON + n * 5 * MINUTE));
  const mark = (minute: number, label: string) => ({ at: NOON + minute * MINUTE, label });

  test('stand at the five minutes in which each was published', () => {
    expect(drawnMarks(points, [mark(12, '①')])).toEqual([{ index: 2, label: '①', labelIndex: 2 }]);
  });

  test('of one that was published just now stands at the newest', () => {
    expect(drawnMarks(points, [mark(63, '①')])[0]?.index).toBe(11);
  });

  test('from before the hours that are shown are left out', () => {
    expect(drawnMarks(points, [mark(-1, '①')])).toEqual([]);
    expect(drawnMarks([], [mark(1, '①')])).toEqual([]);
  });

  test('have their numbers side by side, however near they are', () => {
    const drawn = drawnMarks(points, [mark(0, '①'), mark(5, '②'), mark(45, '③')]);
    expect(drawn.map(({ labelIndex }) => labelIndex)).toEqual([0, 4, 9]);
    expect(drawn.map(({ index }) => index)).toEqual([0, 1, 9]);
  });
});
