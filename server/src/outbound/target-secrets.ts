/** Addresses and secrets of targets, sealed under a key of the key store and bound to their place. */
import { Injectable } from '@nestjs/common';
import { keyedHash } from '../kernel/seal/digest';
import { KeyStore, unwrap, wrap } from '../kernel/seal/key-store';

export type SecretName = 'address' | 'secret';

@Injectable()
export class TargetSecrets {
  constructor(private readonly keys: KeyStore) {}

  seal(targetId: string, name: SecretName, text: string): Buffer {
    return wrap(this.keys.derive('outbound'), Buffer.from(text), purpose(targetId, name));
  }

  /** Tells two inputs apart without giving away, or letting anybody guess, the secrets in them. */
  markOf(input: object): string {
    return keyedHash(this.keys.derive('outbound-requests'), JSON.stringify(input));
  }

  /** Null where there is none, or where another key store sealed it. */
  open(targetId: string, name: SecretName, sealed: Buffer | null): string | null {
    if (sealed === null) return null;
    try {
      return unwrap(this.keys.derive('outbound'), sealed, purpose(targetId, name)).toString();
    } catch {
      return null;
    }
  }
}

function purpose(targetId: string, name: SecretName): string {
  return `target|${targetId}|${name}`;
}
