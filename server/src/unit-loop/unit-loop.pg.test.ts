import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeDesk, type Desk } from '../../test/builders';
import { water } from '../../test/case-story';
import { FakeClock } from '../../test/fake-clock';
import { useDatabase } from '../../test/pg';
import { SYSTEM } from '../access/principal';
import { SealedWords } from '../cases/sealed-words';
import type { Env } from '../config/env';
import { detectFormat, openTable } from '../intake/import/table/open-table';
import { DeskWriter } from '../journal/desk-writer';
import { Journal } from '../journal/journal';
import { newId } from '../kernel/ids';
import { RealmClock } from '../kernel/realm-clock';
import { orThrow } from '../kernel/refusal';
import { newFileKey, SealedFile, storeSealedFile } from '../kernel/seal/sealed-file';
import { ReferenceLists } from '../reference/reference-lists';
import { AnswerTaker } from './answer-taker';
import type { UnitAnswer, UnitList } from './list-record';
import { findColumns, readRows, type SheetRow } from './rules/sheet';
import { UnitLinks } from './unit-links';
import { UnitListDesk } from './unit-list-desk';
import { UnitListReader } from './unit-list-reader';
import { UnitSheets } from './unit-sheets';

const database = useDatabase();
const wall = new FakeClock(Date.now());
const env = { timeZone: 'Asia/Shanghai' } as Env;
let cases: Desk;
let desk: UnitListDesk;
let reader: UnitListReader;
let taker: AnswerTaker;
let links: UnitLinks;
let sheets: UnitSheets;
const clerk = { kind: 'account', id: newId() } as const;

beforeAll(async () => {
  const { orm, database: pool } = database();
  await pool.query(`insert into unit (id, name) values ($1, '柳林街道办')`, [water]);
  const clock = new RealmClock(wall);
  const lists = new ReferenceLists(orm, pool);
  await lists.refresh();
  cases = makeDesk(database(), clock);
  desk = new UnitListDesk(pool, new DeskWriter(pool, new Journal(pool), clock), lists);
  reader = new UnitListReader(pool, new SealedWords(pool, cases.sealer));
  taker = new AnswerTaker(pool, cases.desk, desk, cases.keys);
  links = new UnitLinks(pool, clock, reader, taker);
  sheets = new UnitSheets(reader, lists, env);
});

/** A list of as many cases of the unit, each by a person of its own. */
async function listOf(count: number): Promise<UnitList> {
  const ids: string[] = [];
  for (let n = 0; n < count; n += 1) {
    const phone = `139${String(Math.floor(Math.random() * 1e8)).padStart(8, '0')}`;
    const sealed = { text: '停水了', name: '王秀兰', phone };
    const complaint = cases.prepare({ phone, unitId: water, sealed, findRepeat: () => null });
    const answer = orThrow(await cases.desk.register(complaint));
    ids.push(answer.caseId);
  }
  const input = { unitId: water, caseIds: ids, requestId: randomUUID() };
  const { subjectId } = orThrow(await desk.make(input, SYSTEM));
  const list = await desk.find(subjectId);
  if (!list) throw new Error('the list is not there');
  return list;
}

async function give(list: UnitList, n: number, answer: UnitAnswer, by = clerk) {
  const row = (await reader.listed(list)).find((each) => each.n === n);
  if (!row) throw new Error(`no row ${n}`);
  return taker.take(list, row, answer, by);
}

const lineOf = async (list: UnitList, n: number) =>
  (await reader.lines(list, SYSTEM)).find((each) => each.n === n);
const entriesOf = (caseId: string | undefined) =>
  database().database.query<{ type: string; actor: string }>(
    `select type, entry::json -> 'actor' ->> 'kind' as actor from journal
     where case_id = $1 order by position`,
    [caseId],
  );

/** What a unit does with its sheet: fills in a row, moves a column, writes over a number, sends it back. */
async function returned(list: UnitList): Promise<{ columns: string[]; rows: SheetRow[] }> {
  const book = new ExcelJS.Workbook();
  const bytes = await sheets.workbook(list, 'zh', SYSTEM);
  await book.xlsx.load(bytes.buffer as ArrayBuffer);
  const [sheet] = book.worksheets;
  if (!sheet) throw new Error('no sheet');
  const last = sheet.columnCount;
  sheet.getRow(2).getCell(last - 2).value = '是';
  sheet.getRow(2).getCell(last - 1).value = '已送水到户';
  sheet.getRow(3).getCell(last - 1).value = '写在别人的编号上';
  sheet.getRow(3).getCell(2).value = sheet.getRow(4).getCell(2).value;
  const check = sheet.getColumn(last).values.slice(1);
  sheet.spliceColumns(last, 1);
  sheet.spliceColumns(1, 0, check as string[]);
  const path = join(database().folder, `${randomUUID()}.xlsx`);
  const key = newFileKey();
  const content = Readable.from([Buffer.from(await book.xlsx.writeBuffer())]);
  await storeSealedFile(path, content, key, 1_000_000);
  const file = await SealedFile.open(path, key);
  const table = await openTable(file, await detectFormat(file));
  const rows = await Array.fromAsync(table.rows);
  await file.close();
  return { columns: [...table.columns], rows };
}

describe('a list to a unit', () => {
  test('[U1] [U2] [U3] leaves masked, as text and as a sheet, and the journal keeps that it did', async () => {
    const list = await listOf(3);
    const [message] = await sheets.messages(list, 'zh', SYSTEM);
    expect(message).toMatch(/^【承办清单 柳林街道办 1\/1】\n共 3 件/);
    const sheet = await sheets.workbook(list, 'zh', SYSTEM);
    expect(sheet.subarray(0, 2).toString()).toBe('PK');
    for (const { name, phone } of await reader.lines(list, SYSTEM)) {
      expect([name, phone]).toEqual([
        expect.stringMatching(/^王\*+$/),
        expect.stringMatching(/^139\*{4}\d{4}$/),
      ]);
    }
    orThrow(await desk.exported(list, 'xlsx', clerk));
    const told = await database().database.query<{ entry: string }>(
      `select entry from journal where type like 'unit-list-%' order by position desc limit 2`,
    );
    expect(told.map(({ entry }) => JSON.parse(entry) as object)).toMatchObject([
      { type: 'unit-list-exported', data: { listId: list.id, format: 'xlsx', rows: 3 } },
      { type: 'unit-list-made' },
    ]);
  });

  test('[U1] a tip-off is on no list, and one that became it shows nothing of itself', async () => {
    const list = await listOf(2);
    const caseId = (await lineOf(list, 1))?.caseId ?? '';
    await database().database.query(
      `update cases set doc = (doc::jsonb || '{"procedure":"tip_off"}')::json, marks = '{tip_off}'
       where id = $1`,
      [caseId],
    );
    const hidden = { here: false, title: '', body: '', name: null, phone: null };
    expect(await lineOf(list, 1)).toMatchObject(hidden);
    const ask = { unitId: water, caseIds: [caseId], requestId: randomUUID() };
    expect(await desk.make(ask, SYSTEM)).toMatchObject({ error: 'invalid' });
  });

  test('[U4] [U5] its sheet comes back with a column moved and a number written over: row by row', async () => {
    const list = await listOf(3);
    const { columns, rows } = await returned(list);
    const found = findColumns(columns);
    if (typeof found === 'string') throw new Error(`no column ${found}`);
    const read = readRows(list.id, await reader.listed(list), found, rows);
    const result = await taker.takeAll(list, read, clerk);
    expect(result).toMatchObject({ applied: 1, refused: 1, empty: 1 });
    expect(result.rows.map(({ result: each, fault }) => [each, fault])).toEqual([
      ['applied', null],
      ['refused', 'edited'],
      ['empty', null],
    ]);
    const again = readRows(list.id, await reader.listed(list), found, rows);
    expect(await taker.takeAll(list, again, clerk)).toMatchObject({ applied: 0, already: 1 });
  });

  test('[U5] [U7] an answer is signed for, tells of the contact and replies; the same again adds nothing', async () => {
    const list = await listOf(1);
    const answer = { reached: true, text: '已送水到户' };
    expect(await give(list, 1, answer)).toEqual({ result: 'applied', error: null });
    const line = await lineOf(list, 1);
    expect(line).toMatchObject({ state: 'replied', outcome: 'applied' });
    const before = await entriesOf(line?.caseId);
    expect(before.map(({ type }) => type)).toEqual([
      'complaint-registered',
      'case-signed',
      'complainant-contacted',
      'case-replied',
      'unit-answered',
    ]);
    expect(await give(list, 1, answer)).toEqual({ result: 'already', error: null });
    expect(await entriesOf(line?.caseId)).toEqual(before);
  });

  test('[U7] what stopped between the commands and the list’s own row goes on from there', async () => {
    const list = await listOf(1);
    const answer = { reached: true, text: '已抢修' };
    const [row] = await reader.listed(list);
    if (!row) throw new Error('no row');
    await taker.take(list, row, answer, clerk);
    // The same row once more, as a server that died would find it.
    expect(await taker.take(list, row, answer, clerk)).toMatchObject({ result: 'applied' });
    const types = (await entriesOf(row.caseId)).map(({ type }) => type);
    expect(types.filter((type) => type === 'case-replied')).toHaveLength(1);
    expect(types.filter((type) => type === 'complainant-contacted')).toHaveLength(1);
  });

  test('[U6] a case that changed since is left as it is: the answer is a note, the row a conflict', async () => {
    const list = await listOf(2);
    const line = await lineOf(list, 1);
    const caseId = line?.caseId ?? '';
    orThrow(await cases.command('zhou', caseId, { kind: 'remind', expectedVersion: 1 }));
    const answer = { reached: true, text: '不必再送' };
    expect(await give(list, 1, answer)).toEqual({ result: 'conflict', error: null });
    expect(await lineOf(list, 1)).toMatchObject({ state: line?.state, outcome: 'conflict' });
    const types = (await entriesOf(caseId)).map(({ type }) => type);
    expect(types.slice(-2)).toEqual(['case-noted', 'unit-answered']);
    expect(await give(list, 1, answer)).toEqual({ result: 'already', error: null });
    expect((await reader.detail(list, SYSTEM))?.conflicts).toBe(1);
  });

  test('[U5] what the case’s rules refuse is told for that row, and may be answered otherwise', async () => {
    const list = await listOf(1);
    const silent = { reached: null, text: '已办结' };
    expect(await give(list, 1, silent)).toEqual({ result: 'refused', error: 'not-contacted' });
    expect(await give(list, 1, { reached: true, text: '已办结' })).toMatchObject({
      result: 'applied',
    });
  });
});

describe('a link', () => {
  const ask = (hours: number) => ({ hours, requestId: randomUUID() });

  test('[U8] opens the masked rows, takes each answer once, and ends by time or by hand', async () => {
    const list = await listOf(2);
    const { secret, linkId } = orThrow(await desk.link(list, ask(2), clerk));
    const opened = await links.open(secret);
    if (!opened) throw new Error('the link does not serve');
    expect(opened.lines).toHaveLength(2);
    const form = { n: 1, contact: 'yes', text: '已送水' } as const;
    expect(await links.answer(opened, form)).toMatchObject({ result: 'applied' });
    const again = await links.open(secret);
    expect(again && (await links.answer(again, { ...form, text: '又送' }))).toBeNull();
    const entries = await entriesOf(opened.lines[0]?.caseId);
    expect(entries.at(-1)).toEqual({ type: 'unit-answered', actor: 'system' });

    expect(await links.open(`${secret.slice(0, -1)}x`)).toBeNull();
    const stored = await database().database.query(
      `select 1 from unit_link l where l::text like '%' || $1 || '%'`,
      [secret],
    );
    expect(stored).toEqual([]);
    orThrow(await desk.revoke(list, linkId, { requestId: randomUUID(), by: clerk }));
    expect(await links.open(secret)).toBeNull();
    const later = orThrow(await desk.link(list, ask(1), clerk));
    wall.pass(3_600_000);
    expect(await links.open(later.secret)).toBeNull();
  });

  test('[U8] [invariant 13] a drill’s list has none', async () => {
    const list = { ...(await listOf(1)), realm: 'drill-a' };
    expect(await desk.link(list, ask(1), clerk)).toMatchObject({ error: 'in-drill' });
  });
});
