/** Phones, papers, plates, accounts and addresses of mail in a text, by their form. */
import { matchesOf } from '../kernel/text/matches';
import { isCardNumber, isCaseNumber, isCitizenNumber, isDated, isSerial } from './number-shape';
import type { Placeholder, RedactedSpan } from './redacted-span';

/**
 * Over folded text with Chinese digits read as ASCII ones. Every quantifier is bounded, so that no
 * text is slow. Where a pattern has a group, the group is what goes, and the match ends with it.
 * The number says how many digits a text must have at least for the pattern to stand in it.
 */
const patterns: readonly (readonly [Placeholder, digits: number, RegExp])[] = [
  [
    '证件',
    0,
    /(?:身份证|身份证件|护照|残疾证|驾驶证)(?:号码|号)?[^\da-z\n]{0,4}([a-z]{0,2}[\dx*-]{6,20})/g,
  ],
  // 13800138000, 138-0013-8000, +86 138 0013 8000, and with something invisible between.
  [
    '电话',
    11,
    /(?<!\d)(?:\+?(?:00)?86[\s-]?)?1[\s\-–—\u200b-\u200d\u2060\ufeff]?[3-9](?:[\s\-–—\u200b-\u200d\u2060\ufeff]?\d){9}(?!\d)/g,
  ],
  // 0731-88881234, (010) 8888 1234 转 801
  [
    '电话',
    10,
    /(?<!\d)\(?0\d{2,3}\)?[\s\-–—]{0,2}\d{3,4}[\s-]?\d{4}(?:[\s\-–—转]{1,3}\d{1,6})?(?!\d)/g,
  ],
  ['电话', 10, /(?<!\d)[48]00[\s-]?(?:\d{3}[\s-]?\d{4}|\d{4}[\s-]?\d{3})(?!\d)/g],
  // +1 713 555 0123, (713) 555-0123
  ['电话', 6, /\+\d{1,3}[\s-]?\(?\d{1,4}\)?[\s-]?\d{2,4}[\s-]?\d{2,4}(?:[\s-]?\d{2,4})?/g],
  ['电话', 10, /(?<![\d.])\(?[2-9]\d{2}\)?[\s.-]\d{3}[\s.-]\d{4}(?!\d)/g],
  ['账号', 16, /(?<!\d)\d{4}[\s-]\d{4}[\s-]\d{4}[\s-]\d{4}(?:[\s-]\d{1,3})?(?!\d)/g],
  [
    '账号',
    0,
    /(?:卡号|账号|帐号|账户|户号|客户号|(?:客户|用户)编号|缴费号|社保号|医保号|学号|支付宝|订单号|card number|account(?: number)?)(?:码|为|是)?[^\da-z\n]{0,4}([\da-z][\da-z@._-]{4,30})/g,
  ],
  [
    '账号',
    1,
    /(?:微信|wechat|weixin|vx|v信|薇信|qq|扣扣)(?:号码|号|群号|群|id)?[\s是为加:：]{0,3}([a-z_-]{0,14}\d[a-z\d_-]{3,19})/g,
  ],
  [
    '账号',
    0,
    /(?:微信|wechat|weixin|vx|v信|薇信|qq|扣扣)(?:号码|号|id)?\s?[:：]\s?([a-z][a-z\d_-]{4,19})/g,
  ],
  [
    '车牌',
    1,
    /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][a-hj-np-z][\s·•.-]?(?=[a-z\d]{0,5}\d)[a-z\d]{4,6}[挂学警港澳]?(?![a-z\d])/g,
  ],
];

/** A shorter landline number without its area code is one only after a word for telephones. */
const afterPhoneWord =
  /(?:电话|手机|座机|号码|致电|拨打|联系方式|打给|tel|phone|mobile|call)[^\d\n]{0,6}(\d[\d\s\-–—]{5,13}\d)/g;
const FEWEST_PHONE_DIGITS = 7;

/** 18 digits or 17 and an X, with spaces or dashes anywhere. */
const spacedPaper = /(?<!\d)(?:\d[\s-]?){17}[\dx](?![\da-z])/g;
/** Longer bare numbers than any date or amount. */
const longRun = /\d{11,40}x?/g;
const FEWEST_PAPER_DIGITS = 17;
const FEWEST_LONG_DIGITS = 11;
const mobile = /^1[3-9]\d{9}$/;

/** `text` is the folded text with Chinese digits read as ASCII ones. */
export function personalNumbers(folded: string, text: string): RedactedSpan[] {
  const spans = mailAddresses(folded);
  const digits = digitsIn(text);
  for (const [placeholder, fewest, pattern] of patterns) {
    if (digits < fewest) continue;
    for (const match of matchesOf(text, pattern)) {
      const end = match.index + match[0].length;
      spans.push({ start: end - (match[1] ?? match[0]).length, end, placeholder });
    }
  }
  if (digits >= FEWEST_PHONE_DIGITS) spans.push(...shortPhones(folded, text));
  if (digits >= FEWEST_PAPER_DIGITS) spans.push(...papers(text));
  if (digits >= FEWEST_LONG_DIGITS) spans.push(...longRuns(text));
  return spans;
}

function shortPhones(folded: string, text: string): RedactedSpan[] {
  const spans: RedactedSpan[] = [];
  for (const match of matchesOf(text, afterPhoneWord)) {
    const number = match[1] ?? '';
    if (digitsIn(number) < FEWEST_PHONE_DIGITS) continue;
    const start = match.index + match[0].length - number.length;
    // 电话84456677一直占线: the one that follows is a word. A number all in Chinese digits stays whole.
    const written = /^[\d\s\-–—]*\d/.exec(folded.slice(start, start + number.length))?.[0] ?? '';
    const length = digitsIn(written) >= FEWEST_PHONE_DIGITS ? written.length : number.length;
    spans.push({ start, end: start + length, placeholder: '电话' });
  }
  return spans;
}

function digitsIn(text: string): number {
  let digits = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit >= 48 && unit <= 57) digits += 1;
  }
  return digits;
}

function papers(text: string): RedactedSpan[] {
  return matchesOf(text, spacedPaper).flatMap((match): RedactedSpan[] => {
    const [whole] = match;
    const [start, end] = [match.index, match.index + whole.length];
    if (!isCitizenNumber(whole.replaceAll(/[\s-]/g, ''))) return [];
    return isCaseNumber(text, start, end) ? [] : [{ start, end, placeholder: '证件' }];
  });
}

/** A long number that is nothing known goes, unless it stands there as a case's does. */
function longRuns(text: string): RedactedSpan[] {
  return matchesOf(text, longRun).flatMap((match): RedactedSpan[] => {
    const [run] = match;
    const [start, end] = [match.index, match.index + run.length];
    const placeholder = placeholderOf(run);
    if (placeholder !== '电话' && isCaseNumber(text, start, end)) return [];
    const known = placeholder !== '账号' || isCardNumber(run);
    if (!known && (isDated(run) || isSerial(text, start, end))) return [];
    return [{ start, end, placeholder }];
  });
}

function placeholderOf(run: string): Placeholder {
  if (mobile.test(run)) return '电话';
  return isCitizenNumber(run) ? '证件' : '账号';
}

/** By hand from each @ to both sides: a pattern would go over a long word again and again. */
function mailAddresses(folded: string): RedactedSpan[] {
  const spans: RedactedSpan[] = [];
  for (let at = folded.indexOf('@'); at >= 0; at = folded.indexOf('@', at + 1)) {
    let start = at;
    while (start > 0 && at - start < 64 && isMailUnit(folded.charCodeAt(start - 1))) start -= 1;
    let end = at + 1;
    while (end - at < 190 && isMailUnit(folded.charCodeAt(end))) end += 1;
    const domain = folded.slice(at + 1, end);
    if (start < at && domain.includes('.')) spans.push({ start, end, placeholder: '邮箱' });
  }
  return spans;
}

/** Letters, digits and the signs . _ % + - in a folded text. */
function isMailUnit(unit: number): boolean {
  return (
    (unit >= 97 && unit <= 122) ||
    (unit >= 48 && unit <= 57) ||
    unit === 46 ||
    unit === 95 ||
    unit === 37 ||
    unit === 43 ||
    unit === 45
  );
}
