/** A digest that only the holder of the key can make again: equal texts meet, and nothing else shows. */
import { createHmac } from 'node:crypto';

export function keyedDigest(key: Uint8Array, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
