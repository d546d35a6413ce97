/**
 * The key store: root key and scope keys, in a folder outside PostgreSQL and outside its backups.
 * A scope is destroyed by deleting its file; nothing sealed under it opens again, in any backup.
 */
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createSecretKey,
  hkdfSync,
  randomBytes,
  type KeyObject,
} from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { drawRandom } from './random';

const NONCE = 12;
const TAG = 16;
const scopeShape = /^[a-z0-9][a-z0-9-]{0,63}$/;

/** The keys of one scope: `seal` wraps people's keys, `index` makes blind indexes. */
export interface ScopeKeys {
  readonly id: string;
  readonly seal: KeyObject;
  readonly index: KeyObject;
}

export class KeyStore {
  private readonly scopes = new Map<string, ScopeKeys>();
  private readonly derivedKeys = new Map<string, KeyObject>();
  private readonly root: KeyObject;

  /** Opens the store in `dir`, making it at the first start. Throws where its files are readable by others. */
  constructor(private readonly dir: string) {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    this.root = this.readOrMakeRoot();
  }

  /** Tells two stores apart without giving anything away: kept in the database. */
  fingerprint(): string {
    return createHash('sha256')
      .update('heed-key-store|')
      .update(this.root.export())
      .digest('hex')
      .slice(0, 32);
  }

  /** A key for one purpose, derived from the root: cookies, request keys, import files. */
  derive(purpose: string): KeyObject {
    const known = this.derivedKeys.get(purpose) ?? derived(this.root, `heed|${purpose}`);
    this.derivedKeys.set(purpose, known);
    return known;
  }

  /** The keys of a scope, made at first use. */
  scope(id: string): ScopeKeys {
    const known = this.scopes.get(id) ?? this.readScope(id);
    return known ?? this.makeScope(id);
  }

  /** The keys of a scope, or null where it was never made or has been destroyed. */
  existingScope(id: string): ScopeKeys | null {
    return this.scopes.get(id) ?? this.readScope(id);
  }

  /**
   * Deletes a scope's key for good: whatever was sealed under it opens no more, here and in any backup.
   * A mark stays in its place, so that the scope is never made anew. Doing it again does nothing more.
   */
  destroyScope(id: string): void {
    this.scopes.delete(id);
    const mark = this.markFile(id);
    if (!existsSync(mark)) placeDurably(mark, Buffer.alloc(0));
    rmSync(this.scopeFile(id), { force: true });
    syncFolder(this.dir);
  }

  /** Ids of all scopes that can still be opened. */
  liveScopes(): string[] {
    return readdirSync(this.dir)
      .filter((name) => name.startsWith('scope-') && name.endsWith('.key'))
      .map((name) => name.slice('scope-'.length, -'.key'.length));
  }

  private readOrMakeRoot(): KeyObject {
    const file = join(this.dir, 'root.key');
    if (!existsSync(file)) placeDurably(file, randomBytes(32));
    if ((statSync(file).mode & 0o077) !== 0) {
      throw new Error(`HEED_KEY_DIR: ${file} is readable by others; chmod 600 it`);
    }
    const root = readFileSync(file);
    if (root.length !== 32) throw new Error(`HEED_KEY_DIR: ${file} does not hold a key`);
    return createSecretKey(root);
  }

  private readScope(id: string): ScopeKeys | null {
    const file = this.scopeFile(id);
    if (!existsSync(file)) return null;
    return this.remember(id, unwrap(this.root, readFileSync(file), `scope|${id}`));
  }

  private makeScope(id: string): ScopeKeys {
    if (existsSync(this.markFile(id))) throw new Error(`the scope ${id} was destroyed`);
    placeDurably(this.scopeFile(id), wrap(this.root, randomBytes(32), `scope|${id}`));
    const made = this.readScope(id);
    if (!made) throw new Error(`the scope ${id} was destroyed`);
    return made;
  }

  private remember(id: string, secret: Buffer): ScopeKeys {
    const seal = createSecretKey(secret);
    const keys: ScopeKeys = { id, seal, index: derived(seal, 'index') };
    this.scopes.set(id, keys);
    return keys;
  }

  private scopeFile(id: string): string {
    return join(this.dir, `scope-${checked(id)}.key`);
  }

  private markFile(id: string): string {
    return join(this.dir, `scope-${checked(id)}.destroyed`);
  }
}

function checked(scopeId: string): string {
  if (!scopeShape.test(scopeId)) throw new Error(`not a scope id: ${scopeId}`);
  return scopeId;
}

function derived(key: KeyObject, purpose: string): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), purpose, 32)));
}

/** Nonce, ciphertext and tag of a secret under a key, bound to what it is for. */
export function wrap(key: KeyObject, secret: Buffer, purpose: string): Buffer {
  const nonce = drawRandom(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(purpose));
  const body = cipher.update(secret);
  // A counter mode has nothing left at the end; `final` only makes the tag.
  cipher.final();
  return Buffer.concat([nonce, body, cipher.getAuthTag()]);
}

/** Opens what `wrap` made; throws where key, purpose or bytes don't fit. */
export function unwrap(key: KeyObject, wrapped: Buffer, purpose: string): Buffer {
  if (wrapped.length < NONCE + TAG) throw new Error('sealed bytes are too short');
  const decipher = createDecipheriv('aes-256-gcm', key, wrapped.subarray(0, NONCE))
    .setAAD(Buffer.from(purpose))
    .setAuthTag(wrapped.subarray(wrapped.length - TAG));
  const body = wrapped.subarray(NONCE, wrapped.length - TAG);
  return Buffer.concat([decipher.update(body), decipher.final()]);
}

/**
 * A key must be on the disk before anything is sealed under it: write, fsync, link, fsync the folder.
 * Of several nodes that make the same key the first one's stands, so that none seals under a key that
 * another replaces: whoever calls reads the file afterwards.
 */
function placeDurably(file: string, bytes: Buffer): void {
  const temporary = `${file}.${drawRandom(8).toString('hex')}.tmp`;
  const handle = openSync(temporary, 'wx', 0o600);
  writeSync(handle, bytes);
  fsyncSync(handle);
  closeSync(handle);
  try {
    linkSync(temporary, file);
  } catch (error) {
    if (!existsSync(file)) throw error;
  } finally {
    rmSync(temporary, { force: true });
  }
  syncFolder(join(file, '..'));
}

function syncFolder(path: string): void {
  const folder = openSync(path, 'r');
  fsyncSync(folder);
  closeSync(folder);
}
