/** What a finding holds up, and until when a signature over a warning counts. */
import type { BulletinContent, LintCode, LintFinding } from '@heed/shared/bulletins';
import { contentDigest } from '../../../kernel/canonical-json';
import { textPlaces } from '../content';

const ages: ReadonlySet<LintCode> = new Set(['number-old', 'numbers-differ']);
const evenInEmergency: ReadonlySet<LintCode> = new Set([
  'personal-data',
  'unsafe-characters',
  'token-unknown',
  'text-missing',
]);

/** [B10] [B11] Whether it holds up an approval. An old number never holds up what keeps people safe. */
export function holds({ code, severity, path, signedBy }: LintFinding): boolean {
  if (severity === 'blocks') return true;
  if (signedBy !== null) return false;
  return !(ages.has(code) && isSafety(path));
}

/** [B13] What two people in an emergency can't release either. */
export function holdsEvenInEmergency({ code, severity }: LintFinding): boolean {
  return severity === 'blocks' && evenInEmergency.has(code);
}

export function isSafety(path: string): boolean {
  return path.startsWith('usable.') || path.startsWith('advice.');
}

/** [B11] Of a finding and the text that it is about, wherever that text stands. */
export function markOf(content: BulletinContent, { code, path, params }: LintFinding): string {
  const text = textPlaces(content).find((place) => place.path === path)?.text ?? path;
  return contentDigest({ code, params, text });
}
