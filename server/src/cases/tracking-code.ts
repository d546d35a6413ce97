/** The secret with which a complainant follows a case: 50 bits, made from the case's id and stored nowhere. */
import { TRACKING_ALPHABET, TRACKING_LENGTH } from '@heed/shared/site';
import { keyedDigest, type HashKey } from '../kernel/seal/digest';
import type { KeyStore } from '../kernel/seal/key-store';
import { sameDigest } from '../kernel/seal/secret';

const BITS_A_LETTER = 5n;
const BYTES = 7;

export class TrackingCodes {
  private readonly key: HashKey;

  constructor(keys: KeyStore) {
    this.key = keys.derive('tracking');
  }

  of(caseId: string): string {
    const first = keyedDigest(this.key, caseId).subarray(0, BYTES).toString('hex');
    let bits = BigInt(`0x${first}`);
    let code = '';
    while (code.length < TRACKING_LENGTH) {
      code += TRACKING_ALPHABET[Number(bits & 31n)];
      bits >>= BITS_A_LETTER;
    }
    return code;
  }

  /** Takes as long for a wrong code as for the right one. */
  isRight(caseId: string, code: string): boolean {
    return sameDigest(Buffer.from(this.of(caseId)), Buffer.from(code));
  }
}
