/** An account at a source, as one text: the same one at another source is somebody else. */
import type { ComplaintInput } from '@heed/shared/complaint';

/** Null where the complaint names no account, or no source that it would be of. */
export function accountOf({
  source,
  complainant,
}: Pick<ComplaintInput, 'source' | 'complainant'>): string | null {
  const account = complainant?.account;
  return source === undefined || account === undefined ? null : JSON.stringify([source, account]);
}
