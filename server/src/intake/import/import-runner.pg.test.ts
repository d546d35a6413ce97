import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { once } from '../../../test/files';
import {
  accepted,
  ImportNode,
  mapping,
  rowsOf,
  SYSTEM,
  tableOf,
  type NodeParts,
} from '../../../test/import-node';
import { sourceWorker } from '../../../test/import-worker';
import { useDatabase } from '../../../test/pg';
import { projectRoot } from '../../config/project-root';
import type { Actor, JournalEntry } from '../../journal/events';
import type { Journal } from '../../journal/journal';
import { isRefusal } from '../../kernel/refusal';
import { ImportRecords } from './import-records';
import { TableReader } from './table-reader';

const database = useDatabase();
const node = (parts?: NodeParts) => new ImportNode(database(), parts);

async function entries(journal: Journal, type: JournalEntry['type']): Promise<JournalEntry[]> {
  const all: JournalEntry[] = [];
  for (let from = 0; ;) {
    const page = await journal.readAfter(from, 1_000);
    const last = page.at(-1);
    if (!last) return all.filter((entry) => entry.type === type);
    all.push(...page);
    from = last.position;
  }
}

async function countOf(table: string): Promise<number> {
  const rows = await database().database.query<{ n: number }>(
    `select count(*)::int as n from ${table}`,
  );
  return rows[0]?.n ?? 0;
}

describe('an import', () => {
  test('registers every row, journals its start and end, and leaves no file behind', async () => {
    const here = node();
    const id = await here.start(tableOf(rowsOf('whole', 450)), { historic: true });
    const { record } = await here.ended(id);
    expect(record).toMatchObject({
      state: 'done',
      error: null,
      nextRow: 450,
      totalRows: 450,
      added: 450,
      repeats: 0,
      updated: 0,
      unchanged: 0,
      refused: 0,
    });
    expect(record.finishedAt).not.toBeNull();
    const registered = await entries(here.journal, 'complaint-registered');
    const own = registered.flatMap((entry) =>
      entry.type === 'complaint-registered' && entry.data.importId === id ? [entry.data] : [],
    );
    expect(own).toHaveLength(450);
    expect(own.every(({ after }) => after.historic)).toBe(true);
    const told = [
      ...(await entries(here.journal, 'import-started')),
      ...(await entries(here.journal, 'import-finished')),
    ];
    expect(told.map(({ data }) => data)).toEqual([
      { importId: id, historic: true },
      { importId: id, rows: 450, added: 450, updated: 0, refused: 0, failed: false },
    ]);
    expect(readdirSync(join(database().folder, 'imports'))).toEqual([]);
  });

  test('adds nothing the second time, and updates the rows that changed at their source', async () => {
    const content = tableOf(rowsOf('again', 230));
    expect(await node().imported(content)).toMatchObject({ added: 230 });
    const complaints = await countOf('complaint');
    expect(await node().imported(content)).toMatchObject({ added: 0, unchanged: 230 });
    const changed = [...rowsOf('again', 30, 'closed'), ...rowsOf('again', 230).slice(30)];
    expect(await node().imported(tableOf(changed))).toMatchObject({ updated: 30, unchanged: 200 });
    expect(await countOf('complaint')).toBe(complaints);
  });

  test('adds nothing the second time without ids in the file, though rows are equal', async () => {
    const columns = { receivedAt: 'at', text: 'text' };
    const rows = [...rowsOf('plain', 3), ...rowsOf('plain', 3)];
    const options = { mapping: { ...mapping, columns, source: 'plain' } };
    expect(await node().imported(tableOf(rows), options)).toMatchObject({ added: 6 });
    expect(await node().imported(tableOf(rows), options)).toMatchObject({ added: 0, unchanged: 6 });
  });

  test('keeps refused rows with their reasons, sealed, for download', async () => {
    const here = node();
    const content = [
      'id,at,text,phone,state',
      'bad-1,2024-11-20 08:00,停电,13900000001,open',
      'bad-2,昨天,电话打不通,13900000002,open',
      'bad-3,2024-11-20 08:00,一共四格,13900000003',
      'bad-4,2024-11-20 08:00,号码不对,ask 小王,open',
      'bad-5,2024-11-20 08:00,来电号码不对,call me,open',
    ].join('\n');
    const id = await here.start(content);
    const { record, refusals } = await here.ended(id);
    expect(record).toMatchObject({ state: 'done', nextRow: 5, added: 1, refused: 4 });
    expect(refusals.map(({ fault, rows }) => [fault.reason, fault.column, rows])).toEqual([
      ['not-a-phone', 'phone', 2],
      ['ragged', null, 1],
      ['not-a-time', 'at', 1],
    ]);
    const stored = await database().database.query<{ row: string }>(
      `select row_to_json(r)::text as row from import_refusal r where import_id = $1`,
      [id],
    );
    expect(JSON.stringify(stored)).not.toMatch(/13900000002|小王|昨天/);
    const lines = [];
    for await (const row of accepted(await here.imports.refusedRows(id, SYSTEM))) lines.push(row);
    expect(lines.map(({ line, cells }) => [line, cells?.[0]])).toEqual([
      [3, 'bad-2'],
      [4, 'bad-3'],
      [5, 'bad-4'],
      [6, 'bad-5'],
    ]);
    const downloads = await entries(here.journal, 'import-refusals-downloaded');
    expect(downloads.map(({ data }) => data)).toEqual([{ importId: id, rows: 4 }]);
  });

  test('is refused before it starts where the file or the mapping is wrong', async () => {
    const here = node();
    const before = await countOf('file_import');
    expect(await here.tryToStart('')).toMatchObject({ error: 'malformed' });
    expect(await here.tryToStart('%PDF-1.4')).toMatchObject({ error: 'unsupported-media' });
    expect(await here.tryToStart('a,b\n1,2\n')).toMatchObject({ error: 'invalid' });
    expect(await here.tryToStart(tableOf(rowsOf('x', 1)), { zone: 'Moon/Sea' })).toMatchObject({
      error: 'invalid',
      extra: { details: [{ path: 'zone', message: 'no-such-zone' }] },
    });
    expect(await countOf('file_import')).toBe(before);
    expect(readdirSync(join(database().folder, 'imports'))).toEqual([]);
  });

  test('is seen by the key that started it and by no other key', async () => {
    const { imports } = node();
    const stranger: Actor = { kind: 'key', id: '01890000-0000-7000-8000-000000000001' };
    const id = (await imports.newest(SYSTEM))[0]?.record.id ?? '';
    expect(isRefusal(await imports.find(id, SYSTEM))).toBe(false);
    expect(await imports.find(id, stranger)).toMatchObject({ error: 'not-found' });
    expect(await imports.newest(stranger)).toEqual([]);
    expect(await imports.find('no-id', SYSTEM)).toMatchObject({ error: 'not-found' });
  });
});

/** Reads pages until one is reached, and breaks there as a crash would: after it was sent, not counted. */
class BreakingReader extends TableReader {
  constructor(
    private readonly whole: number,
    private readonly failure: () => Error,
  ) {
    super(sourceWorker);
  }

  override async *pages(
    ...args: Parameters<TableReader['pages']>
  ): ReturnType<TableReader['pages']> {
    let page = 0;
    for await (const rows of super.pages(...args)) {
      if (page === this.whole) throw this.failure();
      page += 1;
      yield rows;
    }
  }
}

/** Loses the database after the rows of the second page are in and before they are counted. */
class ForgetfulRecords extends ImportRecords {
  private page = 0;

  override async advance(...args: Parameters<ImportRecords['advance']>): Promise<void> {
    this.page += 1;
    if (this.page === 2) throw outage();
    await super.advance(...args);
  }
}

function outage(): Error {
  return new Error('Connection terminated unexpectedly');
}

describe('an import that is broken off', () => {
  test('goes on at its next row, on another node, to the same totals', async () => {
    const before = await countOf('complaint');
    const content = tableOf(rowsOf('cut', 900));
    const first = node({ reader: new BreakingReader(2, outage) });
    const id = await first.start(content);
    const halfway = (await first.ended(id)).record;
    expect(halfway).toMatchObject({ state: 'running', nextRow: 400, added: 400 });
    const second = node();
    second.runner.wake();
    const { record } = await second.ended(id);
    expect(record).toMatchObject({ state: 'done', nextRow: 900, added: 900, unchanged: 0 });
    expect(await countOf('complaint')).toBe(before + 900);
  });

  test('counts the rows of a page whose progress was lost for what they were', async () => {
    const rows = [...rowsOf('lost', 300), ...rowsOf('lost', 100)];
    const complete = node();
    const done = (await complete.ended(await complete.start(tableOf(rows)))).record;
    expect(done).toMatchObject({ added: 300, unchanged: 100 });

    const others = [...rowsOf('lost too', 300), ...rowsOf('lost too', 100)];
    const first = node({ Records: ForgetfulRecords });
    const id = await first.start(tableOf(others));
    const halfway = (await first.ended(id)).record;
    expect(halfway).toMatchObject({ state: 'running', nextRow: 200, added: 200 });
    const second = node();
    second.runner.wake();
    const { record } = await second.ended(id);
    expect(record).toMatchObject({ state: 'done', added: 300, unchanged: 100, nextRow: 400 });
  });

  test('stops between two pages when its server stops', async () => {
    const here = node();
    const id = await here.start(tableOf(rowsOf('stop', 5_000)));
    await here.runner.onModuleDestroy();
    // Whoever comes next may have it at once, and not only when PostgreSQL has ended the session.
    expect(await countOf("pg_locks where locktype = 'advisory' and classid = 4711002")).toBe(0);
    const stopped = accepted(await here.imports.find(id, SYSTEM)).record;
    expect(stopped.state === 'done').toBe(false);
    expect(stopped.nextRow % 200).toBe(0);
    const next = node();
    await next.runner.onApplicationBootstrap();
    // On a busy machine it may be broken off again, by a time limit: its node's timer takes it up.
    await expect
      .poll(async () => (await next.ended(id)).record, { timeout: 25_000 })
      .toMatchObject({ state: 'done', added: 5_000, unchanged: 0 });
    await next.runner.onModuleDestroy();
  });

  test('is run by one node only, however many look', async () => {
    const nodes = [node(), node(), node()];
    const [first] = nodes;
    if (!first) throw new Error('there are three');
    const id = await first.start(tableOf(rowsOf('race', 600)));
    for (const each of nodes) each.runner.wake();
    for (const each of nodes) await each.runner.idle();
    const { record } = await first.ended(id);
    expect(record).toMatchObject({ state: 'done', added: 600, unchanged: 0 });
  });

  test('fails where its file was changed on the disk, and keeps what was done', async () => {
    const first = node({ reader: new BreakingReader(1, outage) });
    const id = await first.start(tableOf(rowsOf('torn', 500)));
    await first.runner.idle();
    writeFileSync(join(database().folder, 'imports', `${id}.sealed`), 'not what it was');
    const second = node();
    second.runner.wake();
    const { record } = await second.ended(id);
    expect(record).toMatchObject({ state: 'failed', error: 'lost', nextRow: 200, added: 200 });
  });

  test('fails instead of trying for ever where something in us is broken', async () => {
    const here = node({ reader: new BreakingReader(1, () => new TypeError('a bug')) });
    const { record } = await here.ended(await here.start(tableOf(rowsOf('bug', 300))));
    expect(record).toMatchObject({ state: 'failed', error: 'internal', added: 200 });
  });
});

const requests = join(
  projectRoot(import.meta.dirname),
  '..',
  'shared',
  'data',
  'houston-2017',
  'requests.csv',
);

describe('the real data beside the repository', () => {
  test.skipIf(!existsSync(requests))(
    '10,826 requests come in by their proposal, and a second import adds none',
    { timeout: 120_000 },
    async () => {
      const content = readFileSync(requests, 'utf8');
      const { imports } = node();
      const upload = { fileName: 'requests.csv', content: once(Buffer.from(content)) };
      const { proposal } = accepted(await imports.preview(upload, 'America/Chicago'));
      const options = { mapping: proposal.mapping, zone: 'America/Chicago', historic: true };
      const first = await node().imported(content, options);
      expect(first).toMatchObject({ state: 'done', nextRow: 10_826, refused: 0, unchanged: 0 });
      expect(first.added + first.repeats).toBe(10_826);
      const second = await node().imported(content, options);
      expect(second).toMatchObject({ state: 'done', added: 0, repeats: 0, unchanged: 10_826 });
    },
  );
});
