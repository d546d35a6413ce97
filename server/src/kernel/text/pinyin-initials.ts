/** Finds a Chinese name by the first letters of its syllables: wjl3d for 望江里3栋. */
import { match, pinyin, polyphonic } from 'pinyin-pro';
import { foldUnits } from './fold';

const MAX_VARIANTS = 4;
const letterOrDigit = /[a-z0-9]/;

/** The likeliest reading first, then those of characters with several readings. */
export function pinyinInitials(name: string): string[] {
  const folded = foldUnits(name.normalize('NFKC'));
  const likely = pinyin(folded, { pattern: 'first', toneType: 'none', type: 'array' });
  const possible = polyphonic(folded, { pattern: 'first', toneType: 'none', type: 'array' });
  let variants = [''];
  for (const [at, first] of likely.entries()) {
    const readings = new Set([first, ...(possible[at] ?? [])].filter(isKept));
    if (readings.size === 0) continue;
    variants = combined(variants, [...readings]);
  }
  return variants.filter((variant) => variant !== '');
}

/** True where the query is part of the initials, or of the name's full pinyin. */
export function matchesPinyin(name: string, query: string): boolean {
  const wanted = foldUnits(query).replaceAll(/\s/g, '');
  if (wanted === '') return false;
  if (pinyinInitials(name).some((initials) => initials.includes(wanted))) return true;
  return match(foldUnits(name), wanted, { continuous: true, precision: 'start' }) !== null;
}

function isKept(reading: string): boolean {
  return letterOrDigit.test(reading);
}

/** Every variant with the likeliest reading before any with the next, so that the cut drops the rarest. */
function combined(variants: readonly string[], readings: readonly string[]): string[] {
  return readings
    .flatMap((reading) => variants.map((variant) => variant + reading))
    .slice(0, MAX_VARIANTS);
}
