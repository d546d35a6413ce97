/** Every refusal in the reader's language: what happened, and what to do next. */
import {
  rejectionStatus,
  type Rejection,
  type RejectionCode,
  type RejectionDetail,
} from '@heed/shared/rejections';
import type { Refusal } from '../../kernel/refusal';
import { detailMessages } from './detail-messages';
import type { Language } from './language';

const messages: Readonly<Record<RejectionCode, Readonly<Record<Language, string>>>> = {
  malformed: {
    zh: '内容无法解析，请检查格式后重新提交。',
    en: 'The content cannot be read. Check its format and send it again.',
  },
  invalid: {
    zh: '填写的内容有误，请按提示修改。',
    en: 'Some of the input is not right. See the details.',
  },
  unauthenticated: { zh: '请先登录。', en: 'Log in first.' },
  'wrong-credentials': {
    zh: '账号或密码不正确。',
    en: 'The account or the password is not right.',
  },
  forbidden: {
    zh: '您没有进行此操作的权限。',
    en: 'You are not allowed to do this.',
  },
  'password-change-required': {
    zh: '请先修改密码：现在的密码是别人给的。',
    en: 'Change your password first: somebody else made the present one.',
  },
  'origin-required': {
    zh: '请求不是从本系统页面发出的，已拒绝。请从系统页面操作，或使用接口密钥。',
    en: 'The request does not come from a page of this system. Use its pages, or an API key.',
  },
  'not-found': { zh: '没有找到。', en: 'Not found.' },
  'other-account': {
    zh: '这个浏览器已换人登录，请刷新页面。',
    en: 'Somebody else has logged in to this browser. Load the page again.',
  },
  'already-claimed': {
    zh: '工单已被他人认领。',
    en: 'Somebody else has claimed the case.',
  },
  'stale-version': {
    zh: '刚刚有了变化，请查看最新内容后再操作。',
    en: 'It has just changed. Look at it again before you go on.',
  },
  'key-reused': {
    zh: '这个请求编号已用于另一份内容，请换一个编号。',
    en: 'This request id was used with other content. Use a new one.',
  },
  'already-exists': { zh: '已经存在。', en: 'It exists already.' },
  'too-large': {
    zh: '内容过大，请缩小后重新提交。',
    en: 'The content is too large. Make it smaller and send it again.',
  },
  'unsupported-media': {
    zh: '不支持这种文件或内容类型。',
    en: 'This kind of file or content is not supported.',
  },
  'illegal-state': {
    zh: '当前的状态不能进行此操作。',
    en: 'This cannot be done in the present state.',
  },
  'reason-required': { zh: '请填写理由。', en: 'Give a reason.' },
  'not-holder': {
    zh: '只有认领人或负责人可以进行此操作。',
    en: 'Only the holder of the case or a leader may do this.',
  },
  'wrong-unit': {
    zh: '工单属于其他单位。',
    en: 'The case belongs to another unit.',
  },
  'unknown-unit': { zh: '没有这个单位。', en: 'There is no such unit.' },
  'unknown-member': { zh: '没有这个人员。', en: 'There is no such person.' },
  'in-cluster': {
    zh: '工单已在另一个并案中，请先撤出。',
    en: 'The case belongs to another cluster. Take it out there first.',
  },
  'has-unanswered': {
    zh: '并案中还有工单没有答复，不能办结主单。',
    en: 'Cases of the cluster still wait for an answer, so the lead cannot be closed.',
  },
  'unknown-category': { zh: '没有这个类别。', en: 'There is no such category.' },
  'unknown-place': { zh: '没有这个地点。', en: 'There is no such place.' },
  'same-person': {
    zh: '答复人不能审核自己的答复。',
    en: 'Whoever wrote the reply cannot audit it.',
  },
  'not-contacted': {
    zh: '请先联系诉求人。',
    en: 'Contact the complainant first.',
  },
  'unknown-incident': {
    zh: '没有这个事件。',
    en: 'There is no such incident.',
  },
  'unknown-zone': {
    zh: '没有这个片区。',
    en: 'There is no such zone.',
  },
  'same-hand': {
    zh: '须由另一人办理：拟稿人不能签发。',
    en: 'Another person must do this: the author can’t approve.',
  },
  'has-findings': {
    zh: '有须先改正的问题。',
    en: 'There are faults to mend first.',
  },
  immutable: {
    zh: '已发布的文字不能改，请更正、更新或撤回。',
    en: 'Published text doesn’t change: correct, update or retract it.',
  },
  'already-published': {
    zh: '已经发布。',
    en: 'Already published.',
  },
  'in-drill': {
    zh: '演练中不能这样做。',
    en: 'Not possible in a drill.',
  },
  destroyed: {
    zh: '密钥已销毁，内容无法再打开。',
    en: 'Its key was destroyed: nobody can open it any more.',
  },
  'set-apart': {
    zh: '所需的旧记录已转存到文件，须由管理员接回后才能查看。',
    en: 'The old entries that this rests on are set apart in a file; an administrator can put them back.',
  },
  'beyond-statute': {
    zh: '超过法定期限，不能设置。',
    en: 'The law allows less than that.',
  },
  'proof-required': {
    zh: '请完成验证后再提交。',
    en: 'Please complete the check and send again.',
  },
  'origin-not-allowed': {
    zh: '目标地址不在许可名单上。',
    en: 'The target’s address isn’t on the list of those allowed.',
  },
  'already-highest': {
    zh: '已经是最高一级。',
    en: 'It is at the highest level already.',
  },
  'already-so': { zh: '已经是这样，没有变化。', en: 'It is so already; nothing changed.' },
  'conflict-of-interest': {
    zh: '被投诉的单位或应当回避的人员不能经办此件。',
    en: 'The accused unit, or a member with an interest in it, can’t handle this case.',
  },
  'needs-leader': {
    zh: '须由组长或值班领导办理。',
    en: 'A leader has to do this.',
  },
  'too-late': {
    zh: '已过申请时限，请直接报告值班领导。',
    en: 'The time for asking is over. Speak to the duty leader.',
  },
  'too-soon': {
    zh: '距上次尝试时间太短，请换个时段再试。',
    en: 'Too soon after the last attempt. Try at another time of the day.',
  },
  'no-more-returns': {
    zh: '此件已退过或已裁定，不能再退。',
    en: 'The case was returned before, or decided upon: it can’t be returned again.',
  },
  'nothing-to-undo': {
    zh: '没有可以撤销的操作：只能在 10 秒内撤销自己刚做的一步。',
    en: 'Nothing to take back: only your own last step, within 10 seconds.',
  },
  'rate-limited': {
    zh: '操作过于频繁，请稍后再试。',
    en: 'Too many requests. Try again a little later.',
  },
  internal: {
    zh: '系统出错，已记录。请稍后再试；如仍不行，请把编号告知管理员。',
    en: 'Something went wrong and was recorded. Try again; if it stays, tell the administrator the id.',
  },
  unavailable: {
    zh: '数据库暂时无法访问，请稍后再试。',
    en: 'The database is away for the moment. Try again shortly.',
  },
};

/** The text of a refusal. */
export function messageOf(code: RejectionCode, language: Language): string {
  return messages[code][language];
}

/** A refusal as it goes out. */
export function rejectionOf(refusal: Refusal, language: Language): Rejection {
  const { details, ...extra } = refusal.extra;
  return {
    error: refusal.error,
    message: messageOf(refusal.error, language),
    ...(details ? { details: details.map((detail) => detailOf(detail, language)) } : {}),
    ...extra,
  };
}

export function statusOf(code: RejectionCode): number {
  return rejectionStatus[code];
}

/**
 * Desks and schemas name what is wrong by a code or in English; readers get a sentence of theirs. A
 * number after the code stands in it: `too-far:30`.
 */
export function detailOf(detail: RejectionDetail, language: Language): RejectionDetail {
  const [, code = detail.message, n = ''] = /^([a-z-]+):(\d+)$/.exec(detail.message) ?? [];
  const words = detailMessages[code]?.[language];
  return { ...detail, message: words?.replace('{n}', n) ?? detail.message };
}
