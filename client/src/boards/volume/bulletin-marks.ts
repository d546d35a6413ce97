/** Bulletins on the chart of the volume: a line and a number each. */
import { CHART_TEXT, type ChartLook } from '../../ui/chart-look';
import { BUCKET_MS, type Series, type VolumePoint } from './chart-parts';

/** A bulletin on the chart: its number, at the five minutes in which it was published. */
export interface VolumeMark {
  at: number;
  label: string;
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

export function markSeries(marks: readonly DrawnMark[], top: number, look: ChartLook): Series {
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
