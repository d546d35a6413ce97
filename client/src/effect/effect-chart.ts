/** Hours around a bulletin: what was heard, what is usual, what was to be expected, and when it came out. */
import type { BulletinEffect, EffectHour } from '@heed/shared/bulletin-effect';
import { CHART_NUMBERS, CHART_TEXT, type ChartLook } from '../ui/chart-look';
import type { ChartOption } from '../ui/EChart.vue';

const HOUR_MS = 3_600_000;
/** In rem. */
const MARGIN = { top: 1.25, right: 0.25, bottom: 1.375, left: 2.25 };
const LETTERS = 0.75;
/** Of an hour's width. */
const BAR = 0.62;

type Series = Extract<NonNullable<ChartOption['series']>, readonly unknown[]>[number];

export interface EffectWords {
  /** 14:00 */
  clock: (at: number) => string;
  /** 第 2 期 */
  issue: (number: number) => string;
}

/** A published bulletin on the chart, so many hours after the one that the chart is about. */
export interface IssueMark {
  hours: number;
  number: number;
  own: boolean;
  /** Its number has room beside the bulletin's own. */
  named: boolean;
}

/** As wide as the bulletin's own name, in hours. */
const NAME_HOURS = 3;

/** The bulletin itself and the others within the hours shown, in their order. */
export function issueMarks({ hours, publishedAt, number, others }: BulletinEffect): IssueMark[] {
  const start = startOf(hours);
  const of = (at: string) => (Date.parse(at) - start) / HOUR_MS;
  const own = of(publishedAt);
  return [
    { hours: own, number, own: true, named: true },
    ...others.map((other) => {
      const at = of(other.publishedAt);
      const named = Math.abs(at - own) >= NAME_HOURS;
      return { hours: at, number: other.number, own: false, named };
    }),
  ].sort((a, b) => a.hours - b.hours);
}

/** A round number above all that is drawn; an interval that reaches far above is cut. */
export function chartTop(hours: readonly EffectHour[]): number {
  const highest = Math.max(
    4,
    ...hours.map(({ received, usual, expected }) =>
      Math.max(received ?? 0, usual ?? 0, (expected?.mean ?? 0) * 1.5),
    ),
  );
  const power = 10 ** Math.floor(Math.log10(highest));
  return ([1, 2, 4, 6, 8, 10].find((step) => step * power >= highest) ?? 10) * power;
}

export function effectChart(
  effect: BulletinEffect,
  words: EffectWords,
  look: ChartLook,
): ChartOption {
  const { hours } = effect;
  const top = chartTop(hours);
  return {
    animation: false,
    grid: {
      left: look.rem(MARGIN.left),
      right: look.rem(MARGIN.right),
      top: look.rem(MARGIN.top),
      bottom: look.rem(MARGIN.bottom),
    },
    xAxis: hourAxis(hours, words, look),
    yAxis: {
      type: 'value',
      min: 0,
      max: top,
      interval: top / 2,
      axisLabel: letters(look),
      splitLine: { lineStyle: { color: look.color('--line-1') } },
    },
    series: [...hourSeries(hours, top, look), markLines(issueMarks(effect), top, { words, look })],
  };
}

function letters(look: ChartLook) {
  return {
    color: look.color('--fg-3'),
    fontSize: look.rem(LETTERS),
    fontFamily: CHART_NUMBERS,
  };
}

function hourAxis(
  hours: readonly EffectHour[],
  words: EffectWords,
  look: ChartLook,
): ChartOption['xAxis'] {
  const start = startOf(hours);
  return {
    type: 'value',
    min: 0,
    max: hours.length,
    interval: 6,
    splitLine: { show: false },
    axisTick: { show: false },
    axisLine: { lineStyle: { color: look.color('--line-2') } },
    axisLabel: {
      ...letters(look),
      alignMinLabel: 'left',
      alignMaxLabel: 'right',
      formatter: (hour: number) => words.clock(start + hour * HOUR_MS),
    },
  };
}

/** The interval behind the bars; the means that they are held against before them. */
function hourSeries(hours: readonly EffectHour[], top: number, look: ChartLook): Series[] {
  return [
    hourBoxes(hours, look.color('--band'), ({ expected }) =>
      expected ? [Math.min(expected.low, top), Math.min(expected.high, top), 1] : null,
    ),
    hourBoxes(hours, look.color('--q3'), ({ received }) =>
      received === null ? null : [0, received, BAR],
    ),
    hourStrokes(hours, look.color('--fg-3'), look.rem(0.0625), ({ usual }) => usual),
    hourStrokes(hours, look.color('--fg-1'), look.rem(0.125), ({ expected }) =>
      expected && expected.mean <= top ? expected.mean : null,
    ),
  ];
}

function startOf([first]: readonly EffectHour[]): number {
  return Date.parse(first?.from ?? '');
}

/** A box an hour, from one count to another, so wide as a share of its hour. */
function hourBoxes(
  hours: readonly EffectHour[],
  fill: string,
  of: (hour: EffectHour) => [from: number, to: number, width: number] | null,
): Series {
  return hourly(hours, (index, point) => {
    const box = of(index);
    if (!box) return null;
    const [from, to, width] = box;
    const side = (1 - width) / 2;
    const [x = 0, y = 0] = point(side, to);
    const [right = 0, bottom = 0] = point(1 - side, from);
    return {
      type: 'rect',
      shape: { x, y, width: right - x, height: bottom - y },
      style: { fill },
    };
  });
}

function hourStrokes(
  hours: readonly EffectHour[],
  stroke: string,
  lineWidth: number,
  of: (hour: EffectHour) => number | null,
): Series {
  return hourly(hours, (hour, point) => {
    const value = of(hour);
    if (value === null) return null;
    const [x1 = 0, y1 = 0] = point(0, value);
    const [x2 = 0, y2 = 0] = point(1, value);
    return { type: 'line', shape: { x1, y1, x2, y2 }, style: { stroke, lineWidth } };
  });
}

type Point = (share: number, value: number) => number[];
type Drawn = { type: 'rect' | 'line'; shape: object; style: object } | null;

function hourly(
  hours: readonly EffectHour[],
  draw: (hour: EffectHour, point: Point) => Drawn,
): Series {
  return {
    type: 'custom',
    silent: true,
    clip: true,
    data: hours.map((_, index) => [index, 0]),
    renderItem: ({ dataIndex }, api) => {
      const hour = hours[dataIndex];
      return hour ? draw(hour, (share, value) => api.coord([dataIndex + share, value])) : null;
    },
  };
}

function markLines(
  marks: readonly IssueMark[],
  top: number,
  { words, look }: { words: EffectWords; look: ChartLook },
): Series {
  return {
    type: 'custom',
    silent: true,
    z: 4,
    data: marks.map(({ hours }) => [hours, 0]),
    renderItem: ({ dataIndex }, api) => {
      const mark = marks[dataIndex];
      if (!mark) return null;
      const [x = 0, bottom = 0] = api.coord([mark.hours, 0]);
      const [, plotTop = 0] = api.coord([mark.hours, top]);
      const stroke = look.color(mark.own ? '--fg-1' : '--fg-3');
      return {
        type: 'group',
        children: [
          {
            type: 'line',
            shape: { x1: x, y1: plotTop, x2: x, y2: bottom },
            style: { stroke, lineWidth: look.rem(mark.own ? 0.125 : 0.0625) },
          },
          {
            type: 'text',
            x,
            y: plotTop - look.rem(0.25),
            style: { ...nameOf(mark, words), fill: stroke, ...nameLook(mark, look) },
          },
        ],
      };
    },
  };
}

function nameOf({ own, named, number }: IssueMark, words: EffectWords): { text: string } {
  if (own) return { text: words.issue(number) };
  return { text: named ? String(number) : '' };
}

function nameLook({ own }: IssueMark, look: ChartLook) {
  return {
    align: 'center',
    verticalAlign: 'bottom',
    font: `${own ? 600 : 400} ${look.rem(LETTERS)}px ${CHART_TEXT}`,
  } as const;
}
