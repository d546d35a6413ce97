/** Passwords: hashed by argon2id, two at a time, and checked against what everybody would guess. */
import argon2 from 'argon2';
import { MIN_PASSWORD } from '@heed/shared/session';
import { randomLetters, randomSecret } from '../kernel/seal/secret';
import { isCommon } from './common-passwords';

const options = { type: argon2.argon2id, memoryCost: 65_536, timeCost: 3, parallelism: 1 } as const;

/** Each hash takes 64 MiB: more than two at a time would make the log-in a way to stop the server. */
const AT_ONCE = 2;
let running = 0;
const waiting: (() => void)[] = [];

let dummy: Promise<string> | null = null;

export async function hashPassword(password: string): Promise<string> {
  return inTurn(() => argon2.hash(password, options));
}

/** Checks a password; without a hash (no such account) it takes as long and says no. */
export async function verifyPassword(hash: string | null, password: string): Promise<boolean> {
  dummy ??= hashPassword(randomSecret());
  const against = hash ?? (await dummy);
  const fits = await inTurn(() => argon2.verify(against, password));
  return hash !== null && fits;
}

/** Why a new password won't do, or null. */
export function passwordWeakness(password: string, account: string): PasswordWeakness | null {
  const folded = password.normalize('NFKC').toLowerCase();
  if (Array.from(password).length < MIN_PASSWORD) return 'short';
  if (new Set(folded).size < 4 || isCommon(folded)) return 'common';
  if (account.length > 2 && folded.replaceAll(account.toLowerCase(), '').length < 6)
    return 'account';
  return null;
}

export type PasswordWeakness = 'short' | 'common' | 'account';

/** 120 random bits that can be read aloud: no l, I, O, 0, 1. */
export function randomPassword(): string {
  return randomLetters('abcdefghjkmnpqrstuvwxyzR23456789', 24);
}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}
