/** Folding that keeps every offset: one UTF-16 unit in, one out. */

const units = unitTable();
const hanDigits = hanDigitTable();
/** Used again for every text: nothing here is asynchronous. */
const scratch = new Uint16Array(0x4000);

/**
 * Lower case for ASCII and full-width letters, half width for full-width signs, a straight
 * apostrophe for a curly one. Places found in the folded text hold in the original.
 */
export function foldUnits(text: string): string {
  return mapped(text, units);
}

/** Reads Chinese digits as ASCII ones, unit by unit: 一三八 becomes 138, 三栋 becomes 3栋. */
export function foldHanDigits(text: string): string {
  return mapped(text, hanDigits);
}

function mapped(text: string, table: Uint16Array): string {
  let changed = false;
  const folded = text.length <= scratch.length ? scratch : new Uint16Array(text.length);
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    const other = table[unit] ?? unit;
    folded[at] = other;
    changed ||= other !== unit;
  }
  return changed ? Buffer.from(folded.buffer, 0, text.length * 2).toString('utf16le') : text;
}

function unitTable(): Uint16Array {
  const table = sameUnits();
  for (let letter = 65; letter <= 90; letter += 1) table[letter] = letter + 32;
  for (let unit = 0xff01; unit <= 0xff5e; unit += 1) {
    const half = unit - 0xfee0;
    table[unit] = half >= 65 && half <= 90 ? half + 32 : half;
  }
  table[0x3000] = 0x20;
  table[0x00a0] = 0x20;
  table[0x2019] = 0x27;
  return table;
}

function hanDigitTable(): Uint16Array {
  const table = sameUnits();
  for (const [value, digits] of [
    '零〇○',
    '一幺',
    '二',
    '三',
    '四',
    '五',
    '六',
    '七',
    '八',
    '九',
  ].entries()) {
    for (const digit of digits) table[digit.charCodeAt(0)] = 48 + value;
  }
  return table;
}

function sameUnits(): Uint16Array {
  return Uint16Array.from({ length: 0x1_0000 }, (_, unit) => unit);
}
