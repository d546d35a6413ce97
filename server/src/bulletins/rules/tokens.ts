/** Numbers in texts: `{n1}` stands for a query; frozen, it is a value that stays. */
import type { BulletinContent, LiveNumber, NumberQuery, NumberToken } from '@heed/shared/bulletins';
import type { FrozenNumber } from '../../journal/events/bulletin-events';
import { textPlaces, type TextLanguage } from './content';

/** A `{…}` in a text: a number's token, or what a template left to be filled. */
export interface TokenPlace {
  readonly name: string;
  readonly offset: number;
  readonly length: number;
}

const braces = /\{([^{}\n]{0,80})\}/g;

export function tokenPlaces(text: string): TokenPlace[] {
  return [...text.matchAll(braces)].map((match) => ({
    name: match[1] ?? '',
    offset: match.index,
    length: match[0].length,
  }));
}

/** Tokens that stand in a text at all, by id. */
export function usedTokens(content: BulletinContent): Set<string> {
  return new Set(
    textPlaces(content).flatMap(({ text }) => tokenPlaces(text).map(({ name }) => name)),
  );
}

/** [B16] The content with every number that can be told frozen as it stands at a position. */
export function freeze(
  content: BulletinContent,
  live: readonly LiveNumber[],
  { position, now }: { readonly position: number; readonly now: string },
): BulletinContent {
  const byId = new Map(live.map((number) => [number.id, number]));
  const numbers = content.numbers.map((token): NumberToken => {
    const number = byId.get(token.id);
    if (!number || number.value === null) return { ...token, frozen: null };
    const { value, unit, source, since } = number;
    const counted = since ? { since } : {};
    return {
      ...token,
      frozen: { value, unit, source, at: number.at ?? now, ...counted, position },
    };
  });
  return { ...content, numbers };
}

/** [B5] Numbers live again. */
export function thaw(content: BulletinContent): BulletinContent {
  return { ...content, numbers: content.numbers.map((token) => ({ ...token, frozen: null })) };
}

/** The frozen numbers as the journal keeps them. */
export function frozenNumbers(content: BulletinContent): FrozenNumber[] {
  return content.numbers.flatMap((token) =>
    token.frozen
      ? [
          {
            token: token.id,
            query: token.query,
            figure: token.figure ?? null,
            zone: token.zone ?? null,
            ofIncident: token.ofIncident,
            value: token.frozen.value,
            at: new Date(token.frozen.at).toISOString(),
            ...(token.frozen.since && { since: new Date(token.frozen.since).toISOString() }),
          },
        ]
      : [],
  );
}

const formats = {
  zh: new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 2 }),
  en: new Intl.NumberFormat('en', { maximumFractionDigits: 2 }),
} as const;

/** A text as the public reads it: frozen numbers in their places. */
export function withNumbers(
  text: string,
  numbers: readonly NumberToken[],
  language: TextLanguage,
): string {
  const values = new Map(numbers.map((token) => [token.id, token.frozen?.value]));
  return text.replaceAll(braces, (whole, name: string) => {
    const value = values.get(name);
    return value === undefined ? whole : formats[language].format(value);
  });
}

/** [B18] A twentieth or more; of a count at least two: less is the pulse of a running one. */
export function differsNoticeably(query: NumberQuery, from: number, to: number): boolean {
  const apart = Math.abs(from - to);
  return apart > 0 && apart >= Math.abs(from) * 0.05 && (query === 'figure' || apart >= 2);
}
