/** Outside figures along the drill: samples by zone, people, key sites and the telephone platform. */
import type { Office } from '@heed/shared/bulletins';
import type { ScenarioFigure } from '../scenario-types';
import { series } from './series';

/** Samples of tap water: [minute, ng/L]. The far zones pass twice in a row, the near ones don't yet. */
const samples: Readonly<Record<string, readonly (readonly [number, number])[]>> = {
  'zone-liulin': [
    [18, 64],
    [40, 71],
    [62, 58],
    [84, 47],
    [108, 38],
  ],
  'zone-matou': [
    [24, 37],
    [45, 55],
    [66, 52],
    [88, 41],
    [110, 31],
  ],
  'zone-wangjiang': [
    [30, 22],
    [50, 44],
    [72, 46],
    [94, 35],
    [114, 27],
  ],
  'zone-gangwan': [
    [36, 9],
    [56, 31],
    [76, 38],
    [98, 24],
    [116, 13],
  ],
  'zone-gulou': [
    [34, 12],
    [58, 15],
    [78, 9],
    [101, 7],
  ],
  'zone-chuangxin': [
    [38, 11],
    [60, 13],
    [74, 8],
    [96, 6],
  ],
};

const outlet: readonly (readonly [number, number])[] = [
  [16, 68],
  [31, 66],
  [46, 60],
  [61, 49],
  [76, 38],
  [91, 31],
  [106, 28],
  [118, 26],
];

type Track = readonly (readonly [minute: number, value: number])[];
type Told = readonly [name: string, source: Office, track: Track];

const told: readonly Told[] = [
  [
    'people-reported',
    'health',
    [
      [32, 6],
      [52, 14],
      [72, 23],
      [92, 31],
      [112, 37],
    ],
  ],
  [
    'people-verified',
    'health',
    [
      [32, 1],
      [52, 5],
      [72, 11],
      [92, 17],
      [112, 21],
    ],
  ],
  [
    'people-safe',
    'health',
    [
      [32, 1],
      [52, 3],
      [72, 8],
      [92, 13],
      [112, 16],
    ],
  ],
  [
    'households-affected',
    'water',
    [
      [30, 118_000],
      [48, 286_000],
      [70, 426_000],
      [100, 331_000],
    ],
  ],
  [
    'persons-affected',
    'water',
    [
      [30, 327_000],
      [48, 792_000],
      [70, 1_180_000],
      [100, 917_000],
    ],
  ],
  [
    'hospitals-affected',
    'headquarters',
    [
      [28, 4],
      [50, 8],
      [75, 11],
      [100, 11],
    ],
  ],
  [
    'hospitals-secured',
    'headquarters',
    [
      [28, 0],
      [50, 3],
      [75, 6],
      [100, 9],
    ],
  ],
  [
    'schools-affected',
    'education',
    [
      [28, 5],
      [50, 13],
      [75, 19],
      [100, 19],
    ],
  ],
  [
    'schools-secured',
    'education',
    [
      [28, 0],
      [50, 4],
      [75, 9],
      [100, 14],
    ],
  ],
  [
    'nursing-homes-affected',
    'civil-affairs',
    [
      [28, 7],
      [50, 21],
      [75, 31],
      [100, 31],
    ],
  ],
  [
    'nursing-homes-secured',
    'civil-affairs',
    [
      [28, 0],
      [50, 6],
      [75, 14],
      [100, 22],
    ],
  ],
  [
    'water-trucks',
    'urban',
    [
      [35, 8],
      [55, 27],
      [80, 46],
      [105, 63],
    ],
  ],
  [
    'water-points',
    'urban',
    [
      [35, 6],
      [55, 18],
      [80, 31],
      [105, 40],
    ],
  ],
];

/** Every five minutes: connected %, abandoned, longest wait in seconds, queue. */
const telephony: readonly (readonly [number, number, number, number])[] = [
  [97, 0, 14, 1],
  [97, 1, 16, 2],
  [95, 3, 28, 4],
  [91, 11, 55, 11],
  [86, 32, 96, 22],
  [82, 64, 148, 34],
  [76, 118, 205, 48],
  [73, 171, 251, 59],
  [70, 236, 302, 66],
  [68, 301, 338, 71],
  [66, 372, 365, 78],
  [69, 408, 352, 70],
  [66, 479, 388, 80],
  [64, 552, 412, 86],
  [65, 610, 405, 83],
  [69, 634, 371, 72],
  [72, 652, 340, 64],
  [70, 689, 356, 68],
  [71, 712, 349, 66],
  [74, 708, 312, 57],
  [77, 671, 281, 48],
  [80, 618, 244, 39],
  [83, 549, 201, 31],
  [86, 471, 162, 22],
];

const telephonySeries = [
  'telephony-connected',
  'telephony-abandoned',
  'telephony-longest-wait',
  'telephony-queue',
] as const;

const TELEPHONY_EVERY = 5;

export const figures: readonly ScenarioFigure[] = [
  ...Object.entries(samples).flatMap(([zone, values]) =>
    values.map(([minute, value]) => figure(minute, 'mib', { value, source: 'water', zone })),
  ),
  ...outlet.map(([minute, value]) => figure(minute, 'outlet-mib', { value, source: 'water' })),
  ...told.flatMap(([name, source, track]) =>
    track.map(([minute, value]) => figure(minute, name, { value, source })),
  ),
  ...telephony.flatMap((values, step) =>
    telephonySeries.map((name, at) =>
      figure((step + 1) * TELEPHONY_EVERY, name, { value: values[at] ?? 0, source: 'hotline' }),
    ),
  ),
].toSorted((a, b) => a.minute - b.minute);

function figure(
  minute: number,
  name: string,
  { value, source, zone = null }: { value: number; source: Office; zone?: string | null },
): ScenarioFigure {
  const unit = series.find((each) => each.name === name)?.unit ?? null;
  return { minute, name, value, unit, source, zone };
}
