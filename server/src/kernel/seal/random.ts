/** Random bytes drawn a pool at a time: one call to the system for many keys, nonces and ids. */
import { randomFillSync } from 'node:crypto';

const POOL_BYTES = 16_384;

let pool = Buffer.alloc(0);
let used = 0;

/** Fresh random bytes. No byte of a pool is given out twice; pools are never filled again. */
export function drawRandom(count: number): Buffer {
  if (used + count > pool.length) {
    pool = randomFillSync(Buffer.allocUnsafeSlow(POOL_BYTES));
    used = 0;
  }
  used += count;
  return pool.subarray(used - count, used);
}
