/** What a long run of digits is by its make: a paper's number, a card's, a date's, a case's. */

/** First two digits of an identity number: the province it was given in. */
const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83 91'.split(
    ' ',
  ),
);

/** 18 characters with a birthday in them, or 15 of the old kind. The check digit may be mistyped. */
export function isCitizenNumber(digits: string): boolean {
  if (!provinces.has(digits.slice(0, 2))) return false;
  if (digits.length === 18) return isDay(digits.slice(6, 14));
  return digits.length === 15 && isDay(`19${digits.slice(6, 12)}`);
}

/** 16 to 19 digits that a bank would give: of UnionPay, or with the right check digit. */
export function isCardNumber(digits: string): boolean {
  if (!/^[3-69]\d{15,18}$/.test(digits)) return false;
  return digits.startsWith('62') || hasLuhnDigit(digits);
}

/** Begins with a day of this or the last century, as the numbers of cases and receipts do. */
export function isDated(digits: string): boolean {
  return digits.length <= 20 && isDay(digits.slice(0, 8));
}

/** Words before the number of a case, a receipt or a request, and signs that join it to a word. */
const caseWord =
  /(?:工单|诉求|受理|回执|登记|投诉|举报|案件|信访|查询|流水|文件|项目|批|信用代|公告|合同|编)(?:编号|单号|号码|代码|单|号|码|件)?[\s:：是为#-]{0,3}$|(?:case|request|ticket|reference|ref|sr|id|no|number)[\s.:#-]{0,3}$/;
/** The same before, and yet a person's. */
const personalWord =
  /(?:客户|用户|账户|护照|身份证|证件|学生|社保|医保)[编号码]{1,2}[\s:：是为#-]{0,3}$/;
const amountWord = /^(?:\.\d|\s?(?:元|万|亿|美元|%|％|吨|平方|立方|公里))/;
const chinese = /\p{Script=Han}/u;

/** Whether a number names a case or counts something, by what stands beside it. */
export function isCaseNumber(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 14), start);
  if (amountWord.test(text.slice(end, end + 4))) return true;
  return caseWord.test(before) && !personalWord.test(before);
}

/** Whether it is a part of a serial (DH2024…, Pothole-1010…) or stands among Latin words alone. */
export function isSerial(text: string, start: number, end: number): boolean {
  if (/[a-z#/_|-]/.test(text[start - 1] ?? '')) return true;
  return !chinese.test(text.slice(Math.max(0, start - 12), end + 12));
}

function isDay(digits: string): boolean {
  const [, year, month, day] = /^(19|20)\d\d(\d\d)(\d\d)$/.exec(digits) ?? [];
  return year !== undefined && inRange(month, 12) && inRange(day, 31);
}

function inRange(digits: string | undefined, most: number): boolean {
  const value = Number(digits);
  return value >= 1 && value <= most;
}

function hasLuhnDigit(digits: string): boolean {
  let sum = 0;
  for (let n = 0; n < digits.length; n += 1) {
    const digit = Number(digits[digits.length - 1 - n]);
    const doubled = n % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
