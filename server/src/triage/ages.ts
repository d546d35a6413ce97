/** Ages told in a text, and the vulnerable group that an age puts a person in. */
import type { VulnerableGroup } from '../../data/lexicon/rule';

export interface AgeAt {
  readonly group: VulnerableGroup;
  readonly start: number;
  readonly end: number;
}

/** 老年人权益保障法 Art. 2. */
const ELDERLY_FROM = 60;
/** Younger than this a child cannot be expected to help itself. */
const MINOR_BELOW = 14;
const INFANT_BELOW = 2;
const OLDEST = 125;

const units = ['多岁', '周岁', '岁', '-year-old', ' years old', ' year old'];
const hanValues = new Map(
  Array.from('一二三四五六七八九').map((digit, index) => [digit, index + 1]),
);

/** Ages in a folded text whose owners belong to a vulnerable group. */
export function agesIn(folded: string): AgeAt[] {
  const found: AgeAt[] = [];
  if (!folded.includes('岁') && !folded.includes('year')) return found;
  for (const unit of units) {
    for (let at = folded.indexOf(unit); at >= 0; at = folded.indexOf(unit, at + unit.length)) {
      const number = numberBefore(folded, at);
      const group = number === null ? null : groupOf(number.value);
      if (number && group) found.push({ group, start: number.start, end: at + unit.length });
    }
  }
  return found;
}

function groupOf(age: number): VulnerableGroup | null {
  if (age < INFANT_BELOW) return 'infant';
  if (age < MINOR_BELOW) return 'minor';
  return age >= ELDERLY_FROM && age <= OLDEST ? 'elderly' : null;
}

/** The number that ends at the position, in digits or in Chinese numerals up to ninety-nine. */
function numberBefore(text: string, end: number): { value: number; start: number } | null {
  let start = end;
  while (start > 0 && end - start < 4 && isDigit(text, start - 1)) start -= 1;
  if (start < end) return { value: Number(text.slice(start, end)), start };
  while (start > 0 && end - start < 3 && isNumeral(text[start - 1])) start -= 1;
  const value = numeralValue(text.slice(start, end));
  return value === null ? null : { value, start };
}

function numeralValue(numeral: string): number | null {
  const ten = numeral.indexOf('十');
  if (ten < 0) return numeral.length === 1 ? (hanValues.get(numeral) ?? null) : null;
  const tens = ten === 0 ? 1 : hanValues.get(numeral.slice(0, ten));
  const ones = ten === numeral.length - 1 ? 0 : hanValues.get(numeral.slice(ten + 1));
  return tens === undefined || ones === undefined ? null : tens * 10 + ones;
}

function isDigit(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 48 && unit <= 57;
}

function isNumeral(letter: string | undefined): boolean {
  return letter === '十' || (letter !== undefined && hanValues.has(letter));
}
