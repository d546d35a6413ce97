/** Evidence on the disk: each file under a key of its own, which is sealed for a person of its own. */
import { mkdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import {
  newFileKey,
  SealedFile,
  storeSealedFile,
  type StoredFile,
} from '../../kernel/seal/sealed-file';
import { Sealer, type PersonKeyRow, type SealRow } from '../../kernel/seal/sealer';
import { SealedWords } from '../../cases/sealed-words';
import { MAX_EVIDENCE_BYTES } from './evidence-type';

/** A redrawn picture may be larger than what was sent: a PNG of noise is. */
const MAX_REDRAWN_BYTES = 8 * MAX_EVIDENCE_BYTES;

/** The plain digest has evidential value, and gives a guessable file away: it belongs under the seal. */
const SealedEvidence = z.strictObject({
  fileName: z.string(),
  sha256: z.string(),
  originalKey: z.base64(),
  servedKey: z.base64(),
});

export interface NewEvidence {
  readonly id: string;
  readonly fileName: string;
  readonly original: Uint8Array;
  /** What people get: the redrawn picture, or the original itself. */
  readonly served: Uint8Array;
}

export interface KeptEvidence {
  readonly person: PersonKeyRow;
  readonly seal: SealRow;
  /** Of the original, as it lies on the disk. */
  readonly digest: string;
}

export class EvidenceFiles {
  private readonly folder: string;

  constructor(
    dataDir: string,
    private readonly sealer: Sealer,
    private readonly words: SealedWords,
  ) {
    this.folder = join(dataDir, 'evidence');
    mkdirSync(this.folder, { recursive: true, mode: 0o700 });
  }

  /** Writes both forms, durable when it answers, and seals their keys. */
  async keep(evidence: NewEvidence, at: number): Promise<KeptEvidence> {
    const { id, fileName, original, served } = evidence;
    const [originalKey, servedKey] = [newFileKey(), newFileKey()];
    const stored = await write(this.originalPath(id), original, originalKey);
    if (served !== original) await write(this.servedPath(id), served, servedKey);
    const person = this.sealer.newPerson(this.sealer.scopeOf('real', at));
    const sealed: z.infer<typeof SealedEvidence> = {
      fileName,
      sha256: stored.plainDigest,
      originalKey: originalKey.toString('base64'),
      servedKey: (served === original ? originalKey : servedKey).toString('base64'),
    };
    return { person, seal: this.sealer.seal(person, sealed), digest: stored.digest };
  }

  /** What people get of it, chunk by chunk; null where its owner was erased. */
  async open({ id, sealId, redrawn }: StoredEvidence): Promise<AsyncGenerator<Buffer> | null> {
    const sealed = SealedEvidence.safeParse((await this.words.open([sealId])).get(sealId));
    if (!sealed.success) return null;
    const path = redrawn ? this.servedPath(id) : this.originalPath(id);
    const file = await SealedFile.open(path, Buffer.from(sealed.data.servedKey, 'base64'));
    return streamed(file);
  }

  async remove(id: string): Promise<void> {
    await rm(this.originalPath(id), { force: true });
    await rm(this.servedPath(id), { force: true });
  }

  private originalPath(id: string): string {
    return join(this.folder, `${id}.original`);
  }

  private servedPath(id: string): string {
    return join(this.folder, `${id}.served`);
  }
}

/** What must be known of stored evidence to open it. */
export interface StoredEvidence {
  readonly id: string;
  readonly sealId: string;
  /** Pictures are served as drawn anew. */
  readonly redrawn: boolean;
}

async function write(path: string, content: Uint8Array, key: Uint8Array): Promise<StoredFile> {
  const stored = await storeSealedFile(path, parts(content), key, MAX_REDRAWN_BYTES);
  if (!stored) throw new Error('the redrawn picture is too large to keep');
  return stored;
}

const PART = 1024 * 1024;

async function* parts(content: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < content.length; at += PART) yield content.subarray(at, at + PART);
}

async function* streamed(file: SealedFile): AsyncGenerator<Buffer> {
  try {
    yield* file.stream();
  } finally {
    await file.close();
  }
}
