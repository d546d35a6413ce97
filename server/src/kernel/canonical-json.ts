/** One text for one value, whatever the order in which its fields were made: what digests are made of. */
import { sha256Hex } from './seal/digest';

/** JSON with the keys of every object in order; fields that are undefined are left out. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(inOrder(value));
}

/** Hexadecimal SHA-256 of the canonical text. */
export function contentDigest(value: unknown): string {
  return sha256Hex(canonicalJson(value));
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, field]) => field !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, field]) => [key, inOrder(field)]),
  );
}
