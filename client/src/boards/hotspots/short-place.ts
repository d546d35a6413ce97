/** Names of places for narrow columns: without the word that says what kind of place it is. */

const SUFFIXES = ['街道办事处', '地区办事处', '街道', '地区', '新区', '区', '县', '市', '镇', '乡'];
const ENGLISH =
  / (?:Sub-?district|Street|St|(?:New )?(?:District|Area)|County|City|Town|Township)\.?$/i;

/** 柳林街道 → 柳林, 高新区 → 高新, Liulin Subdistrict → Liulin. At least two characters stay. */
export function shortPlace(name: string): string {
  const suffix = SUFFIXES.find((word) => name.endsWith(word) && name.length - word.length >= 2);
  return suffix ? name.slice(0, -suffix.length) : name.replace(ENGLISH, '');
}
