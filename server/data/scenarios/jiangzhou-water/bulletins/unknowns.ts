/** What is not yet known in more than one bulletin, word for word. */
import { unknown } from './parts';

export const causeUnknown = unknown(
  {
    id: 'cause',
    zh: '异味物质从哪里来：正在比对水源和制水各环节的水样，12 时前说明进展。',
    en: 'Where the substance comes from: samples of the source and of each step of treatment are being compared; a report by 12:00.',
    about: 'cause',
    answers: ['cause'],
  },
  'environment',
  210,
);

export const intentUnknown = unknown(
  {
    id: 'intent',
    zh: '是否人为：公安机关正在核查，10 时由市公安局说明。',
    en: 'Whether anybody caused it on purpose: the police will report at 10:00.',
    about: 'crime',
    answers: ['poisoned'],
  },
  'police',
  90,
);

export const restorationUnknown = unknown(
  {
    id: 'restoration',
    zh: '四个分区何时恢复：10 时 15 分前给出判断。',
    en: 'When four zones will recover: an assessment by 10:15.',
    about: 'restoration-time',
    answers: ['restored-when'],
  },
  'water',
  105,
);
