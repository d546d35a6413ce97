/** The numbers that the desk goes by until a deployment says otherwise, their bounds, and where each comes from. */
import type { Limits, ThresholdCode, ThresholdRow } from '@heed/shared/thresholds';

type Shape = Pick<ThresholdRow, 'area' | 'unit' | 'least' | 'most'>;

export type Preset = Omit<ThresholdRow, 'value' | 'source' | 'sourceEn' | 'set'>;

type Told = Omit<ThresholdRow['preset'], 'value'> & { readonly statutory?: Preset['statutory'] };

/** What a number counts, and within what it may be set. */
type Measured = readonly [unit: Shape['unit'], least: number, most: number];

const own = {
  source: '系统默认值，请按本地规定调整',
  sourceEn: 'Default of the product: set it by your own rules',
};

function list(
  area: Shape['area'],
  rows: readonly (readonly [code: ThresholdCode, value: number, measured: Measured, told?: Told])[],
): Preset[] {
  return rows.map(([code, value, [unit, least, most], told = own]) => {
    const { statutory = null, source, sourceEn }: Told = told;
    const preset = { value, source, sourceEn };
    return { code, area, unit, least, most, statutory, preset };
  });
}

const followUp = {
  source: '回访三次、错开时段，仍未接通的转短信（系统默认值）',
  sourceEn: 'Heed’s default: three calls at different hours, then a text message',
};

const cases = list('cases', [
  ['return-critical', 15, ['minutes', 5, 60]],
  ['return-urgent', 60, ['minutes', 15, 480]],
  ['return-normal', 1, ['workdays', 1, 5]],
  ['suspension-longest', 30, ['days', 1, 90]],
  ['shelving-longest', 7, ['days', 1, 30]],
  ['follow-up-calls', 3, ['count', 1, 9], followUp],
  ['follow-up-apart', 120, ['minutes', 10, 1_440], followUp],
  [
    'supervised-reopenings',
    2,
    ['count', 1, 2],
    {
      statutory: 'most',
      source: '济南市 12345 条例第 28 条：多次反映未解决的，分级督办',
      sourceEn: 'Jinan 12345 regulations, art. 28: complained of again and again, supervised',
    },
  ],
  ['archived-after', 30, ['days', 1, 365]],
  ['reveal-holds', 60, ['minutes', 5, 480]],
]);

const leases = list('leases', [
  ['lease-contact-critical', 10, ['minutes', 5, 60]],
  ['lease-contact-urgent', 30, ['minutes', 10, 240]],
  ['lease-contact-normal', 240, ['work-minutes', 30, 2_400]],
  ['lease-between-critical', 60, ['minutes', 15, 240]],
  ['lease-between-urgent', 240, ['minutes', 30, 1_440]],
  ['lease-between-normal', 840, ['work-minutes', 60, 4_800]],
  ['lease-warned', 70, ['percent', 10, 95]],
]);

const ladder = list('ladder', [
  [
    'ladder-told',
    10,
    ['count', 1, 50],
    {
      source: '系统默认值：无人经办时，本单位至多提醒这么多人',
      sourceEn:
        'Heed’s default: where nobody holds a case, more of its unit would only be disturbed',
    },
  ],
]);

const roster = list('roster', [
  [
    'roster-hours',
    44,
    ['hours', 20, 44],
    {
      statutory: 'most',
      source:
        '《劳动法》第三十六条：平均每周工作时间不超过四十四小时；第四十二条：自然灾害、事故等须紧急处理的，延长工作时间不受第四十一条限制，故只提醒、不禁止',
      sourceEn:
        'Labour Law, art. 36: 44 hours a week on average; art. 42 lifts the limits of art. 41 on overtime in disasters and accidents, so this warns and never refuses',
    },
  ],
  [
    'roster-nights',
    3,
    ['count', 1, 7],
    {
      source: '工作取值，原文未核对：英国 HSE《轮班工作管理》（HSG256，2006）关于连续夜班的建议',
      sourceEn:
        'Working value, its passage not checked: what HSE, Managing shift work (HSG256, 2006), advises on nights one after another',
    },
  ],
  [
    'roster-hard-cases',
    3,
    ['count', 1, 20],
    {
      source: '系统默认值：一班内办理特急或情绪激烈的工单，满此数后少派',
      sourceEn: 'Heed’s default: critical cases, or callers in rage or despair, in one shift',
    },
  ],
  ['hand-over', 15, ['minutes', 5, 120]],
]);

const calls = list('calls', [
  ['call-back-hold', 10, ['minutes', 2, 60]],
  ['call-back-apart', 30, ['minutes', 5, 1_440]],
  ['call-back-tries', 3, ['count', 1, 9]],
]);

const clusters = list('clusters', [
  ['cluster-hours', 72, ['hours', 1, 168]],
  [
    'cluster-near',
    12,
    ['percent', 5, 90],
    {
      source: '系统默认值：地点相近时，用词相同达此比例即提示',
      sourceEn: 'Heed’s default: so much of the words, where the places are near',
    },
  ],
  [
    'cluster-anywhere',
    18,
    ['percent', 5, 90],
    {
      source: '系统默认值：地点不明时，用词相同达此比例即提示',
      sourceEn: 'Heed’s default: so much of the words, where a place is not known',
    },
  ],
  ['cluster-rule-days', 7, ['days', 1, 30]],
]);

const wording = list('wording', [
  ['wording-share', 25, ['percent', 5, 75]],
  ['wording-least', 15, ['minutes', 5, 240]],
  ['wording-most', 24, ['hours', 1, 72]],
]);

const topics = list('topics', [
  [
    'topic-people',
    3,
    ['count', 3, 20],
    {
      source: '系统默认值：少于三人说过的词可能指向个人，故下限为三',
      sourceEn: 'Heed’s default: a word that fewer than three said may tell who they are',
    },
  ],
  [
    'topic-alike',
    25,
    ['percent', 15, 60],
    {
      source: '系统默认值：在 4,326 条真实留言上测得，调低会把不同的事并到一起',
      sourceEn: 'Heed’s default, measured on 4,326 real messages: lower joins what is apart',
    },
  ],
  ['topic-days', 30, ['days', 3, 90]],
]);

export const defaultThresholds: readonly Preset[] = [
  ...cases,
  ...leases,
  ...ladder,
  ...roster,
  ...calls,
  ...clusters,
  ...wording,
  ...topics,
];

/** What holds where nothing was set. */
export const defaultLimits: Limits = Object.fromEntries(
  defaultThresholds.map(({ code, preset }) => [code, preset.value]),
) as Limits;
