/** Ids for what a scenario names by code: the same code in the same realm has the same id, in every run. */
import type { Realm } from '@heed/shared/vocabulary';
import { sha256Hex } from '../kernel/seal/digest';

export function namedId(realm: Realm, kind: 'unit' | 'person' | 'post', code: string): string {
  const hex = sha256Hex(`${realm}|${kind}|${code}`);
  // Version 8: an id made by a rule of one's own.
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
  ];
  return [...parts, hex.slice(20, 32)].join('-');
}
