/** What cells say for the codes of closed lists, in Chinese and English. */
import { foldHeader } from './header-words';

type Words = readonly (readonly [code: string, words: readonly string[]])[];

/** The first code with a word that the cell contains wins, so the narrower ones stand first. */
const words: Readonly<Record<'channel' | 'kind' | 'urgency', Words>> = {
  channel: [
    ['wechat', ['wechat', '微信', '公众号', '小程序']],
    ['email', ['email', '电子邮件', '邮件', '邮箱']],
    ['sms', ['sms', 'textmessage', '短信']],
    ['app', ['app', 'wap', 'mobile', '移动端', '客户端', '手机端']],
    ['social', ['social', 'twitter', 'facebook', 'weibo', '微博', '抖音', '快手', '社交']],
    ['grid', ['网格', 'grid']],
    ['media', ['media', 'press', '媒体', '记者', '报社', '电视台']],
    ['leader', ['leader', 'mayor', '领导交办', '领导批示', '批示', '市长', '书记']],
    ['transfer', ['transfer', 'referral', '转办', '转来', '转交', '110', '信访']],
    ['visit', ['visit', 'walkin', 'inperson', 'face2face', 'facetoface', '来访', '走访', '接访']],
    ['letter', ['letter', 'mail', 'post', 'fax', '来信', '信件', '信函', '传真']],
    ['web', ['web', 'online', 'internet', 'portal', '网站', '网络', '门户', '网页', '留言']],
    ['phone', ['phone', 'voice', 'call', '电话', '来电', '热线', '语音', '12345']],
  ],
  kind: [
    ['consult', ['咨询', 'consult', 'inquiry', 'enquiry', 'question']],
    ['help', ['求助', '求决', 'help', 'assistance', 'servicerequest']],
    ['report', ['举报', 'report', 'tipoff']],
    ['suggestion', ['建议', 'suggestion', 'feedback']],
    ['complaint', ['投诉', '反映', 'complaint']],
    ['other', ['其他', '其它', '表扬', '感谢', 'other', 'compliment']],
  ],
  urgency: [
    ['critical', ['特急', '特提', 'critical', 'emergency', 'immediate', 'p1']],
    ['normal', ['一般', '普通', '不紧急', '平件', 'normal', 'routine', 'low', 'medium', 'p3']],
    ['urgent', ['紧急', '加急', '急件', 'urgent', 'high', 'p2']],
  ],
};

/** The code that a cell most likely means, or null. */
export function codeOf(field: keyof typeof words, cell: string): string | null {
  const folded = foldHeader(cell);
  const match = words[field].find(([code, said]) =>
    [code, ...said].some((word) => folded.includes(word)),
  );
  return match?.[0] ?? null;
}
