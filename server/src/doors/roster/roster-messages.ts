/** What can be wrong with a roster's field or a calendar's line. */
export const rosterMessages = {
  'no-post': { zh: '没有这个岗位。', en: 'There is no such post.' },
  'no-member': { zh: '没有这个人员，或已停用。', en: 'There is no such person, or no longer.' },
  'end-before-start': { zh: '结束早于开始。', en: 'It ends before it begins.' },
  'shift-too-long': {
    zh: '一个班次最长 36 小时。',
    en: 'A shift lasts 36 hours at most.',
  },
  'no-duty-then': { zh: '这一天没有这个班次。', en: 'The shift has no duty on that day.' },
  'duty-or-gap': {
    zh: '请指明一个班次或一个空缺，二者取一。',
    en: 'Name one duty or one gap, and not both.',
  },
  'duty-over': { zh: '这个班次已经结束。', en: 'That duty is over.' },
  'gap-filled': { zh: '这段时间已有人值守。', en: 'Somebody has these hours by now.' },
  'two-people': {
    zh: '交班人和接班人须是两个人。',
    en: 'Whoever hands over can’t take over.',
  },
  'no-item': { zh: '交接单里没有这一项。', en: 'The hand-over has no such item.' },
  'not-all-accepted': {
    zh: '还有未接收的事项，请逐项接收后再签名。',
    en: 'Not everything is accepted yet. Accept it before you sign.',
  },
  'begun-to-accept': {
    zh: '对方已开始接收，不能撤回。',
    en: 'The other has begun to accept: it can’t be taken back.',
  },
  'post-or-member': {
    zh: '请指明一个岗位或一个人员，二者取一。',
    en: 'Name one post or one person, and not both.',
  },
  'not-a-calendar-line': {
    zh: '不是日历文件的一行（应为“名称:值”）。',
    en: 'Not a line of a calendar, which reads NAME:VALUE.',
  },
  'not-a-calendar': { zh: '不是有效的日历文件（.ics）。', en: 'Not a valid calendar file (.ics).' },
  'no-events': { zh: '文件里没有日程。', en: 'There is no event in the file.' },
  'event-uid': { zh: '日程缺少 UID，或过长。', en: 'The event has no UID, or one too long.' },
  'event-start': { zh: '日程缺少开始时间。', en: 'The event has no start.' },
  'event-end': {
    zh: '日程缺少结束时间或时长。',
    en: 'The event has neither an end nor a duration.',
  },
  'event-zone': {
    zh: '日程的时区无法识别。',
    en: 'The event’s time zone is not known.',
  },
  'event-endless': { zh: '日程重复次数过多。', en: 'The event repeats too often.' },
  'event-unreadable': { zh: '日程无法读取。', en: 'The event cannot be read.' },
  'event-nobody': {
    zh: '日程的标题和参加人都不是名录里的人员。',
    en: 'Neither the event’s title nor who attends names a person of the list.',
  },
  'event-name-twice': {
    zh: '名录里有重名，无法判断是谁。',
    en: 'Two people of the list have this name.',
  },
} as const;
