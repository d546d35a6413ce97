import { expect, test } from 'vitest';
import { once } from '../../../test/files';
import { accepted, ImportNode, mapping, rowsOf, SYSTEM, tableOf } from '../../../test/import-node';
import { useDatabase } from '../../../test/pg';

const database = useDatabase();
const fileName = '欧阳小燕 13812345678 的投诉.csv';

async function started(node: ImportNode): Promise<string> {
  const content = once(Buffer.from(tableOf(rowsOf('names', 2))));
  const kept = accepted(await node.imports.keep({ fileName, content }));
  const options = { mapping, zone: 'Asia/Shanghai' };
  return accepted(await node.imports.start(kept, options, SYSTEM)).record.id;
}

test('a file’s name is told to those who may see the import and stands nowhere in the clear', async () => {
  const node = new ImportNode(database());
  const id = await started(node);
  expect((await node.ended(id)).record).toMatchObject({ fileName, state: 'done', added: 2 });
  expect((await node.imports.newest(SYSTEM)).map(({ record }) => record.fileName)).toEqual([
    fileName,
  ]);
  const rows = await database().database.query(
    'select row_to_json(f)::text as row from file_import f',
  );
  expect(JSON.stringify(rows)).not.toMatch(/欧阳小燕|13812345678/);
});

test('an import whose owner was erased keeps its figures and a word in place of the name', async () => {
  const node = new ImportNode(database());
  const id = await started(node);
  const { personId } = (await node.ended(id)).record;
  await database().database.query('delete from person_key where person_id = $1', [personId]);
  expect((await new ImportNode(database()).ended(id)).record).toMatchObject({
    fileName: '〔文件名〕.csv',
    nextRow: 2,
  });
});
