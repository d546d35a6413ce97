/** Words of a bulletin's effect. Before and after is no proof of a cause, and no word here says that there is one. */
export const effect = {
  title: '通报前后',
  chart: '通报前 6 小时、后 24 小时每小时的诉求，与预计对照',
  pick: '选择通报',
  issue: '第 {number} 期',
  key: { heard: '收到', expected: '预计与区间', usual: '平常' },
  before: '前 1 小时',
  after: '后 {hours} 小时',
  counted: '{received} 件 · {people} 人',
  expected: '预计 {mean}（{low}–{high}）',
  early: '{time} 后可判断',
  verdict: { fewer: '少于预计', 'as-expected': '与预计相当', more: '多于预计' },
  half: {
    reached: '发布 {took}后，超出平常的部分降到一半以下。',
    'not-yet': '超出平常的部分还没有降到一半。',
    'not-reached': '发布后 12 小时内，超出平常的部分没有降到一半。',
    'too-few': '发布前 1 小时超出平常不足 10 件，看不出升降。',
  },
  noCourse: {
    'no-history': '没有预计：需要 {needed} 天历史，现有 {days} 天。',
    'words-alone': '没有预计：这个事件只按关键词归集，没有可比的历史。',
  },
  other: '第 {number} 期（{time}）',
  others: '这段时间还发布了{list}，前后变化分不清是哪一期。',
  comma: '、',
  note: '预计按发布前的走势推算，十次有九次落在区间内。前后变化不能证明因果。',
};
