import { describe, expect, test } from 'vitest';
import { useDatabase } from '../../test/pg';
import { Journal } from './journal';
import type { NewEvent } from './events';
import { verifyJournal } from './verify';

const database = useDatabase();
const account = '00000000-0000-7000-8000-000000000001';
const system = { kind: 'system', id: null } as const;
const started: NewEvent = { type: 'session-started', data: { accountId: account } };

function context(at: number) {
  return { at: new Date(at).toISOString(), realm: 'real', actor: system };
}

describe('the journal', () => {
  test('[invariant 1] four writers at once leave dense positions, and a follower sees each entry once, in order', async () => {
    const journal = new Journal(database().database);
    const seen: number[] = [];
    let writing = true;
    const follow = async () => {
      for (;;) {
        const last = !writing;
        const page = await journal.readAfter(seen.at(-1) ?? 0, 100);
        seen.push(...page.map(({ position }) => position));
        if (last && page.length === 0) return;
      }
    };
    const write = async (writer: number) => {
      for (let n = 0; n < 50; n += 1) {
        await journal.append(
          n % 3 === 0 ? [started, started] : [started],
          context(writer * 1e9 + n),
        );
      }
    };
    const following = follow();
    await Promise.all([1, 2, 3, 4].map(write));
    writing = false;
    await following;
    expect(seen).toEqual(Array.from({ length: 4 * (50 + 17) }, (_, n) => n + 1));
  });

  test('[invariant 1] an append that is rolled back leaves no gap', async () => {
    const { database: db } = database();
    const journal = new Journal(db);
    const before = await journal.head();
    const failed = db.transaction(async (client) => {
      await journal.append([started], context(1), client);
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    expect(await journal.append([started], context(2))).toBe(before + 1);
  });

  test('[invariant 12] verify passes, and names the first entry that was tampered with', async () => {
    const { database: db } = database();
    const journal = new Journal(db);
    expect((await verifyJournal(db)).fault).toBeNull();
    const tampered = async (statement: string) => {
      await db.query('create temp table kept as select * from journal');
      await db.query(statement);
      const { fault } = await verifyJournal(db);
      await db.query('delete from journal');
      await db.query('insert into journal select * from kept');
      await db.query('drop table kept');
      return fault?.position;
    };
    const head = await journal.head();
    expect(
      await tampered(
        `update journal set entry = replace(entry, '"v":1', '"v": 1') where position = 7`,
      ),
    ).toBe(7);
    expect(await tampered('delete from journal where position = 9')).toBe(9);
    expect(await tampered(`delete from journal where position = ${head}`)).toBe(head);
    expect(await tampered(`update journal set realm = 'drill-x' where position = 3`)).toBe(3);
    expect(await tampered(`update journal set hash = sha256(hash) where position = 5`)).toBe(5);
    expect((await verifyJournal(db)).fault).toBeNull();
  });
});
