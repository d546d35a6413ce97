/** Phrases that say nothing, or say it at somebody's cost: what a press office is known for when it fails. */

export interface EmptyPhrase {
  readonly id: string;
  readonly zh: readonly string[];
  readonly en: readonly string[];
  /** Not empty where one of these stands in the same text: an act, a body, a time. */
  readonly unless?: readonly string[];
}

const acts = [
  '已派',
  '派出',
  '成立',
  '启动',
  '调集',
  '组织',
  '开展',
  '关闭',
  '切换',
  '抢修',
  '检测',
  '送水',
  '疏散',
  '转移',
  '设置',
  '停止',
  'sent',
  'set up',
  'started',
  'opened',
  'closed',
  'tested',
];

export const emptyPhrases: readonly EmptyPhrase[] = [
  { id: 'calm-families', zh: ['情绪稳定'], en: ['are emotionally stable', 'emotions are stable'] },
  {
    id: 'life-unaffected',
    zh: ['生活未受影响', '生活没有受到影响', '生产生活秩序正常'],
    en: ['life is unaffected', 'life has not been affected'],
  },
  {
    id: 'a-handful',
    zh: ['一小撮', '极少数别有用心'],
    en: ['a handful of people', 'ulterior motives'],
  },
  { id: 'not-informed', zh: ['不明真相'], en: ['ignorant of the truth', 'unaware of the truth'] },
  { id: 'temporary-worker', zh: ['临时工', '编外人员所为'], en: ['a temporary worker'] },
  { id: 'on-the-way', zh: ['正在路上', '已在路上'], en: ['are on the way', 'is on its way'] },
  {
    id: 'great-importance',
    zh: ['高度重视', '十分重视', '非常重视'],
    en: ['attaches great importance', 'attach great importance', 'takes this very seriously'],
    unless: acts,
  },
  {
    id: 'no-mercy',
    zh: ['绝不姑息', '决不姑息', '严惩不贷', '严肃处理'],
    en: ['will not be tolerated', 'zero tolerance', 'dealt with severely'],
    unless: ['公安', '纪委', '监委', '市场监管', '法院', '检察', 'police', 'prosecut', 'court'],
  },
  {
    id: 'first-moment',
    zh: ['第一时间'],
    en: ['at the first moment', 'without delay'],
    unless: ['时分', ':', '：'],
  },
  {
    id: 'when-we-can',
    zh: ['及时发布', '适时发布', '尽快发布', '后续将发布', '敬请关注后续'],
    en: ['when we can', 'as soon as possible', 'in due course', 'in due time', 'stay tuned'],
    unless: ['时前', '点前', '前发布', ' by '],
  },
  {
    id: 'all-out',
    zh: ['全力以赴', '千方百计', '不惜一切代价'],
    en: ['sparing no effort', 'at all costs', 'all-out effort'],
    unless: acts,
  },
  {
    id: 'no-cause-for-alarm',
    zh: ['请勿恐慌', '不必恐慌', '无需恐慌'],
    en: ['no cause for alarm', 'do not panic', 'don’t panic'],
  },
];

/** Lay the fault at the feet of those who called. */
export const blamingPhrases: readonly EmptyPhrase[] = [
  {
    id: 'callers-wrong',
    zh: ['反映不实', '投诉不实', '恶意投诉', '无理取闹', '无理投诉', '重复投诉过多'],
    en: ['malicious complaint', 'unreasonable complaint', 'unfounded complaint'],
  },
  {
    id: 'callers-panic',
    zh: ['市民恐慌', '群众恐慌', '恐慌性抢购', '盲目抢购', '过度解读', '过度反应', '小题大做'],
    en: ['panic buying', 'panicking residents', 'overreact', 'over-reaction', 'overreaction'],
  },
  {
    id: 'callers-misuse',
    zh: [
      '占用热线',
      '挤占热线',
      '用水不当',
      '使用不当所致',
      '自身原因造成',
      '个别市民不理解',
      '不听劝阻',
    ],
    en: ['misuse of the hotline', 'tying up the hotline', 'residents’ own fault'],
  },
];
