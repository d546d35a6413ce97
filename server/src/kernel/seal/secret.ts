/** Secrets that nobody can guess, and their comparison that tells nothing by its time. */
import { randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 random bits, fit for a cookie or a header. */
export function randomSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** Random letters of an alphabet whose length divides 256, so that all are equally likely. */
export function randomLetters(alphabet: string, length: number): string {
  if (256 % alphabet.length !== 0) throw new Error('some letters would come oftener than others');
  return Array.from(randomBytes(length), (byte) => alphabet[byte % alphabet.length]).join('');
}

/** Whether two digests are the same, in a time that does not depend on where they differ. */
export function sameDigest(one: Buffer, other: Buffer): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}
