/** The ZIP of a workbook, opened only after its directory has been found harmless. */
import { Readable } from 'node:stream';
import { RandomAccessReader, fromRandomAccessReader, type Entry, type ZipFile } from 'yauzl';
import type { SealedFile } from '../../../kernel/seal/sealed-file';
import { FileFaultError } from './file-fault';
import { tableLimits } from './table-limits';

const archiveNames = /\.(zip|xlsx|xlsm|xlsb|docx|pptx|odt|ods|jar|7z|rar|gz|tgz|bz2|xz)$/i;

export class XlsxArchive {
  private readonly zip: ZipFile;
  private readonly entries: ReadonlyMap<string, Entry>;

  private constructor(zip: ZipFile, entries: ReadonlyMap<string, Entry>) {
    this.zip = zip;
    this.entries = entries;
  }

  /** Reads the directory, and refuses what would unpack to too much or hides an archive. */
  static async open(file: SealedFile): Promise<XlsxArchive> {
    const zip = await openZip(file);
    const entries = await directory(zip);
    const archive = new XlsxArchive(zip, new Map(entries.map((entry) => [entry.fileName, entry])));
    refuseBomb(entries);
    if (!archive.has('xl/workbook.xml')) throw new FileFaultError('not-xlsx');
    return archive;
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /** The plain bytes of one part. They can't be more than declared: yauzl counts them. */
  async *part(name: string): AsyncGenerator<Uint8Array> {
    const entry = this.entries.get(name);
    if (!entry) throw new FileFaultError('broken-zip');
    const stream = await this.openPart(entry);
    try {
      for await (const bytes of stream) yield bytes as Uint8Array;
    } catch (error) {
      throw error instanceof FileFaultError ? error : new FileFaultError('broken-zip');
    } finally {
      stream.destroy();
    }
  }

  private openPart(entry: Entry): Promise<Readable> {
    return new Promise((resolve, reject) => {
      this.zip.openReadStream(entry, (error, stream) => {
        if (error) reject(new FileFaultError('broken-zip'));
        else resolve(stream);
      });
    });
  }
}

/** Lets yauzl read anywhere in a sealed file. */
class SealedReader extends RandomAccessReader {
  private readonly file: SealedFile;

  constructor(file: SealedFile) {
    super();
    this.file = file;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(ranges(this.file, start, end), { objectMode: false });
  }
}

const READ_STEP = 64 * 1024;

async function* ranges(file: SealedFile, start: number, end: number): AsyncGenerator<Buffer> {
  for (let at = start; at < end; at += READ_STEP) {
    yield await file.read(at, Math.min(end, at + READ_STEP));
  }
}

function openZip(file: SealedFile): Promise<ZipFile> {
  const options = { lazyEntries: true, validateEntrySizes: true, autoClose: false };
  return new Promise((resolve, reject) => {
    fromRandomAccessReader(new SealedReader(file), file.size, options, (error, zip) => {
      if (error) reject(new FileFaultError('broken-zip'));
      else resolve(zip);
    });
  });
}

function directory(zip: ZipFile): Promise<Entry[]> {
  if (zip.entryCount > tableLimits.zipEntries) return Promise.reject(new FileFaultError('bomb'));
  const entries: Entry[] = [];
  return new Promise((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      entries.push(entry);
      if (entries.length > tableLimits.zipEntries) reject(new FileFaultError('bomb'));
      else zip.readEntry();
    });
    zip.on('end', () => resolve(entries));
    zip.on('error', () => reject(new FileFaultError('broken-zip')));
    zip.readEntry();
  });
}

function refuseBomb(entries: readonly Entry[]): void {
  let unpacked = 0;
  for (const entry of entries) {
    unpacked += entry.uncompressedSize;
    if (archiveNames.test(entry.fileName)) throw new FileFaultError('nested');
    if (entry.isEncrypted()) throw new FileFaultError('locked');
    const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize);
    const matters = entry.uncompressedSize >= tableLimits.zipRatioFrom;
    if (matters && ratio > tableLimits.zipRatio) throw new FileFaultError('bomb');
  }
  if (unpacked > tableLimits.unpackedBytes) throw new FileFaultError('bomb');
}
