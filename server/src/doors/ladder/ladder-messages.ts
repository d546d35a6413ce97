/** What can be wrong with a list of rungs. */
export const ladderMessages = {
  'below-floor': {
    zh: '低于底线：超期提醒和督办不能关闭，督办不晚于 5 个工作日或 2 次重办；超期须告知经办人之上的人，呼叫须到值班领导，督办须到督办员或值班领导。',
    en: 'Below the floor: overdue and supervision stay on, supervision comes after 5 workdays or 2 reopenings at the latest; overdue tells somebody above the holder, a page the duty leader, supervision the supervisor or the duty leader.',
  },
  'rung-order': {
    zh: '须依次列出五级：未联系、临期、超期、呼叫、督办。',
    en: 'The five rungs come in their order: no contact, due soon, overdue, page, supervise.',
  },
} as const;
