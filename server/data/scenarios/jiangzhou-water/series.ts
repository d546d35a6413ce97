/** The series that the drill's outside figures belong to. */
import type { FigureSeries } from '@heed/shared/figures';

/** 2-methylisoborneol: ten nanograms a litre is where people begin to taste earth. */
const LIMIT = 10;

type SeriesRow = readonly [
  name: string,
  title: string,
  titleEn: string,
  unit: string | null,
  kind: FigureSeries['kind'],
  staleAfterMinutes: number,
  limit?: number,
];

const rows: readonly SeriesRow[] = [
  ['mib', '2-甲基异莰醇', '2-MIB in tap water', 'ng/L', 'sample', 60, LIMIT],
  ['outlet-mib', '出厂水 2-甲基异莰醇', '2-MIB leaving the works', 'ng/L', 'gauge', 30, LIMIT],
  ['people-reported', '伤病报告', 'People reported unwell', 'person', 'gauge', 30],
  ['people-verified', '伤病核实', 'Verified by clinics', 'person', 'gauge', 30],
  ['people-safe', '已就医或平安', 'Treated or safe', 'person', 'gauge', 30],
  ['households-affected', '受影响户数', 'Households affected', 'household', 'gauge', 60],
  ['persons-affected', '受影响人口', 'People affected', 'person', 'gauge', 60],
  ['hospitals-secured', '医院已保障', 'Hospitals secured', 'site', 'key-sites', 45],
  ['hospitals-affected', '医院受影响', 'Hospitals affected', 'site', 'key-sites', 45],
  ['schools-secured', '学校已保障', 'Schools secured', 'site', 'key-sites', 45],
  ['schools-affected', '学校受影响', 'Schools affected', 'site', 'key-sites', 45],
  ['nursing-homes-secured', '养老院已保障', 'Nursing homes secured', 'site', 'key-sites', 45],
  ['nursing-homes-affected', '养老院受影响', 'Nursing homes affected', 'site', 'key-sites', 45],
  ['water-trucks', '送水车', 'Water trucks', 'vehicle', 'gauge', 45],
  ['water-points', '取水点', 'Water points', 'site', 'gauge', 45],
  ['telephony-connected', '接通率', 'Calls answered', '%', 'telephony', 10],
  [
    'telephony-abandoned',
    '未打通且未回拨',
    'Abandoned, not called back',
    'person',
    'telephony',
    10,
  ],
  ['telephony-longest-wait', '最长等候', 'Longest wait', 's', 'telephony', 10],
  ['telephony-queue', '排队', 'Waiting in the queue', 'person', 'telephony', 10],
];

export const series: readonly FigureSeries[] = rows.map(
  ([name, title, titleEn, unit, kind, staleAfterMinutes, limit = null]) => ({
    name,
    title,
    titleEn,
    unit,
    kind,
    limit,
    staleAfterMinutes,
  }),
);
