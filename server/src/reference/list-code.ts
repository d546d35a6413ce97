/** Codes for what a list names without coding it: the same path of names always makes the same code. */
import { sha256Hex } from '../kernel/seal/digest';
import { pinyinInitials } from '../kernel/text/pinyin-initials';

const LONGEST_INITIALS = 12;

/** Readable initials of the last name, and a digest of the whole path. */
export function listCode(path: readonly string[]): string {
  const initials = pinyinInitials(path.at(-1) ?? '')[0] ?? '';
  const digest = sha256Hex(path.join('\u0000')).slice(0, 8);
  return [initials.slice(0, LONGEST_INITIALS), digest].filter(Boolean).join('-');
}
