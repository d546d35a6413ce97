/** Six hours of what came in, by 5 minutes, against the band that was to be expected. */
import type { BoardParts, BucketRow } from '@heed/shared/board';
import { CHART_NUMBERS, CHART_TEXT, type ChartLook } from '../../ui/chart-look';
import type { ChartOption } from '../../ui/EChart.vue';
import { expectedText } from '../../ui/wall/wall-text';

const BUCKET_MS = 300_000;
const SHOWN = 72;
/** The chart's measures in rem; the labels at its right edge are placed by them. */
export const CHART_HEIGHT = 15;
const MARGIN = { top: 1, right: 5.5, bottom: 2, left: 3 };
const LABEL_DISTANCE = 1.75;

export interface VolumePoint extends BucketRow {
  /** When the 5 minutes begin. */
  at: number;
}

export interface VolumeWords {
  /** 14:00 */
  hour: (at: number) => string;
  expected: string;
}

/** The last six hours of whole buckets, oldest first: one that still fills would look like a fall. */
export function volumePoints(buckets: BoardParts['buckets'], now: number): VolumePoint[] {
  return Object.entries(buckets)
    .map(([key, bucket]) => ({ ...bucket, at: Date.parse(key) }))
    .filter(({ at }) => at + BUCKET_MS <= now)
    .sort((a, b) => a.at - b.at)
    .slice(-SHOWN);
}

export function volumeChart(
  points: readonly VolumePoint[],
  words: VolumeWords,
  look: ChartLook,
): ChartOption {
  const top = niceTop(
    Math.max(0, ...points.map(({ received, high }) => Math.max(received, high ?? 0))),
  );
  return {
    animation: false,
    grid: {
      left: look.rem(MARGIN.left),
      right: look.rem(MARGIN.right),
      top: look.rem(MARGIN.top),
      bottom: look.rem(MARGIN.bottom),
    },
    xAxis: timeAxis(points, words, look),
    yAxis: {
      type: 'value',
      max: top,
      interval: top / 2,
      axisLabel: tickStyle(look),
      splitLine: { lineStyle: { color: look.color('--line-1') } },
    },
    series: [...bandSeries(points, look), receivedSeries(points, look)],
    graphic: endLabels(points, { top, words, look }),
  };
}

function tickStyle(look: ChartLook) {
  return { color: look.color('--fg-3'), fontSize: look.rem(1.25), fontFamily: CHART_NUMBERS };
}

function timeAxis(
  points: readonly VolumePoint[],
  words: VolumeWords,
  look: ChartLook,
): ChartOption['xAxis'] {
  return {
    type: 'category',
    data: points.map(({ at }) => String(at)),
    boundaryGap: false,
    axisLine: { lineStyle: { color: look.color('--line-2') } },
    axisTick: { show: false },
    axisLabel: {
      ...tickStyle(look),
      margin: look.rem(0.5),
      interval: (index) => isLabelled(points, index),
      formatter: (at: string) => words.hour(Number(at)),
    },
  };
}

/** 1, 2, 4 or 5 times a power of ten, and halves that are whole: the axis stays put while the line moves. */
export function niceTop(highest: number): number {
  const least = Math.max(highest * 1.05, 10);
  const power = 10 ** Math.floor(Math.log10(least));
  const step = [1, 2, 4, 5, 10].find((candidate) => candidate * power >= least) ?? 10;
  return step * power;
}

/** Whole hours, but none so near an end that it would be cut. */
function isLabelled(points: readonly VolumePoint[], index: number): boolean {
  const at = points[index]?.at;
  return at !== undefined && at % (12 * BUCKET_MS) === 0 && index > 2 && index < points.length - 2;
}

type Series = Extract<NonNullable<ChartOption['series']>, readonly unknown[]>[number];

/** The expected band, and above it what goes beyond. Nothing where no baseline is. */
function bandSeries(points: readonly VolumePoint[], look: ChartLook): Series[] {
  if (!points.some(({ high }) => high !== null)) return [];
  const area = (stack: string, data: (number | null)[], color?: string): Series => ({
    type: 'line',
    silent: true,
    symbol: 'none',
    stack,
    data,
    lineStyle: { opacity: 0 },
    ...(color !== undefined && { areaStyle: { color, opacity: 1 } }),
  });
  return [
    area(
      'band',
      points.map(({ low }) => low),
    ),
    area(
      'band',
      points.map(({ low, high }) => (high === null || low === null ? null : high - low)),
      'rgba(150,164,180,.55)',
    ),
    area(
      'excess',
      points.map(({ high }) => high),
    ),
    area(
      'excess',
      points.map(({ received, high }) => (high === null ? null : Math.max(0, received - high))),
      look.color('--excess'),
    ),
  ];
}

function receivedSeries(points: readonly VolumePoint[], look: ChartLook): Series {
  const last = points.at(-1);
  return {
    type: 'line',
    silent: true,
    symbol: 'none',
    z: 3,
    data: points.map(({ received }) => received),
    lineStyle: { color: look.color('--fg-1'), width: look.rem(0.15) },
    markPoint: {
      silent: true,
      symbol: 'circle',
      symbolSize: look.rem(0.75),
      itemStyle: { color: look.color('--fg-1') },
      label: { show: false },
      data: last ? [{ name: 'newest', coord: [String(last.at), last.received] }] : [],
    },
  };
}

interface EndContext {
  top: number;
  words: VolumeWords;
  look: ChartLook;
}

/** The newest value and what was to be expected, at the right edge, moved apart where they would overlap. */
function endLabels(
  points: readonly VolumePoint[],
  { top, words, look }: EndContext,
): ChartOption['graphic'] {
  const last = points.at(-1);
  if (!last) return [];
  const plot = CHART_HEIGHT - MARGIN.top - MARGIN.bottom;
  const height = (value: number) => MARGIN.top + plot * (1 - Math.min(value, top) / top);
  const received = height(last.received);
  const expected = last.expected === null ? null : height(last.expected);
  const [first, second] = apart(received, expected);
  const label = (y: number, text: string, style: { fill: string; font: string }) => ({
    type: 'text' as const,
    // Aligned by the canvas: a width measured before the typeface has come would be wrong, and kept.
    x: look.width,
    y: look.rem(y),
    silent: true,
    style: { text, align: 'right' as const, verticalAlign: 'middle' as const, ...style },
  });
  const texts = [
    label(first, String(last.received), {
      fill: look.color('--fg-1'),
      font: `600 ${look.rem(1.625)}px ${CHART_NUMBERS}`,
    }),
  ];
  if (second !== null && last.expected !== null) {
    texts.push(
      label(second, `${words.expected} ${expectedText(last.expected)}`, {
        fill: look.color('--fg-2'),
        font: `500 ${look.rem(1.25)}px ${CHART_TEXT}`,
      }),
    );
  }
  return texts;
}

/** Heights from above; the two keep their order and a line's height between them. */
export function apart(received: number, expected: number | null): [number, number | null] {
  if (expected === null || Math.abs(received - expected) >= LABEL_DISTANCE) {
    return [received, expected];
  }
  const middle = (received + expected) / 2;
  const half = LABEL_DISTANCE / 2;
  return received <= expected ? [middle - half, middle + half] : [middle + half, middle - half];
}
