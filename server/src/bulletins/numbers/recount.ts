/** Counts the frozen numbers of a bulletin again, at the positions and times that they were frozen at. */
import type { NumberToken } from '@heed/shared/bulletins';
import type { BulletinRecord } from '../bulletin-record';
import type { Reads } from '../bulletin-rows';
import { needHere } from '../../journal/parts/away';
import { readNumbers } from './number-reader';

export interface Recounted {
  readonly token: NumberToken;
  readonly frozen: { readonly value: number; readonly at: string; readonly position: number };
  /** What the journal says; null where it says nothing. */
  readonly counted: number | null;
}

/** [B16] One row a frozen number, each from the entries of the journal themselves; all of them are needed. */
export async function recount(
  reads: Reads,
  { realm, incidentId, content }: Pick<BulletinRecord, 'realm' | 'incidentId' | 'content'>,
  timeZone: string,
): Promise<Recounted[]> {
  await needHere(reads, { realm });
  const rows: Recounted[] = [];
  for (const token of content.numbers) {
    const { frozen } = token;
    if (!frozen) continue;
    const { position, at } = frozen;
    const scope = { realm, incidentId, position, at, timeZone };
    const [number] = await readNumbers(reads, [token], scope, 'journal');
    rows.push({ token, frozen, counted: number?.value ?? null });
  }
  return rows;
}
