import { expect, test } from 'vitest';
import { useDatabase } from '../../../test/pg';
import { listText, rowsText } from './list-text';

const database = useDatabase();

const awkward = [
  '',
  ' ',
  'null',
  'NULL',
  'a b',
  'a,b',
  '{}',
  '(,)',
  '"',
  '\\',
  '\\"',
  'a\nb',
  '一、二',
  "'",
];

test('an array holds what was put into it', async () => {
  const values = [...awkward, null];
  const rows = await database().database.query<{ list: (string | null)[] }>(
    'select $1::text[] as list',
    [listText(values)],
  );
  expect(rows[0]?.list).toEqual(values);
});

test('a row holds what was put into it: texts, nothing, numbers, arrays and objects', async () => {
  const rows = awkward.map((text, n) => ({ w: n, id: null, scope: text, key: undefined }));
  const columns = ['w', 'id', 'scope', 'key'] as const;
  const found = await database().database.query(
    'select * from unnest($1::written_person[]) order by w',
    [rowsText(rows, columns)],
  );
  expect(found).toEqual(rows.map((row) => ({ ...row, key: null })));
  const [nested] = await database().database.query(
    'select (unnest($1::written_case[])).marks as marks, (unnest($2::written_complaint[])).flags as flags',
    [
      rowsText(
        [{ none: null, marks: awkward }],
        [...Array.from({ length: 30 }, () => 'none' as const), 'marks', 'none'],
      ),
      rowsText(
        [{ none: null, flags: { '"a"': 'b\\c' } }],
        [
          ...Array.from({ length: 13 }, () => 'none' as const),
          'flags',
          'none',
          'none',
          'none',
          'none',
        ],
      ),
    ],
  );
  expect(nested).toEqual({ marks: awkward, flags: { '"a"': 'b\\c' } });
});

test('no row is an empty array', async () => {
  const found = await database().database.query('select * from unnest($1::written_seal[])', [
    rowsText([], ['w']),
  ]);
  expect(found).toEqual([]);
});
