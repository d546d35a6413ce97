/** What imports keep under seal: the uploaded file until its rows are in, and the cells of refused rows. */
import { mkdirSync } from 'node:fs';
import { access, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { KeyStore } from '../../kernel/seal/key-store';
import { newFileKey, storeSealedFile, sweepFolder } from '../../kernel/seal/sealed-file';
import { Sealer, type PersonKeyRow, type SealRow } from '../../kernel/seal/sealer';
import { SealedWords } from '../../cases/sealed-words';
import type { ImportRecord } from './import-record';
import { rowKeys, type RowKey } from './row-keys';
import { FileFaultError } from './table/file-fault';
import { tableLimits } from './table/table-limits';
import type { OpenableFile } from './worker-messages';

/** A file's name often tells of whom it speaks: it lies under the seal, beside the key. */
const SealedFileFacts = z.strictObject({ key: z.base64(), fileName: z.string().optional() });
const SealedCells = z.strictObject({ cells: z.array(z.string()) });

/** An upload may take this long to arrive before its file counts as left behind. */
const STRAY_AFTER = 60 * 60_000;

/** Who an import's sealed things belong to: a person of its own, so that it can be erased like one. */
export interface ImportOwner {
  readonly person: PersonKeyRow;
  /** The key of the file, and its name. */
  readonly seal: SealRow;
}

/** A kept file, and what its sender called it. */
interface NamedFile {
  readonly file: OpenableFile;
  readonly fileName: string;
}

export class ImportStore {
  private readonly folder: string;

  constructor(
    dataDir: string,
    private readonly sealer: Sealer,
    private readonly words: SealedWords,
    private readonly keys: KeyStore,
  ) {
    this.folder = join(dataDir, 'imports');
    mkdirSync(this.folder, { recursive: true, mode: 0o700 });
  }

  /** Keeps an upload, durable when it answers; null where it is larger than a file may be. */
  async keep(name: string, content: AsyncIterable<Uint8Array>): Promise<OpenableFile | null> {
    const file = { path: this.path(name), key: newFileKey() };
    const stored = await storeSealedFile(file.path, content, file.key, tableLimits.fileBytes);
    return stored ? file : null;
  }

  ownerOf({ file, fileName }: NamedFile, realm: string, at: number): ImportOwner {
    const person = this.sealer.newPerson(this.sealer.scopeOf(realm, at));
    const key = Buffer.from(file.key).toString('base64');
    const facts: z.infer<typeof SealedFileFacts> = { key, fileName };
    return { person, seal: this.sealer.seal(person, facts) };
  }

  /** The imports with the names of their files; without, where the owner was erased. */
  async named(records: readonly ImportRecord[]): Promise<ImportRecord[]> {
    const opened = await this.words.open(records.map(({ sealId }) => sealId));
    return records.map((record) => {
      const facts = SealedFileFacts.safeParse(opened.get(record.sealId));
      return { ...record, fileName: facts.data?.fileName ?? record.fileName };
    });
  }

  /** The file of an import; throws the fault `lost` where its owner was erased. */
  async open({ filePath, sealId }: ImportRecord): Promise<OpenableFile> {
    const sealed = SealedFileFacts.safeParse((await this.words.open([sealId])).get(sealId));
    if (!sealed.success) throw new FileFaultError('lost');
    return { path: this.path(filePath), key: Buffer.from(sealed.data.key, 'base64') };
  }

  /** Seals rows for an import's owner. */
  async sealCells(
    record: ImportRecord,
    rows: readonly (readonly string[])[],
  ): Promise<readonly SealRow[]> {
    const person = { id: record.personId, scopeId: record.scopeId };
    // Keys are cached for a while only, and a long import makes many people in between.
    if (!this.sealer.isUnlocked(person.id)) await this.open(record);
    return rows.map((cells) => this.sealer.seal(person, { cells }));
  }

  /** Cells by seal; those that can't be opened any more are left out. */
  async openCells(sealIds: readonly string[]): Promise<Map<string, readonly string[]>> {
    const opened = [...(await this.words.open(sealIds))];
    return new Map(opened.map(([id, value]) => [id, SealedCells.parse(value).cells]));
  }

  /** Ids for rows without one, the same for the same file on every node. */
  rowKey(): RowKey {
    return rowKeys(this.keys.derive('import-rows'));
  }

  /** Whether this node has the file: another one may have taken it in. */
  async has(name: string): Promise<boolean> {
    return access(this.path(name)).then(
      () => true,
      () => false,
    );
  }

  async remove(name: string): Promise<void> {
    await rm(this.path(name), { force: true });
  }

  /** Removes what a crash left behind: files that no unfinished import names. */
  async sweep(wanted: ReadonlySet<string>, now: number): Promise<void> {
    await sweepFolder(this.folder, (name) => wanted.has(name), now - STRAY_AFTER);
  }

  private path(name: string): string {
    return join(this.folder, name);
  }
}
