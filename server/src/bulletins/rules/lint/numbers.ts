/** Numbers of a text: known at all, not too old, and still what was frozen. */
import type { BulletinContent, LiveNumber, NumberToken } from '@heed/shared/bulletins';
import { textPlaces } from '../content';
import { differsNoticeably, tokenPlaces } from '../tokens';
import { foundAt, type Found, type LintContext } from './found';
import { isSafety } from './severity';

/** [B16] What stands in braces is a number with a value, or has been left to be filled. */
export function tokenFindings(content: BulletinContent, { live }: LintContext): Found[] {
  const tokens = new Map(content.numbers.map((token) => [token.id, token]));
  const values = new Map(live.map((number) => [number.id, number.value]));
  return textPlaces(content).flatMap(({ path, text }) =>
    tokenPlaces(text).flatMap(({ name, offset, length }) => {
      const token = tokens.get(name);
      if (token?.frozen) return [];
      const fault = token === undefined ? 'unknown' : 'no-value';
      if (token && (values.get(name) ?? null) !== null) return [];
      return foundAt('token-unknown', 'blocks', path, {
        offset,
        length,
        params: { token: name, fault },
      });
    }),
  );
}

/** [B18] */
export function numberFindings(content: BulletinContent, { live }: LintContext): Found[] {
  const byId = new Map(live.map((number) => [number.id, number]));
  return content.numbers.flatMap((token) => {
    const number = byId.get(token.id);
    const path = placeOf(content, token);
    return number && path !== null ? agedFindings(token, number, path) : [];
  });
}

function agedFindings(token: NumberToken, number: LiveNumber, path: string): Found[] {
  const { id, query, figure = '', frozen } = token;
  const params = { token: id, query, figure };
  const found: Found[] = [];
  if (number.old) found.push(foundAt('number-old', 'warns', path, { params }));
  if (frozen && number.value !== null && differsNoticeably(query, frozen.value, number.value)) {
    const values = { from: String(frozen.value), to: String(number.value) };
    found.push(foundAt('numbers-differ', 'warns', path, { params: { ...params, ...values } }));
  }
  return found;
}

/** Where it is read; of several places one that is no safety advice, since that one can hold it up. */
function placeOf(content: BulletinContent, { id }: NumberToken): string | null {
  const paths = textPlaces(content)
    .filter(({ text }) => tokenPlaces(text).some(({ name }) => name === id))
    .map(({ path }) => path);
  return paths.find((path) => !isSafety(path)) ?? paths[0] ?? null;
}
