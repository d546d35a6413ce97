/** Six hours of what came in, by 5 minutes, against the band that was to be expected. */
import type { BoardParts, BucketRow } from '@heed/shared/board';
import { CHART_NUMBERS, CHART_TEXT, type ChartLook } from '../../ui/chart-look';
import type { ChartOption } from '../../ui/EChart.vue';
import { expectedText } from '../../ui/wall/wall-text';

const BUCKET_MS = 300_000;
const SHOWN = 72;
/** The chart's measures in rem; the labels at its right edge are placed by them. */
export const CHART_HEIGHT = 15;
/** Where the telephones stand above it. */
export const LOW_CHART_HEIGHT = 10.25;
const MARGIN = { top: 1, right: 5.5, bottom: 2, left: 3 };
const LABEL_DISTANCE = 1.75;
/** Room above the plot for the numbers of bulletins. */
const MARKED_TOP = 1.875;

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

/** A bulletin on the chart: its number, at the five minutes in which it was published. */
export interface VolumeMark {
  at: number;
  label: string;
}

export interface VolumeContent {
  points: readonly VolumePoint[];
  marks: readonly VolumeMark[];
  words: VolumeWords;
  /** In rem. */
  height: number;
}

export function volumeChart(content: VolumeContent, look: ChartLook): ChartOption {
  const { points, words } = content;
  const drawn = drawnMarks(content.points, content.marks);
  const margin = { ...MARGIN, top: drawn.length > 0 ? MARKED_TOP : MARGIN.top };
  const top = niceTop(
    Math.max(0, ...points.map(({ received, high }) => Math.max(received, high ?? 0))),
  );
  return {
    animation: false,
    grid: {
      left: look.rem(margin.left),
      right: look.rem(margin.right),
      top: look.rem(margin.top),
      bottom: look.rem(margin.bottom),
    },
    xAxis: timeAxis(points, words, look),
    yAxis: {
      type: 'value',
      max: top,
      interval: top / 2,
      axisLabel: tickStyle(look),
      splitLine: { lineStyle: { color: look.color('--line-1') } },
    },
    series: [
      ...bandSeries(points, look),
      receivedSeries(points, look),
      ...(drawn.length > 0 ? [markSeries(drawn, top, look)] : []),
    ],
    graphic: endLabels(points, { top, words, look, plotTop: margin.top, height: content.height }),
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

/** A mark, and by how many buckets its number moves aside so that it can be read beside the one before. */
export interface DrawnMark {
  index: number;
  label: string;
  labelIndex: number;
}

/** As wide as a number, in buckets. */
const LABEL_BUCKETS = 4;

/** Only bulletins within the hours that are shown. */
export function drawnMarks(
  points: readonly VolumePoint[],
  marks: readonly VolumeMark[],
): DrawnMark[] {
  const [first, last] = [points.at(0), points.at(-1)];
  if (!first || !last) return [];
  let free = 0;
  return marks.flatMap(({ at, label }): DrawnMark[] => {
    const index = Math.min(Math.floor((at - first.at) / BUCKET_MS), points.length - 1);
    if (index < 0) return [];
    const labelIndex = Math.max(index, free);
    free = labelIndex + LABEL_BUCKETS;
    return [{ index, label, labelIndex }];
  });
}

function markSeries(marks: readonly DrawnMark[], top: number, look: ChartLook): Series {
  const stroke = look.color('--fg-3');
  return {
    type: 'custom',
    silent: true,
    z: 2,
    data: marks.map(({ index }) => [index, 0]),
    renderItem: ({ dataIndex }, api) => {
      const mark = marks[dataIndex];
      if (!mark) return null;
      const [x = 0, bottom = 0] = api.coord([mark.index, 0]);
      const [, plotTop = 0] = api.coord([mark.index, top]);
      const bucket = (api.coord([1, 0])[0] ?? 0) - (api.coord([0, 0])[0] ?? 0);
      return {
        type: 'group',
        children: [
          {
            type: 'line',
            shape: { x1: x, y1: plotTop, x2: x, y2: bottom },
            style: { stroke, lineWidth: look.rem(0.0625) },
          },
          {
            type: 'text',
            x: x + (mark.labelIndex - mark.index) * bucket,
            y: plotTop - look.rem(0.25),
            style: {
              text: mark.label,
              align: 'center',
              verticalAlign: 'bottom',
              fill: look.color('--fg-1'),
              font: `500 ${look.rem(1.25)}px ${CHART_TEXT}`,
            },
          },
        ],
      };
    },
  };
}

interface EndContext {
  top: number;
  /** The plot's upper edge and the chart's height, in rem. */
  plotTop: number;
  height: number;
  words: VolumeWords;
  look: ChartLook;
}

/** The newest value and what was to be expected, at the right edge, moved apart where they would overlap. */
function endLabels(
  points: readonly VolumePoint[],
  { top, words, look, plotTop, height: whole }: EndContext,
): ChartOption['graphic'] {
  const last = points.at(-1);
  if (!last) return [];
  const plot = whole - plotTop - MARGIN.bottom;
  const height = (value: number) => plotTop + plot * (1 - Math.min(value, top) / top);
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
