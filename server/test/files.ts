/** Files to test with: sealed on the disk, tables by rows, archives by hand. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { afterAll, onTestFinished } from 'vitest';
import { newFileKey, SealedFile, storeSealedFile } from '../src/kernel/seal/sealed-file';
import type { OpenableFile } from '../src/intake/import/worker-messages';

const folder = mkdtempSync(join(tmpdir(), 'heed-files-'));
let made = 0;

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Seals content in a temporary file. */
export async function sealed(content: string | Uint8Array): Promise<OpenableFile> {
  made += 1;
  const file = { path: join(folder, `${made}`), key: newFileKey() };
  await storeSealedFile(file.path, once(Buffer.from(content)), file.key, 1e9);
  return file;
}

/** The same, open until the test ends. */
export async function openSealed(content: string | Uint8Array): Promise<SealedFile> {
  const { path, key } = await sealed(content);
  const file = await SealedFile.open(path, key);
  onTestFinished(() => file.close());
  return file;
}

export async function* once(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content;
}

/** CSV with every cell in quotes. */
export function csv(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

export interface ZipPart {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** Lies about the plain size. */
  readonly declared?: number;
  readonly encrypted?: boolean;
}

/** A ZIP made by hand, so that it can be wrong on purpose. */
export function zip(parts: readonly ZipPart[]): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const plain = Buffer.from(part.content);
    const packed = deflateRawSync(plain);
    const name = Buffer.from(part.name);
    const size = part.declared ?? plain.length;
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(part.encrypted ? 1 : 0, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(plain), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(size, 18);
    common.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, name, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    central.push(
      Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), common, tail, name]),
    );
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, directory, Buffer.from('PK\u0005\u0006'), end]);
}

const SHEET_START = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">';

/** A workbook by the XML of its one sheet's rows. */
export function workbook(rows: string, more: readonly ZipPart[] = []): Buffer {
  return zip([
    {
      name: 'xl/workbook.xml',
      content: '<workbook><sheets><sheet name="a" r:id="rId1"/></sheets></workbook>',
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content:
        '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    },
    {
      name: 'xl/worksheets/sheet1.xml',
      content: `${SHEET_START}<sheetData>${rows}</sheetData></worksheet>`,
    },
    ...more,
  ]);
}
