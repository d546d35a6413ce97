/** A bulletin's content as data: where its texts are, its sections, and what makes it sound. */
import { BulletinSection, type BulletinContent, type Statement } from '@heed/shared/bulletins';
import { refuse, type Refusal } from '../../kernel/refusal';
import { findForbidden } from '../../kernel/text/clean-text';

export type TextLanguage = 'zh' | 'en';

/** One text of a bulletin, in one language. */
export interface TextPlace {
  readonly path: string;
  readonly language: TextLanguage;
  readonly text: string;
  /** Null for the head: title, issuer, lead and what isn't a statement. */
  readonly section: BulletinSection | null;
}

export const sections: readonly BulletinSection[] = BulletinSection.options;

/** Every statement with its section and its path. */
export function statementsOf(
  content: BulletinContent,
): { section: BulletinSection; path: string; statement: Statement }[] {
  return sections.flatMap((section) =>
    content[section].map((statement, index) => ({
      section,
      path: `${section}.${index}`,
      statement,
    })),
  );
}

/** Every text that the public can read, in the order of the page. */
export function textPlaces(content: BulletinContent): TextPlace[] {
  const { title, issuer, lead, noNextReason, removed, correction, help } = content;
  return [
    ...both('title', title),
    ...both('issuer', issuer),
    ...both('lead', lead),
    ...statementsOf(content).flatMap(({ section, path, statement }) =>
      both(`${path}.text`, statement.text, section),
    ),
    ...help.flatMap(({ label }, index) => both(`help.${index}.label`, label)),
    ...(noNextReason ? both('noNextReason', noNextReason) : []),
    ...removed.flatMap(({ reason }, index) => both(`removed.${index}.reason`, reason)),
    ...(correction
      ? (['wrong', 'right', 'reason'] as const).flatMap((part) =>
          both(`correction.${part}`, correction[part]),
        )
      : []),
  ];
}

function both(
  path: string,
  text: { readonly zh: string; readonly en: string },
  section: BulletinSection | null = null,
): TextPlace[] {
  return [
    { path: `${path}.zh`, language: 'zh', text: text.zh, section },
    { path: `${path}.en`, language: 'en', text: text.en, section },
  ];
}

/** Composed characters, plain line ends, live numbers: how a draft is kept. */
export function cleanContent(content: BulletinContent): BulletinContent {
  const clean = inNormalForm(content);
  return { ...clean, numbers: clean.numbers.map((token) => ({ ...token, frozen: null })) };
}

/** The same value with every text in NFC. */
export function inNormalForm<T>(value: T): T {
  if (typeof value === 'string') return value.replaceAll(/\r\n?/g, '\n').normalize('NFC') as T;
  if (Array.isArray(value)) return value.map(inNormalForm) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, field]) => [key, inNormalForm(field)]),
  ) as T;
}

/** [B4] Why a content can't be kept at all; null where it can. */
export function contentFault(content: BulletinContent): Refusal | null {
  const details = [...brokenTexts(content), ...repeatedIds(content)];
  return details.length > 0 ? refuse('invalid', { details }) : null;
}

function brokenTexts(content: BulletinContent) {
  const others = [
    ...content.help.map(({ number }, n) => ({ path: `help.${n}.number`, text: number })),
    ...statementsOf(content).map(({ path, statement }) => ({
      path: `${path}.verifier.name`,
      text: statement.verifier?.name ?? '',
    })),
  ];
  return [...textPlaces(content), ...others].flatMap(({ path, text }) => {
    const message = findForbidden(text);
    return message ? [{ path, message }] : [];
  });
}

function repeatedIds(content: BulletinContent) {
  const seen = new Set<string>();
  const repeated = ({ id, path }: { id: string; path: string }) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [{ path: `${path}.id`, message: 'id-used-twice' }];
  };
  return [
    ...statementsOf(content).map(({ path, statement }) => ({ path, id: `s ${statement.id}` })),
    ...content.numbers.map((token, index) => ({ path: `numbers.${index}`, id: `n ${token.id}` })),
  ].flatMap(repeated);
}
