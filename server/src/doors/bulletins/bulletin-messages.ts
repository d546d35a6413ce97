/** What can be wrong with one part of a bulletin or a promise, by the code that the rules give. */
import type { LintCode } from '@heed/shared/bulletins';
import type { Language } from '../http/language';

type Messages = Readonly<Record<Language, string>>;

/** Faults of a text that hold up its approval. */
const faults: Readonly<Record<LintCode, Messages>> = {
  'personal-data': {
    zh: '可能含有个人信息。',
    en: 'This may be somebody’s personal data.',
  },
  'unsafe-characters': {
    zh: '含有看不见的或会改变阅读方向的字符。',
    en: 'Holds characters that are invisible or turn the text.',
  },
  'mixed-script': {
    zh: '同一个词或数字里混用了不同文字的字符。',
    en: 'One word or number mixes characters of different scripts.',
  },
  'no-time': { zh: '没有写明时间。', en: 'No time is given.' },
  'no-number': { zh: '没有数字。', en: 'No number is given.' },
  'no-next-update': {
    zh: '请填写下次通报时间，且须晚于现在。',
    en: 'Say when the next bulletin comes; the time has to lie ahead.',
  },
  'leaders-names': {
    zh: '领导姓名和职务占全文的 15% 以上。',
    en: 'Names and posts of leaders take more than 15% of the text.',
  },
  'empty-phrase': { zh: '空话套话。', en: 'The phrase says nothing.' },
  'cause-before-conclusion': {
    zh: '原因尚未由有权单位认定。',
    en: 'No competent office has concluded on the cause.',
  },
  'blames-callers': { zh: '有责怪来电人的意思。', en: 'This blames those who called.' },
  'not-competent': {
    zh: '这个单位不能作此说明。',
    en: 'This office is not the one to say so.',
  },
  'not-verified': { zh: '没有写明由谁核实。', en: 'Nobody is named who verified it.' },
  'unknown-without-time': {
    zh: '请写明何时能知道、由谁说明。',
    en: 'Say when it will be known, and who will say.',
  },
  'english-missing': { zh: '缺少英文。', en: 'The English text is missing.' },
  'number-old': {
    zh: '数字已过时，请刷新或签字放行。',
    en: 'The number is old: refresh it, or sign over it.',
  },
  'promise-removed': {
    zh: '上次的承诺不见了，请写明原因。',
    en: 'A promise of the last bulletin is gone: give the reason.',
  },
  'needs-legal': {
    zh: '涉及致歉或补偿，须经法务审核。',
    en: 'This words an apology or compensation: a legal hand is needed.',
  },
  'numbers-differ': {
    zh: '数字与现在的不一致。',
    en: 'The number is no longer what it is now.',
  },
  'token-unknown': {
    zh: '花括号里还没有填写，或数字没有取到值。',
    en: 'What stands in braces is not filled in, or the number has no value.',
  },
  'text-missing': { zh: '缺少文字。', en: 'The text is missing.' },
};

const others: Readonly<Record<string, Messages>> = {
  'facts-not-verified': {
    zh: '事实尚未核实，请由拟稿人以外的人核实。',
    en: 'The facts have not been verified by another than the authors.',
  },
  embargoed: {
    zh: '已定时发布，时间未到；如需提前，请改定时。',
    en: 'It is set to go out later. Set another time to send it earlier.',
  },
  'in-the-past': { zh: '时间已过。', en: 'The time has passed.' },
  'after-next-update': {
    zh: '发布时间须早于所承诺的下次通报时间。',
    en: 'The release has to come before the promised next bulletin.',
  },
  'no-such-bulletin': {
    zh: '这个事件没有这份通报。',
    en: 'The incident has no such bulletin.',
  },
  'id-used-twice': { zh: '编号重复。', en: 'The id is used twice.' },
  'kind-of-correction': {
    zh: '更正须从被更正的通报开始。',
    en: 'A correction begins from the bulletin that it corrects.',
  },
};

export const bulletinMessages: Readonly<Record<string, Messages>> = { ...faults, ...others };
