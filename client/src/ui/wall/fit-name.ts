/**
 * Names for columns that can't grow: a wall never cuts a word and shows no ellipsis. What doesn't fit
 * gives up first what only tells the kind of thing it is, then whole words from its end.
 */

/** A hanzi takes the room of two Latin letters. */
const HANZI = /[\p{Script=Han}\u3000-\u303f\uff00-\uff60]/u;
const BRACKETS = /\s*[(（[【][^)）\]】]*[)）\]】]\s*/gu;
const SEGMENTS = /\s*[/／>›·|｜→]\s*|\s+[-–—]\s+/u;
const KIND =
  /(?<=..)(?:管理委员会|委员会|管理局|办公室|办事处|管理处|服务中心|有限公司|分公司|中心|公司|局)$/u;
const ENGLISH_KIND =
  / (?:Task Force|Bureau|Department|Office|Commission|Committee|Centre|Center|Company|Division|Team|Group|Unit)$/iu;
/** Words that nothing may end with. */
const JOINING = /(?:[\s,，、&+]|\b(?:and|of|the|for|in|on|at|to|with)|[和与及或的])$/iu;

/** `room` counts in Latin letters. A single word that is longer than it stays whole. */
export function fitName(name: string, room: number): string {
  const tries = [plain, lastSegment, withoutKind];
  let shorter = name.trim();
  for (const attempt of tries) {
    if (roomOf(shorter) <= room) return shorter;
    shorter = attempt(shorter) || shorter;
  }
  return roomOf(shorter) <= room ? shorter : wholeWords(shorter, room);
}

/** How many Latin letters' room a name takes. */
export function roomOf(name: string): number {
  return Array.from(name).reduce((room, letter) => room + (HANZI.test(letter) ? 2 : 1), 0);
}

function plain(name: string): string {
  return name.replaceAll(BRACKETS, ' ').trim();
}

function lastSegment(name: string): string {
  return name.split(SEGMENTS).findLast((segment) => segment !== '') ?? '';
}

function withoutKind(name: string): string {
  return name.replace(KIND, '').replace(ENGLISH_KIND, '');
}

function wholeWords(name: string, room: number): string {
  let kept = '';
  for (const { segment } of new Intl.Segmenter('zh', { granularity: 'word' }).segment(name)) {
    if (kept.trim() !== '' && roomOf((kept + segment).trim()) > room) break;
    kept += segment;
  }
  return withoutJoining(kept.trim());
}

function withoutJoining(name: string): string {
  const shorter = name.replace(JOINING, '').trim();
  return shorter === name || shorter === '' ? name : withoutJoining(shorter);
}
