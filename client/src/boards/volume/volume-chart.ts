/** Six hours of what came in, by 5 minutes, against the band that was to be expected. */
import type { BoardParts } from '@heed/shared/board';
import { CHART_NUMBERS, CHART_TEXT, type ChartLook } from '../../ui/chart-look';
import type { ChartOption } from '../../ui/EChart.vue';
import { expectedText } from '../../ui/wall/wall-text';
import { drawnMarks, markSeries, type VolumeMark } from './bulletin-marks';
import { BUCKET_MS, type Series, type VolumePoint } from './chart-parts';
import { forecastSeries, type ForecastPoint } from './forecast-chart';

const HOUR_MS = 12 * BUCKET_MS;
const SHOWN = 72;
/** The chart's measures in rem; the labels at its right edge are placed by them. */
export const CHART_HEIGHT = 15;
/** Where the telephones stand above it. */
export const LOW_CHART_HEIGHT = 10.25;
const MARGIN = { top: 1, right: 5.5, bottom: 2, left: 3 };
const LABEL_DISTANCE = 1.75;
/** Room above the plot for the numbers of bulletins. */
const MARKED_TOP = 1.875;

export interface VolumeWords {
  /** 14:00 */
  hour: (at: number) => string;
  expected: string;
  forecast: string;
}

/** The last six hours of whole buckets, oldest first: one that still fills would look like a fall. */
export function volumePoints(buckets: BoardParts['buckets'], now: number): VolumePoint[] {
  return Object.entries(buckets)
    .map(([key, bucket]) => ({ ...bucket, at: Date.parse(key) }))
    .filter(({ at }) => at + BUCKET_MS <= now)
    .sort((a, b) => a.at - b.at)
    .slice(-SHOWN);
}

export interface VolumeContent {
  points: readonly VolumePoint[];
  /** The hours to come, right behind the points; empty where nothing is forecast. */
  forecast: readonly ForecastPoint[];
  marks: readonly VolumeMark[];
  words: VolumeWords;
  /** In rem. */
  height: number;
}

export function volumeChart(content: VolumeContent, look: ChartLook): ChartOption {
  const { points, forecast, marks } = content;
  const drawn = drawnMarks(points, marks);
  const margin = { ...MARGIN, top: drawn.length > 0 ? MARKED_TOP : MARGIN.top };
  const top = niceTop(
    Math.max(
      0,
      ...points.map(({ received, high }) => Math.max(received, high ?? 0)),
      ...forecast.map(({ high }) => high),
    ),
  );
  return {
    animation: false,
    grid: {
      left: look.rem(margin.left),
      right: look.rem(margin.right),
      top: look.rem(margin.top),
      bottom: look.rem(margin.bottom),
    },
    xAxis: timeAxis(content, look),
    yAxis: {
      type: 'value',
      max: top,
      interval: top / 2,
      axisLabel: tickStyle(look),
      splitLine: { lineStyle: { color: look.color('--line-1') } },
    },
    series: [
      ...bandSeries(points, look),
      ...forecastSeries(forecast, points.length, look),
      receivedSeries(points, forecast.length > 0, look),
      ...(drawn.length > 0 ? [markSeries(drawn, top, look)] : []),
    ],
    graphic: endLabels(content, { top, look, plotTop: margin.top }),
  };
}

function tickStyle(look: ChartLook) {
  return { color: look.color('--fg-3'), fontSize: look.rem(1.25), fontFamily: CHART_NUMBERS };
}

function timeAxis(
  { points, forecast, words }: VolumeContent,
  look: ChartLook,
): ChartOption['xAxis'] {
  const times = [...points, ...forecast].map(({ at }) => at);
  // Six hours have room for each, nine for every other.
  const step = forecast.length > 0 ? 2 * HOUR_MS : HOUR_MS;
  return {
    type: 'category',
    data: times.map(String),
    boundaryGap: false,
    axisLine: { lineStyle: { color: look.color('--line-2') } },
    axisTick: { show: false },
    axisLabel: {
      ...tickStyle(look),
      margin: look.rem(0.5),
      interval: (index) => isLabelled(times, index, step),
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
function isLabelled(times: readonly number[], index: number, step: number): boolean {
  const at = times[index];
  return at !== undefined && at % step === 0 && index > 2 && index < times.length - 2;
}

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

/** Its newest value stands beside its end where the right edge is that of the hours to come. */
function receivedSeries(
  points: readonly VolumePoint[],
  labelled: boolean,
  look: ChartLook,
): Series {
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
      label: {
        show: labelled,
        position: 'right',
        distance: look.rem(0.375),
        formatter: () => String(last?.received ?? ''),
        color: look.color('--fg-1'),
        fontSize: look.rem(1.625),
        fontWeight: 600,
        fontFamily: CHART_NUMBERS,
        textBorderColor: look.color('--bg-0'),
        textBorderWidth: look.rem(0.25),
      },
      data: last ? [{ name: 'newest', coord: [String(last.at), last.received] }] : [],
    },
  };
}

interface EndContext {
  top: number;
  /** The plot's upper edge, in rem. */
  plotTop: number;
  look: ChartLook;
}

/**
 * What the right edge ends with, moved apart where they would overlap: the last of the forecast or the
 * newest value, and what is usual now.
 */
function endLabels(
  { points, forecast, words, height: whole }: VolumeContent,
  { top, look, plotTop }: EndContext,
): ChartOption['graphic'] {
  const last = points.at(-1);
  if (!last) return [];
  const plot = whole - plotTop - MARGIN.bottom;
  const height = (value: number) => plotTop + plot * (1 - Math.min(value, top) / top);
  const end = forecast.at(-1);
  const usual = last.expected;
  const [first, second] = apart(
    height(end?.expected ?? last.received),
    usual === null ? null : height(usual),
  );
  const label = (y: number, text: string, style: { fill: string; font: string }) => ({
    type: 'text' as const,
    // Aligned by the canvas: a width measured before the typeface has come would be wrong, and kept.
    x: look.width,
    y: look.rem(y),
    silent: true,
    style: { text, align: 'right' as const, verticalAlign: 'middle' as const, ...style },
  });
  const word = `500 ${look.rem(1.25)}px ${CHART_TEXT}`;
  const texts = [
    end
      ? label(first, `${words.forecast} ${expectedText(end.expected)}`, {
          fill: look.color('--fg-1'),
          font: word,
        })
      : label(first, String(last.received), {
          fill: look.color('--fg-1'),
          font: `600 ${look.rem(1.625)}px ${CHART_NUMBERS}`,
        }),
  ];
  if (second !== null && usual !== null) {
    const text = `${words.expected} ${expectedText(usual)}`;
    texts.push(label(second, text, { fill: look.color('--fg-2'), font: word }));
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
