/** Takes out of a text what could tell who somebody is, and leaves a placeholder in its place. */
import { doorNumbers } from '../kernel/text/door-number';
import { foldHanDigits, foldUnits } from '../kernel/text/fold';
import { maskedAddressLength } from '../kernel/text/mask';
import { personNames } from './person-names';
import { personalNumbers } from './personal-numbers';
import { occurrences, type Placeholder, type RedactedSpan, replaceSpans } from './redacted-span';

/** What the complaint's own fields tell about people: it goes wherever it stands in the text. */
interface KnownPersonal {
  readonly names: readonly string[];
  readonly phones: readonly string[];
  readonly addresses?: readonly string[];
}

/** Longer texts are refused at the door; this guards the pass itself. */
const MAX_CODE_POINTS = 10_000;
/** A shorter number could be a count or a year. */
const SHORTEST_PHONE = 5;
/** What follows the area code, at the least. */
const LOCAL_DIGITS = 7;

/**
 * Replaces names, phones, papers, door numbers, mail addresses, plates and accounts by
 * 〔姓名〕〔电话〕〔证件〕〔门牌〕〔邮箱〕〔车牌〕〔账号〕. Over-redacts rather than misses.
 */
export function redact(text: string, known: KnownPersonal): string {
  const whole = cut(text);
  const folded = foldUnits(whole);
  const digits = foldHanDigits(folded);
  return replaceSpans(whole, [
    ...knownNames(folded, known.names),
    ...knownPhones(digits, known.phones),
    ...knownAddresses(folded, known.addresses ?? []),
    ...personalSpans(whole, folded, digits),
  ]);
}

/** What looks personal by itself; `digits` is `folded` with Chinese digits read as ASCII ones. */
export function personalSpans(
  text: string,
  folded = foldUnits(text),
  digits = foldHanDigits(folded),
): RedactedSpan[] {
  const numbers = personalNumbers(folded, digits);
  const besideNames = numbers.filter(
    ({ placeholder }) => placeholder === '电话' || placeholder === '证件',
  );
  return [
    ...numbers,
    ...doorNumbers(text, digits).map((door) => spanOf(door, '门牌')),
    ...personNames(text, folded, besideNames).map((name) => spanOf(name, '姓名')),
  ];
}

function cut(text: string): string {
  if (text.length <= MAX_CODE_POINTS) return text;
  return Array.from(text).slice(0, MAX_CODE_POINTS).join('');
}

function knownNames(folded: string, names: readonly string[]): RedactedSpan[] {
  return names
    .map((name) => foldUnits(name.trim()))
    .filter((name) => name.length >= 2)
    .flatMap((name) => occurrences(folded, name).map((at) => spanOf(at, '姓名')));
}

/** Of a known address the part from the door number on: the road says no more than the street's code. */
function knownAddresses(folded: string, addresses: readonly string[]): RedactedSpan[] {
  return addresses.flatMap((address) => {
    const wanted = foldUnits(address.trim());
    const open = maskedAddressLength(wanted);
    if (wanted.length < 2 || open === wanted.length) return [];
    return occurrences(folded, wanted).map(({ start, end }) =>
      spanOf({ start: start + open, end }, '门牌'),
    );
  });
}

/** A known number goes with whatever stands between its digits, with or without its codes. */
function knownPhones(text: string, phones: readonly string[]): RedactedSpan[] {
  const wanted = phones
    .map((phone) => foldHanDigits(foldUnits(phone)).replaceAll(/\D/g, ''))
    .filter((number) => number.length >= SHORTEST_PHONE);
  if (wanted.length === 0) return [];
  const { digits, places } = digitsOf(text);
  return wanted.flatMap((number) =>
    occurrences(digits, number.slice(-LOCAL_DIGITS)).map(({ start, end }) => {
      const first = start - sharedBefore(digits, start, number);
      return spanOf({ start: places[first] ?? 0, end: (places[end - 1] ?? 0) + 1 }, '电话');
    }),
  );
}

/** How many more digits of the number stand before its local part. */
function sharedBefore(digits: string, start: number, number: string): number {
  const codes = number.slice(0, -LOCAL_DIGITS);
  let shared = 0;
  while (shared < codes.length && digits[start - shared - 1] === codes.at(-shared - 1)) shared += 1;
  return shared;
}

/** The digits of a text; a gap of more than three units or a letter between two digits parts them. */
function digitsOf(text: string): { digits: string; places: number[] } {
  const places: number[] = [];
  let digits = '';
  let last = -1;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < 48 || unit > 57) continue;
    if (last >= 0 && !isGap(text, last + 1, at)) {
      digits += ' ';
      places.push(at);
    }
    digits += text[at] ?? '';
    places.push(at);
    last = at;
  }
  return { digits, places };
}

function isGap(text: string, start: number, end: number): boolean {
  if (end - start > 3) return false;
  for (let at = start; at < end; at += 1) if (/[\p{L}\p{N}]/u.test(text[at] ?? '')) return false;
  return true;
}

function spanOf(span: { start: number; end: number }, placeholder: Placeholder): RedactedSpan {
  return { start: span.start, end: span.end, placeholder };
}
