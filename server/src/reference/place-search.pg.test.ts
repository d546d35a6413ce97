import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../test/pg';
import { placeSearchSql, termsOf } from './place-search';

const database = useDatabase();

describe('the search for places', () => {
  it.each(['江路1234号', '一', 'c4cjl1h', 'a-17'])(
    '%s is answered out of an index',
    async (typed) => {
      const db = database().database;
      await db.query(
        `insert into place (code, kind, name, initials)
       select 'a-' || at, 'address', chr(19968 + at) || '江路' || at || '号',
         array[left(md5(at::text), 3) || 'jl' || at || 'h']
       from generate_series(1, 3000) at on conflict do nothing`,
      );
      await db.query('analyze place');
      const parameters = [typed, `${typed}%`, `%${typed}%`, `${typed}%`, 12, 'real'];
      const plan = await db.query<{ 'QUERY PLAN': string }>(`explain ${placeSearchSql}`, [
        ...parameters,
        ...termsOf(typed, typed),
      ]);
      const lines = plan.map((row) => row['QUERY PLAN']).join('\n');
      expect(lines).toContain('Bitmap Index Scan on place_found');
      expect(lines).not.toContain('Seq Scan on place\n');
    },
  );
});
