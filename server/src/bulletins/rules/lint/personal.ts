/** What could tell the public who a person is. */
import type { BulletinContent } from '@heed/shared/bulletins';
import { normalisePhone } from '../../../kernel/text/phone';
import { personalSpans } from '../../../triage/redact';
import type { Placeholder, RedactedSpan } from '../../../triage/redacted-span';
import { textPlaces } from '../content';
import { tokenPlaces } from '../tokens';
import { foundAt, type Found } from './found';

const kinds: Readonly<Record<Placeholder, { code: string; severity: Found['severity'] }>> = {
  电话: { code: 'phone', severity: 'blocks' },
  证件: { code: 'paper', severity: 'blocks' },
  账号: { code: 'account', severity: 'blocks' },
  车牌: { code: 'plate', severity: 'blocks' },
  邮箱: { code: 'mail', severity: 'warns' },
  // A spokesperson has a name and a water point an address: a person looks and signs.
  姓名: { code: 'name', severity: 'warns' },
  门牌: { code: 'door', severity: 'warns' },
};

/** [B20] Numbers that the bulletin itself gives for help are nobody's own. */
export function personalFindings(content: BulletinContent): Found[] {
  const help = new Set(content.help.map(({ number }) => normalisePhone(number) ?? number));
  return textPlaces(content)
    .filter(({ path }) => !path.startsWith('issuer.'))
    .flatMap(({ path, text }) =>
      apart(personalSpans(withoutTokens(text))).flatMap(({ start, end, placeholder }) => {
        const { code, severity } = kinds[placeholder];
        const found = text.slice(start, end);
        if (code === 'phone' && help.has(normalisePhone(found) ?? found)) return [];
        return foundAt('personal-data', severity, path, {
          offset: start,
          length: end - start,
          params: { what: code },
        });
      }),
    );
}

/** Of spans that lie in one another the longest. */
function apart(spans: readonly RedactedSpan[]): RedactedSpan[] {
  const kept: RedactedSpan[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (span.end > (kept.at(-1)?.end ?? 0)) kept.push(span);
  }
  return kept;
}

/** What stands in braces is no text yet. */
function withoutTokens(text: string): string {
  let blank = text;
  for (const { offset, length } of tokenPlaces(text)) {
    blank = `${blank.slice(0, offset)}${' '.repeat(length)}${blank.slice(offset + length)}`;
  }
  return blank;
}
