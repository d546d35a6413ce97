/**
 * Seals personal data under a key per person, wrapped by the key of a scope.
 * Scope: one a calendar month for routine work, one a realm for drills and replays.
 */
import { createSecretKey, type KeyObject } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { newId } from '../ids';
import { isoTime } from '../instant';
import { keyedHash, sha256Hex } from './digest';
import { drawRandom } from './random';
import { KeyStore, unwrap, wrap } from './key-store';

/** AES-256-GCM with a 96-bit random nonce. */
export const SUITE = 1;

/** What makes a person known again. */
export type IndexKind = 'phone' | 'email' | 'account';

/** A person in one scope: the unit that can be erased. */
export interface Person {
  readonly id: string;
  readonly scopeId: string;
}

/** A new person's key as it is stored. */
export interface PersonKeyRow extends Person {
  readonly wrappedKey: Buffer;
}

/** Sealed bytes as they are stored, and the digest that the journal keeps. */
export interface SealRow {
  readonly id: string;
  readonly personId: string;
  readonly scopeId: string;
  readonly bytes: Buffer;
  readonly digest: string;
}

interface CachedKey {
  readonly key: KeyObject;
  readonly scopeId: string;
}

const MONTH = 31 * 86_400_000;
const CACHED_KEYS = 20_000;
const INDEX_BYTES = 16;

export class Sealer {
  private readonly keys = new LRUCache<string, CachedKey>({ max: CACHED_KEYS });

  constructor(private readonly store: KeyStore) {}

  /** The scope that a realm's routine work belongs to in the month of `at`. */
  scopeOf(realm: string, at: number): string {
    if (realm !== 'real') return realm;
    return `routine-${isoTime(at).slice(0, 'yyyy-mm'.length)}`;
  }

  /** The scopes in which somebody who was heard of lately may lie, the present one first: of `at`, and of a month before. */
  presentScopes(realm: string, at: number): string[] {
    return [...new Set([at, at - MONTH].map((time) => this.scopeOf(realm, time)))];
  }

  /** A person with a fresh key. */
  newPerson(scopeId: string): PersonKeyRow {
    const id = newId();
    const key = drawRandom(32);
    this.keys.set(id, { key: createSecretKey(key), scopeId });
    const wrappedKey = wrap(this.store.scope(scopeId).seal, key, `person|${id}|${scopeId}`);
    return { id, scopeId, wrappedKey };
  }

  /** Makes a stored person's key usable; returns false where the scope has been destroyed. */
  unlock(person: PersonKeyRow): boolean {
    if (this.keys.has(person.id)) return true;
    const scope = this.store.existingScope(person.scopeId);
    if (!scope) return false;
    const purpose = `person|${person.id}|${person.scopeId}`;
    const key = createSecretKey(unwrap(scope.seal, person.wrappedKey, purpose));
    this.keys.set(person.id, { key, scopeId: person.scopeId });
    return true;
  }

  isUnlocked(personId: string): boolean {
    return this.keys.has(personId);
  }

  /** Seals a value under a person's key, bound to its own row. The person must be new or unlocked. */
  seal(person: Person, value: unknown): SealRow {
    const id = newId();
    const bytes = wrap(
      this.keyOf(person),
      Buffer.from(JSON.stringify(value)),
      aad(id, person.id, person.scopeId),
    );
    const digest = sha256Hex(bytes);
    return { id, personId: person.id, scopeId: person.scopeId, bytes, digest };
  }

  /** Opens a seal of an unlocked person. */
  open(seal: Omit<SealRow, 'digest'>): unknown {
    const key = this.keyOf({ id: seal.personId, scopeId: seal.scopeId });
    return JSON.parse(
      unwrap(key, seal.bytes, aad(seal.id, seal.personId, seal.scopeId)).toString(),
    );
  }

  /** The blind index of a value in a scope: equal values meet, nothing else shows. */
  blindIndex(scopeId: string, kind: IndexKind, value: string): Buffer {
    return Buffer.from(this.blindIndexHex(scopeId, kind, value), 'hex');
  }

  /** The same in hexadecimal. */
  blindIndexHex(scopeId: string, kind: IndexKind, value: string): string {
    const whole = keyedHash(this.store.scope(scopeId).index, `${kind}|${value}`);
    return whole.slice(0, INDEX_BYTES * 2);
  }

  /** The blind indexes of a value in every scope that still lives, for a search. */
  blindIndexes(kind: IndexKind, value: string): { scopeId: string; index: Buffer }[] {
    return this.store
      .liveScopes()
      .map((scopeId) => ({ scopeId, index: this.blindIndex(scopeId, kind, value) }));
  }

  /** Destroys the key of a scope, and forgets those that it opened. */
  destroyScope(scopeId: string): void {
    this.store.destroyScope(scopeId);
    for (const [personId, cached] of this.keys.entries()) {
      if (cached.scopeId === scopeId) this.keys.delete(personId);
    }
  }

  private keyOf(person: Person): KeyObject {
    const cached = this.keys.get(person.id);
    if (!cached) throw new Error('the person is not unlocked');
    return cached.key;
  }
}

function aad(sealId: string, personId: string, scopeId: string): string {
  return `${SUITE}|sealed|${sealId}|${personId}|${scopeId}`;
}
