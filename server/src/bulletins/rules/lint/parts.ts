/** What a bulletin can't do without, and what it has too much of. */
import type { BulletinContent, BulletinKind } from '@heed/shared/bulletins';
import { leaderTitles } from '../../../../data/bulletin-words';
import { compoundSurnames, surnames } from '../../../kernel/text/surnames';
import { textPlaces } from '../content';
import { tokenPlaces, usedTokens } from '../tokens';
import { foundAt, type Found, type LintContext } from './found';

/** Kinds that report: when, and how much. */
const reports: ReadonlySet<BulletinKind> = new Set(['first', 'progress', 'final']);
/** 10:02, 14时45分, 8点, 7月18日, 18 July, 2:45 p.m. */
const timeStamps =
  /\d{1,2}\s?[:：]\s?\d{2}|\d{1,2}\s?[时点]|\d{1,2}\s?月\s?\d{1,2}\s?日|\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)/gu;
const MOST_LEADERS = 0.15;

/** [B24] What every reader needs is there, in both languages. */
export function missingFindings(content: BulletinContent): Found[] {
  const places = textPlaces(content);
  const texts = new Map(places.map(({ path, text }) => [path, text.trim()]));
  return places.flatMap(({ path, language, text }) => {
    if (text.trim() !== '') return [];
    const other = path.replace(/(zh|en)$/, language === 'zh' ? 'en' : 'zh');
    const required = language === 'zh' && (path !== 'lead.zh' || reports.has(content.kind));
    if (required) return foundAt('text-missing', 'blocks', path);
    const translated = language === 'en' && texts.get(other) !== '';
    return translated ? foundAt('english-missing', 'blocks', path) : [];
  });
}

/** [B24] */
export function partFindings(content: BulletinContent, { now }: LintContext): Found[] {
  const { kind, nextUpdateAt, noNextReason } = content;
  const found: Found[] = [];
  if (nextUpdateAt === null && !(kind === 'final' && noNextReason)) {
    found.push(
      foundAt('no-next-update', 'blocks', 'nextUpdateAt', { params: { missing: 'time' } }),
    );
  } else if (nextUpdateAt !== null && Date.parse(nextUpdateAt) <= Date.parse(now)) {
    found.push(
      foundAt('no-next-update', 'blocks', 'nextUpdateAt', { params: { missing: 'past' } }),
    );
  }
  if (!reports.has(kind)) return found;
  const told = textPlaces(content).filter(
    ({ path, section }) =>
      path.startsWith('lead.') || section === 'confirmed' || section === 'doing',
  );
  const chinese = told.filter(({ language }) => language === 'zh').map(({ text }) => text);
  if (!chinese.some((text) => text.search(timeStamps) >= 0))
    found.push(foundAt('no-time', 'warns', 'lead.zh'));
  if (!hasNumber(content, chinese)) found.push(foundAt('no-number', 'warns', 'confirmed'));
  return found;
}

function hasNumber(content: BulletinContent, texts: readonly string[]): boolean {
  const used = usedTokens(content);
  if (content.numbers.some(({ id }) => used.has(id))) return true;
  return texts.some((text) => /\d/.test(text.replaceAll(timeStamps, '')));
}

/** [B25] How much of the Chinese text names leaders and their posts. */
export function leaderFindings(content: BulletinContent): Found[] {
  const texts = textPlaces(content)
    .filter(({ language, path }) => language === 'zh' && !path.startsWith('issuer.'))
    .map(({ text }) => text);
  const whole = texts.reduce((sum, text) => sum + lettersOf(text), 0);
  const named = texts.reduce((sum, text) => sum + namedLength(text), 0);
  if (whole === 0 || named / whole <= MOST_LEADERS) return [];
  const params = { percent: String(Math.round((named / whole) * 100)) };
  return [foundAt('leaders-names', 'warns', 'lead.zh', { params })];
}

function lettersOf(text: string): number {
  const tokens = tokenPlaces(text).reduce((sum, { length }) => sum + length, 0);
  return (text.match(/[\p{L}\p{N}]/gu)?.length ?? 0) - tokens;
}

/** Characters of titles, and of the names that follow them: 副市长陈卓、周航. */
function namedLength(text: string): number {
  let length = 0;
  let at = 0;
  while (at < text.length) {
    const title = leaderTitles.find((candidate) => text.startsWith(candidate, at));
    if (title === undefined) {
      at += 1;
      continue;
    }
    const end = namesEnd(text, at + title.length);
    length += end - at;
    at = end;
  }
  return length;
}

function namesEnd(text: string, start: number): number {
  let end = start;
  for (;;) {
    const from = end > start && text[end] === '、' ? end + 1 : end;
    const name = nameLength(text, from);
    if (name === 0 || (end > start && from === end)) return end;
    end = from + name;
  }
}

/** A surname and one or two characters more, ended by a sign or by what leaders do. */
function nameLength(text: string, at: number): number {
  const family = compoundSurnames.has(text.slice(at, at + 2))
    ? 2
    : surnames.has(text[at] ?? '')
      ? 1
      : 0;
  if (family === 0) return 0;
  const ended = (end: number) =>
    /^(?:$|[^\p{Script=Han}]|[率赶到前作要等和及带同对在主]|出席|指挥)/u.test(text.slice(end));
  return [2, 1].map((given) => family + given).find((length) => ended(at + length)) ?? 0;
}
