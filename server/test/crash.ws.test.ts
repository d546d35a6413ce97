/** Power cuts: what was acknowledged is there once, what was not is settled by its key, whatever was killed. */
import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Snapshot } from '@heed/shared/board';
import type { ImportOptions, ImportRow } from '@heed/shared/imports';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Books } from './books';
import { BuiltServer, makeDataDir, postmasterOf, removeDataDir } from './built-server';
import { csv } from './files';
import { Ledger, Senders } from './ledger';
import { seeded, upTo } from './random-story';

const SENDERS = 64;
/** How long after the first receipt a cut may come. */
const EARLIEST_MILLISECONDS = 100;
const LATEST_MILLISECONDS = 1_000;

/** The moments of the cuts; `HEED_CRASH_SEED` brings back those of an earlier run. */
const seed = Number(process.env['HEED_CRASH_SEED'] ?? randomInt(1_000_000));
const random = seeded(seed);
tell(`seed ${seed}`);

let dataDir = '';
let server: BuiltServer | null = null;
beforeEach(() => {
  dataDir = makeDataDir();
});
afterEach(async () => {
  await server?.stop();
  removeDataDir(dataDir);
});

async function started(): Promise<BuiltServer> {
  const from = performance.now();
  server = await BuiltServer.start(dataDir);
  tell(`ready in ${Math.round(performance.now() - from)} ms`);
  return server;
}

const cuts: readonly [what: string, cut: (server: BuiltServer) => Promise<void>][] = [
  ['Node', (running) => running.kill()],
  ['Node and PostgreSQL', (running) => running.killAll()],
];

test.each(cuts)(
  '[invariant 2] kill -9 of %s under 64 senders, three times: nothing acknowledged is lost, nothing is there twice',
  { timeout: 180_000 },
  async (what, cut) => {
    let running = await started();
    const ledger = new Ledger();
    const senders = new Senders(ledger, await running.makeKey('complaints:write'), SENDERS);
    for (let round = 1; round <= 3; round += 1) {
      const sending = senders.run(running);
      await moment(ledger, `${what}, round ${round}`);
      await cut(running);
      await sending;
      tell(`${ledger.acknowledged.length} acknowledged, ${ledger.open.length} unanswered`);
      // Otherwise the cut came after the work, and proves nothing.
      expect(ledger.open.length).toBeGreaterThan(0);
      running = await started();
      await senders.settle(running);
    }
    const sending = senders.run(running);
    await pause(EARLIEST_MILLISECONDS);
    senders.stop();
    await sending;
    expect(ledger.refused).toEqual([]);
    expect(ledger.open).toEqual([]);
    await holdAgainst(ledger, running);
    expect(await running.stop()).toBe(0);
    expect(postmasterOf(dataDir)).toBe(null);
  },
);

/** The ledger against the journal, the tables, the lists and the board. */
async function holdAgainst(ledger: Ledger, running: BuiltServer): Promise<void> {
  await Books.read(dataDir, async (books) => {
    expect((await books.verify()).fault).toBe(null);
    const { first, last, count, head } = await books.positions();
    expect([first, last, head]).toEqual([1, count, count]);
    const registered = await books.entries('complaint-registered');
    const written = registered.map(({ position, data: { complaintId, caseId } }) =>
      JSON.stringify({ complaintId, caseId, position }),
    );
    const promised = ledger.acknowledged.map(({ receipt: { complaintId, caseId, position } }) =>
      JSON.stringify({ complaintId, caseId, position }),
    );
    expect(missing(promised, written), 'lost').toEqual([]);
    expect(missing(written, promised), 'never sent').toEqual([]);
    expect(repeated(promised), 'acknowledged under two keys').toEqual([]);
    const keys = registered.map(({ data }) => String(data.requestKey));
    expect(repeated(keys), 'registered twice').toEqual([]);
    expect(await books.count('from complaint')).toBe(ledger.lines.length);
    expect(await books.count('from complaint_text')).toBe(ledger.lines.length);
    await compareTotals(ledger, running, books);
  });
}

/** The folds saw each complaint once, those from before a crash as well. */
async function compareTotals(ledger: Ledger, running: BuiltServer, books: Books): Promise<void> {
  const cases = new Set(ledger.acknowledged.map(({ receipt }) => receipt.caseId)).size;
  const complaints = ledger.lines.length;
  expect(cases).toBeLessThan(complaints);
  expect(await books.count('from cases')).toBe(cases);
  const list = await running.send<{ total: number }>('GET', '/api/cases?view=all');
  expect(list.body.total).toBe(cases);
  const { parts } = await boardAt(running, (await books.positions()).head);
  const flow = { received: complaints, opened: cases, repeats: complaints - cases, open: cases };
  expect(parts.flow['now']).toMatchObject(flow);
  expect(parts.overdue['now']?.open).toBe(cases);
  const channels = await books.database.query<{ channel: string; received: number }>(
    'select channel, count(*) as received from complaint group by channel',
  );
  for (const { channel, received } of channels) {
    expect(parts.channels[channel]?.received, channel).toBe(received);
  }
}

/** The board once it has folded a position. */
async function boardAt(running: BuiltServer, position: number): Promise<Snapshot> {
  const end = performance.now() + 10_000;
  for (;;) {
    const { body } = await running.send<Snapshot>('GET', '/api/board');
    if (body.position >= position) return body;
    if (performance.now() > end) throw new Error(`the board stands at ${body.position}`);
    await pause(50);
  }
}

const ROWS = 3_000;
const HEADER = ['编号', '时间', '内容', '电话'];
const options: ImportOptions = {
  mapping: {
    columns: { sourceId: '编号', receivedAt: '时间', text: '内容', phone: '电话' },
    constants: { channel: 'web' },
    source: 'old-hotline',
  },
  zone: 'Asia/Shanghai',
};

/** Of each hundred rows one has no text, one a time that is none, one a phone that is none. */
function rowOf(n: number): string[] {
  const time = n % 100 === 41 ? '昨天' : '2024-11-20 08:00';
  const text = n % 100 === 17 ? '' : `第 ${n} 条：小区停水，请尽快处理`;
  const phone = n % 100 === 83 ? '没有' : String(13_100_000_000 + n);
  return [`row-${n}`, time, text, phone];
}

test(
  '[invariant 2] kill -9 in the middle of a file: after the next start it finishes by itself, each row once',
  { timeout: 120_000 },
  async () => {
    let running = await started();
    const table = csv([HEADER, ...Array.from({ length: ROWS }, (_none, n) => rowOf(n))]);
    const { id } = await startImport(running, table);
    const from = 300 + upTo(1_500, random);
    const seen = await importWhen(running, id, ({ rows }) => rows >= from);
    await running.kill();
    tell(`import killed after ${seen.rows} of ${ROWS} rows`);
    expect(seen).toMatchObject({ state: 'running' });
    running = await started();
    const done = await importWhen(running, id, ({ state }) => state === 'done');
    expect(done).toMatchObject({
      rows: ROWS,
      added: ROWS - 90,
      refused: 90,
      repeats: 0,
      updated: 0,
      unchanged: 0,
    });
    expect(done.refusals.map(({ rows }) => rows)).toEqual([30, 30, 30]);
    await compareImport(id, running);
    const again = await startImport(running, table);
    expect(await importWhen(running, again.id, ({ state }) => state === 'done')).toMatchObject({
      added: 0,
      unchanged: ROWS - 90,
      refused: 90,
    });
    expect(await running.stop()).toBe(0);
  },
);

async function startImport(running: BuiltServer, table: string): Promise<ImportRow> {
  const form = new FormData();
  form.set('options', JSON.stringify(options));
  form.set('file', new Blob([table]), 'rows.csv');
  const answer = await running.send<ImportRow>('POST', '/api/imports', form);
  expect(answer.status, answer.text).toBe(202);
  return answer.body;
}

async function importWhen(
  running: BuiltServer,
  id: string,
  reached: (row: ImportRow) => boolean,
): Promise<ImportRow> {
  const end = performance.now() + 60_000;
  for (;;) {
    const { body } = await running.send<ImportRow>('GET', `/api/imports/${id}`);
    if (reached(body)) return body;
    if (performance.now() > end) throw new Error(`the import stands at ${JSON.stringify(body)}`);
    await pause(5);
  }
}

async function compareImport(id: string, running: BuiltServer): Promise<void> {
  await Books.read(dataDir, async (books) => {
    expect((await books.verify()).fault).toBe(null);
    const registered = await books.entries('complaint-registered');
    expect(registered.filter(({ data }) => data.importId === id)).toHaveLength(ROWS - 90);
    expect(repeated(registered.map(({ data }) => String(data.requestKey)))).toEqual([]);
    const ends = await books.entries('import-finished');
    expect(ends.map(({ data }) => data)).toMatchObject([{ importId: id, added: ROWS - 90 }]);
    expect(await books.count('from import_refusal')).toBe(90);
    expect(await books.count('from cases')).toBe(ROWS - 90);
  });
  const { text } = await running.send('GET', `/api/imports/${id}/refused.csv`);
  const refused = Array.from({ length: ROWS }, (_none, n) => n).filter((n) =>
    [17, 41, 83].includes(n % 100),
  );
  expect(text.match(/row-\d+/g)).toEqual(refused.map((n) => `row-${n}`));
}

/** Waits until complaints are being acknowledged, and then for a moment that the seed chose. */
async function moment(ledger: Ledger, what: string): Promise<void> {
  const before = ledger.acknowledged.length;
  await expect.poll(() => ledger.acknowledged.length, { timeout: 20_000 }).toBeGreaterThan(before);
  const width = LATEST_MILLISECONDS - EARLIEST_MILLISECONDS;
  const milliseconds = EARLIEST_MILLISECONDS + upTo(width, random);
  await pause(milliseconds);
  tell(`${what}: cut after ${milliseconds} ms`);
}

function missing(wanted: readonly string[], there: readonly string[]): string[] {
  const known = new Set(there);
  return wanted.filter((each) => !known.has(each));
}

function repeated(all: readonly string[]): string[] {
  return all.filter((each, index) => all.indexOf(each) !== index);
}

function tell(line: string): void {
  process.stderr.write(`crash: ${line}\n`);
}
