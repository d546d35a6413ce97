/** One form for one phone number, so that the same caller is found again. */
import { foldHanDigits, foldUnits } from './fold';

const HOME = '86';
/** 110, 12345, 95598: the same from everywhere, kept as they are. */
const serviceNumber = /^(?:1\d{2}|1\d{4}|9\d{4,5}|1[02]\d{3,6})$/;
const homeMobile = /^1[3-9]\d{9}$/;
const homeLandline = /^0(?:10\d{8}|2\d{9}|[3-9]\d{2}\d{7,8})$/;
const homeFreephone = /^[48]00\d{7}$/;
/** National part of a home number: a mobile, a landline without its zero, a freephone number. */
const homeNational = /^(?:1[3-9]\d{9}|10\d{8}|2\d{9}|[3-9]\d{2}\d{7,8}|[48]00\d{7})$/;
const extension = /(?:转|分机|ext\.?|x)\s*\d{1,6}\s*$/;

/** E.164 with +86 for home numbers; null for what is no full number, such as a landline without its area code. */
export function normalisePhone(raw: string): string | null {
  const text = foldHanDigits(foldUnits(raw)).replace(extension, '').trim();
  const digits = text.replaceAll(/\D/g, '');
  if (text.startsWith('+') || digits.startsWith('00')) {
    return abroad(text.startsWith('+') ? digits : digits.slice(2));
  }
  if (homeMobile.test(digits) || homeFreephone.test(digits)) return `+${HOME}${digits}`;
  if (homeLandline.test(digits)) return `+${HOME}${digits.slice(1)}`;
  if (serviceNumber.test(digits)) return digits;
  const national = digits.startsWith(HOME) ? digits.slice(HOME.length) : '';
  return homeNational.test(national) ? `+${HOME}${national}` : null;
}

function abroad(digits: string): string | null {
  if (digits.startsWith(HOME)) {
    const national = digits.slice(HOME.length).replace(/^0/, '');
    return homeNational.test(national) ? `+${HOME}${national}` : null;
  }
  return /^[1-9]\d{6,14}$/.test(digits) ? `+${digits}` : null;
}
