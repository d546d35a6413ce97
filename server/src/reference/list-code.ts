/** Codes for what a list names without coding it: the same path of names always makes the same code. */
import { createHash } from 'node:crypto';
import { pinyinInitials } from '../kernel/text/pinyin-initials';

const LONGEST_INITIALS = 12;

/** Readable initials of the last name, and a digest of the whole path. */
export function listCode(path: readonly string[]): string {
  const initials = pinyinInitials(path.at(-1) ?? '')[0] ?? '';
  const digest = createHash('sha256').update(path.join('\u0000')).digest('hex').slice(0, 8);
  return [initials.slice(0, LONGEST_INITIALS), digest].filter(Boolean).join('-');
}
