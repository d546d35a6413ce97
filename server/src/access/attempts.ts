/**
 * Slows down guessing: after some failures each further try has to wait, twice as long each time.
 * Kept in memory: a restart forgets it, and each node counts for itself.
 */
import { isIPv6 } from 'node:net';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Clock } from '../kernel/clock';

const FREE_PER_ACCOUNT = 5;
/** A whole office can come from one address. */
const FREE_PER_ADDRESS = 20;
const FIRST_DELAY = 10_000;
const LONGEST_DELAY = 15 * 60_000;
const FORGOTTEN_AFTER = 60 * 60_000;
const REMEMBERED = 20_000;

interface Failures {
  readonly count: number;
  readonly at: number;
  readonly blockedUntil: number;
}

@Injectable()
export class Attempts {
  private readonly failures = new LRUCache<string, Failures>({ max: REMEMBERED });

  constructor(private readonly clock: Clock) {}

  /** Seconds until this account may be tried from this address; 0 means now. */
  secondsToWait(account: string, address: string): number {
    const now = this.clock.now();
    const until = Math.max(
      this.recent(accountKey(account), now)?.blockedUntil ?? 0,
      this.recent(addressKey(address), now)?.blockedUntil ?? 0,
    );
    return Math.max(0, Math.ceil((until - now) / 1000));
  }

  /**
   * Counts a try as failed before its password is looked at, so that many tries at once
   * don't all slip through.
   */
  begin(account: string, address: string): void {
    this.count(accountKey(account), FREE_PER_ACCOUNT);
    this.count(addressKey(address), FREE_PER_ADDRESS);
  }

  /** Takes the try back and clears the account; the address may still be guessing others. */
  succeeded(account: string, address: string): void {
    this.failures.delete(accountKey(account));
    const key = addressKey(address);
    const known = this.failures.get(key);
    if (known) this.failures.set(key, { ...known, count: known.count - 1 });
  }

  private count(key: string, free: number): void {
    const now = this.clock.now();
    const count = (this.recent(key, now)?.count ?? 0) + 1;
    const delay = count < free ? 0 : Math.min(FIRST_DELAY * 2 ** (count - free), LONGEST_DELAY);
    this.failures.set(key, { count, at: now, blockedUntil: now + delay });
  }

  private recent(key: string, now: number): Failures | undefined {
    const known = this.failures.get(key);
    return known && now - known.at < FORGOTTEN_AFTER ? known : undefined;
  }
}

function accountKey(account: string): string {
  return `account|${account.toLowerCase()}`;
}

function addressKey(address: string): string {
  return `address|${networkOf(address)}`;
}

/** One IPv6 subscriber has a whole /64; counting single addresses would count nothing. */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped?.[1]) return mapped[1];
  const [head = '', tail] = (address.split('%')[0] ?? '').split('::');
  const left = head ? head.split(':') : [];
  const right = tail ? tail.split(':') : [];
  const missing = tail === undefined ? 0 : 8 - left.length - right.length;
  const groups = [...left, ...Array<string>(Math.max(0, missing)).fill('0'), ...right];
  return `${groups.slice(0, 4).join(':')}::/64`;
}
