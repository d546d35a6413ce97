import { describe, expect, test } from 'vitest';
import { sealed } from '../../../test/files';
import { sourceWorker } from '../../../test/import-worker';
import { TableReader } from './table-reader';
import { FileFaultError } from './table/file-fault';

const reader = new TableReader(sourceWorker);

describe('the parse worker', () => {
  test('sends rows page by page, in order', { timeout: 20_000 }, async () => {
    const lines = Array.from({ length: 450 }, (_none, n) => `${n},text ${n}`);
    const file = await sealed(`id,text\n${lines.join('\n')}\n`);
    const { format, rows } = await reader.survey(file);
    expect(rows).toBe(450);
    const pages = [];
    for await (const page of reader.pages(file, format)) pages.push(page);
    expect(pages.map((page) => page.length)).toEqual([200, 200, 50]);
    expect(pages.flat().map(({ cells }) => cells.join(','))).toEqual(lines);
  });

  test('names the fault of a file and the line', { timeout: 20_000 }, async () => {
    const file = await sealed('a,b\n1,2\n"x');
    await expect(reader.survey(file)).rejects.toMatchObject({ fault: 'endless-row', line: 3 });
  });

  test('says that a file was changed on the disk', { timeout: 20_000 }, async () => {
    const file = await sealed('a\n1\n');
    const key = Buffer.alloc(32);
    await expect(reader.survey({ ...file, key })).rejects.toMatchObject({ fault: 'lost' });
  });

  test('dies alone when a file takes too much memory', { timeout: 20_000 }, async () => {
    const tight = new TableReader(sourceWorker, { maxOldGenerationSizeMb: 12 });
    const rows = Array.from({ length: 400_000 }, (_none, n) => `${n}-${'x'.repeat(30)}`);
    const file = await sealed(`a\n"${rows.join('\n')}"\n`);
    const reading = tight.survey(file);
    await expect(reading).rejects.toBeInstanceOf(FileFaultError);
  });
});
