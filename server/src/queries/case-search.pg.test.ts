import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { CaseQuery } from '@heed/shared/rows';
import { fillDesk } from '../../bench/desk-fill';
import { makeDesk } from '../../test/builders';
import { FakeClock } from '../../test/fake-clock';
import { useDatabase } from '../../test/pg';
import { SYSTEM } from '../access/principal';
import { rebuildCases } from '../cases/rebuild';
import { Journal } from '../journal/journal';
import { Refusal } from '../kernel/refusal';
import { RealmClock } from '../kernel/realm-clock';
import { SearchIndexer } from '../reactors/search-indexer';
import { CaseListQuery } from './case-list';

const database = useDatabase();
const START = Date.parse('2026-11-02T02:00:00.000Z');
/** More than are looked up one by one, and more than the list counts exactly. */
const ALL = 12_600;
const ORIGINALS = 6;
const OPEN = ALL / 2;

let lists: CaseListQuery;
let rareCase: string;

beforeAll(async () => {
  const clock = new RealmClock(new FakeClock(START));
  const { desk, sealer, prepare } = makeDesk(database(), clock);
  lists = new CaseListQuery(database().database, sealer, clock);
  const hears = async (body: string, second: number) => {
    const at = new Date(START - second * 1_000).toISOString();
    const answer = await desk.register(
      prepare({ receivedAt: at, body, phone: `+8613900000${100 + second}` }),
    );
    if (answer instanceof Refusal) throw new Error(answer.error);
    return answer.caseId;
  };
  for (let n = 0; n < ORIGINALS; n += 1) {
    await hears(n === 0 ? '小区停电了' : '小区停电了,电梯困人', n);
  }
  const indexer = new SearchIndexer(database().database);
  indexer.ring();
  await fillDesk(database().connection, { all: ALL, open: OPEN });
  rareCase = await hears('围挡倒了 0931 号井', 60);
  indexer.ring();
  await vi.waitUntil(async () => (await unindexed()) === 0, { timeout: 30_000 });
  await indexer.beforeApplicationShutdown();
});

async function unindexed(): Promise<number | undefined> {
  const rows = await database().database.query<{ n: number }>(
    'select count(*)::integer as n from complaint_text where tokens is null',
  );
  return rows[0]?.n;
}

const find = (part: CaseQuery) => lists.list(SYSTEM, { limit: 50, ...part });

describe('searching the list', () => {
  test('words of many texts are found page after page, in the order of the list, each case once', async () => {
    const open = (await find({})).total - 1;
    expect(open).toBeGreaterThanOrEqual(OPEN);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await find({ q: '停电', limit: 500, ...(cursor && { cursor }) });
      seen.push(...page.rows.map(({ id }) => id));
      cursor = page.nextCursor;
      expect(page).toMatchObject({ total: open, totalCapped: false });
    } while (cursor !== null);
    expect(new Set(seen).size).toBe(open);
    expect(seen).toHaveLength(open);
  });

  test('of all cases, closed ones too, more than ten thousand are told as that', async () => {
    const page = await find({ view: 'all', q: '停电', sort: '-received' });
    expect(page).toMatchObject({ total: 10_000, totalCapped: true });
    expect(page.rows).toHaveLength(50);
    const fewer = await find({ view: 'all', q: '困人', channel: 'web' });
    expect(fewer.total).toBe((await find({ view: 'all', q: '停电', channel: 'web' })).total);
  });

  test('a rare word, one that nobody wrote, and a word with another one', async () => {
    expect((await find({ q: '围挡' })).rows.map(({ id }) => id)).toEqual([rareCase]);
    expect((await find({ q: '台风' })).total).toBe(0);
    expect((await find({ view: 'all', q: '停电 围挡' })).total).toBe(0);
    expect((await find({ q: '？' })).total).toBe(0);
  });

  test('digits are found in texts and at the end of a number', async () => {
    const rare = (await find({ q: '围挡' })).rows[0];
    const tail = rare?.caseNo.slice(-3) ?? '';
    const found = await find({ view: 'all', q: tail, limit: 500 });
    expect(found.rows.map(({ id }) => id)).toContain(rareCase);
    expect(found.rows.every(({ caseNo }) => caseNo.endsWith(tail))).toBe(true);
    expect((await find({ q: '0931' })).rows.map(({ id }) => id)).toContain(rareCase);
    expect((await find({ q: rare?.caseNo.toLowerCase() ?? '' })).total).toBe(1);
  });

  test('a case that closes leaves the searches among open ones, and comes back when it is opened again', async () => {
    const closed = (at: string) =>
      database().database.query(`update cases set closed_at = ${at} where id = $1`, [rareCase]);
    const found = async () => [
      (await find({ q: '围挡' })).total,
      (await find({ view: 'all', q: '围挡' })).total,
    ];
    await closed('received_at');
    expect(await found()).toEqual([0, 1]);
    await closed('null');
    expect(await found()).toEqual([1, 1]);
  });

  test('a text that was taken for one of a closed case is found again after a rebuild', async () => {
    const { database: db } = database();
    await db.query('update complaint_text set open = false where case_id = $1', [rareCase]);
    expect((await find({ q: '围挡' })).total).toBe(0);
    await rebuildCases(db, new Journal(db));
    expect((await find({ q: '围挡' })).total).toBe(1);
  });
});
