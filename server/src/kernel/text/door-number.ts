/** Where a text names a building, a flat or a house number. */
import { matchesOf } from './matches';
import { foldHanDigits, foldUnits } from './fold';

export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/**
 * Over folded text with Chinese digits read as ASCII ones. Every quantifier is bounded, none lies
 * in another, so that no text is slow.
 */
const chinesePatterns: readonly RegExp[] = [
  // 3栋2单元501, G2栋320, 5号楼, 12#
  /(?<![a-z\d每整这那某同共有建了约近])(?:[a-z]?[\d十]{1,3}|[a-z])(?:栋|幢|号楼|号院|#)(?!楼房|别墅|高层|住宅|建筑|楼的|楼都|楼全|楼，)(?:[a-z\d]{1,2}(?:单元|门|梯))?(?:\d{1,2}(?:层|楼))?(?:[-—]?\d{2,5}(?![\d年万元米平人])(?:室|号房|房|户|号)?)?/g,
  // B座1203, 3座501, 35弄6号
  /(?<![a-z\d])(?:[a-z]\d{0,2}座(?:\d{1,2}(?:层|楼))?(?:\d{2,5}(?:室|号房|房)?)?|\d{1,3}座\d{2,5}(?:室|号房|房)?|\d{1,4}弄(?:\d{1,4}号)?)/g,
  // 2单元501室
  /(?<!\d)[\d十]{1,2}单元(?:\d{1,2}(?:层|楼))?(?:[-—]?\d{2,5}(?![\d年万元米平人])(?:室|号房|房|户|号)?)?/g,
  // 501室, 2108房
  /(?<![\d.])[a-z]?\d{3,4}(?:室|号房|房(?![贷价租产屋子间源款东地展管改企市建]))/g,
  // 3-2-501
  /(?<![\d-])\d{1,3}[-—]\d{1,2}[-—]\d{3,4}(?![\d-])/g,
  // …路112号, …村3组12号, with a 之1 or a -2
  /(?<=[路街巷弄道里村苑园同段组队坊湾坪]\s?)[\d十百]{1,5}(?:-\d{1,3})?号(?:之\d{1,2})?(?![线文令楼院桥]|门(?!口)|公告|通知|出口|地块)/g,
];

/** Over the text as it stands: capitals tell a street's name. */
const englishPatterns: readonly RegExp[] = [
  /\b(?:No\.|Apt\.?|Apartment|Unit|Room|Rm\.?|Flat|Suite|Ste\.?|Building|Bldg\.?|Block|apartment|unit|room|flat)\s?#?\d{1,5}[A-Za-z]?\b/g,
  /\b\d{1,6}[A-Za-z]?(?=\s(?:[NSEW]\.?\s)?[A-Z][a-z]{1,20}(?:\s[A-Z][a-z]{1,20})?(?:\s[A-Z][a-z]{1,20})?\s(?:Street|St|Road|Rd|Avenue|Ave|Boulevard|Blvd|Lane|Ln|Drive|Dr|Court|Ct|Way|Place|Pl|Terrace|Parkway|Pkwy|Highway|Hwy)\b)/g,
];

const latinLetter = /[A-Za-z]/;

/** The spans of all door numbers, in UTF-16 units; they may overlap. `digits` is the text, folded. */
export function doorNumbers(text: string, digits = foldHanDigits(foldUnits(text))): TextSpan[] {
  const spans = chinesePatterns.flatMap((pattern) => spansOf(digits, pattern));
  if (!latinLetter.test(text)) return spans;
  return [...spans, ...englishPatterns.flatMap((pattern) => spansOf(text, pattern))];
}

function spansOf(text: string, pattern: RegExp): TextSpan[] {
  const spans: TextSpan[] = [];
  for (const match of matchesOf(text, pattern)) {
    spans.push({ start: match.index, end: match.index + match[0].length });
  }
  return spans;
}
