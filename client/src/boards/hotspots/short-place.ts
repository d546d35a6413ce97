/** Names of places for narrow columns: without the word that says what kind of place it is. */

const SUFFIXES = ['街道办事处', '地区办事处', '街道', '地区', '新区', '区', '县', '市', '镇', '乡'];
const ENGLISH: readonly (readonly [pattern: RegExp, short: string])[] = [
  [/ (?:Subdistrict|Sub-district|Street)$/i, ' St'],
  [/ (?:New )?(?:District|County|City|Area)$/i, ''],
  [/ (?:Town|Township)$/i, ''],
];

/** 柳林街道 → 柳林, 高新区 → 高新, Liulin Subdistrict → Liulin St. At least two characters stay. */
export function shortPlace(name: string): string {
  const suffix = SUFFIXES.find((word) => name.endsWith(word) && name.length - word.length >= 2);
  if (suffix) return name.slice(0, -suffix.length);
  const english = ENGLISH.find(([pattern]) => pattern.test(name));
  return english ? name.replace(english[0], english[1]) : name;
}
