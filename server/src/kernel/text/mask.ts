/** What is left of a personal field when it is shown masked. */
import { doorNumbers } from './door-number';
import { surnameLength } from './surnames';

const SERVICE_NUMBER_DIGITS = 6;
const mainlandMobile = /^(?:\+?86)?(1[3-9]\d{9})$/;
/** 010 and 02x have eight digits after them, 0xxx seven or eight. */
const mainlandLandline = /^(?:\+?86|0)(10|2\d|[3-9]\d{2})(\d{7,8})$/;

/** 138****5678; a landline keeps its area code and last two digits, a service number everything. */
export function maskPhone(phone: string): string {
  const digits = phone.replaceAll(/[^\d+]/g, '');
  if (digits.length <= SERVICE_NUMBER_DIGITS) return digits;
  const mobile = mainlandMobile.exec(digits)?.[1];
  if (mobile) return `${mobile.slice(0, 3)}****${mobile.slice(-4)}`;
  const [, area, local] = mainlandLandline.exec(digits) ?? [];
  if (area && local) return `0${area}-${'*'.repeat(local.length - 2)}${local.slice(-2)}`;
  return `${digits.slice(0, 3)}${'*'.repeat(Math.max(digits.length - 5, 1))}${digits.slice(-2)}`;
}

/** 张**, 欧阳**, J*** S****. */
export function maskName(name: string): string {
  const trimmed = name.trim();
  if (!/\p{Script=Han}/u.test(trimmed)) {
    return trimmed.replaceAll(/\p{L}[\p{L}\p{M}'’.-]*/gu, (word) => firstThenStars(word, 1));
  }
  return firstThenStars(trimmed, surnameLength(trimmed));
}

/** z***@example.org. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  if (at < 1) return '***';
  return `${Array.from(email)[0] ?? ''}***${email.slice(at)}`;
}

/** To the road or the community; without a door number there is nothing to cut but trailing digits. */
export function maskAddress(address: string): string {
  const kept = address.slice(0, maskedAddressLength(address)).replace(/[\s,，、(（-]+$/u, '');
  if (kept !== '') return kept;
  const rest = address.slice(Math.max(0, ...doorNumbers(address).map((door) => door.end)));
  return rest.replace(/^[\s,，、]+/u, '').replaceAll(/\d+/g, '*') || '***';
}

/** How much of the address stands before the first door number. */
export function maskedAddressLength(address: string): number {
  const tail = /[\s#-]?\d[\d\s#-]{0,20}$/.exec(address);
  return Math.min(tail?.index ?? address.length, ...doorNumbers(address).map((door) => door.start));
}

function firstThenStars(word: string, kept: number): string {
  const characters = Array.from(word);
  return `${characters.slice(0, kept).join('')}${'*'.repeat(Math.max(characters.length - kept, 1))}`;
}
