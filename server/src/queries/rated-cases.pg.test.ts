import { expect, test } from 'vitest';
import { useDatabase } from '../../test/pg';
import { ratedCases, told } from '../../test/rated-cases';
import { forgetRated, readOnRated } from './rated-cases';

const database = useDatabase();
const head = async () => {
  const rows = await database().database.query<{ position: number }>(
    'select position from journal_head',
  );
  return rows[0]?.position ?? 0;
};

test('[Q1] what is kept of each case is made anew where it is gone, or where a rate means something else by now', async () => {
  const city = ratedCases(database());
  const phone = '+8613900000001';
  const first = await city.hears({ phone });
  await city.does('zhou', first, { kind: 'close', reason: '已解决' });
  await city.hears({ phone });
  const rates = async () => (await city.rates()).rates;
  const before = await rates();
  expect(told(before, 'repeat')).toBe('1/2');
  await database().database.query(`update case_rated set said = replace(said, 'rest', 'historic')`);
  await database().database.query(`update case_rated_head set definition = 'another'`);
  expect(await rates()).toEqual(before);
  await forgetRated(database().database);
  expect(await rates()).toEqual(before);
});

test('a request reads on only so far, and says that it did not come to the end', async () => {
  const { database: db } = database();
  await forgetRated(db);
  expect(await readOnRated(db, await head(), 0)).toBe(false);
  expect(await readOnRated(db, await head())).toBe(true);
});
