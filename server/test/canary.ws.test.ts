/** A hundred invented people go through every door; afterwards nothing on the disk or in the log names one of them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CaseCommand } from '@heed/shared/commands';
import type { ComplaintInput } from '@heed/shared/complaint';
import type { ImportOptions, ImportRow } from '@heed/shared/imports';
import type { CaseDetail } from '@heed/shared/rows';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Books } from './books';
import { BuiltServer, makeDataDir, removeDataDir } from './built-server';
import { ByteSearch } from './byte-search';
import { csv } from './files';
import { inventedPeople, valuesOf, wordsOf, type InventedPerson } from './invented-people';
import { WarRoomClient } from './war-room-client';

const people = inventedPeople(100);
const byDoor = people.slice(0, 40);
const byBatch = people.slice(40, 70);
const byFile = people.slice(70, 95);
const refusedInFile = people.slice(95);

/** A value that does go into the clear: a search that misses it would find nobody else either. */
const control = { owner: 'control', value: '试金石街道办事处' };
const search = new ByteSearch([...people.flatMap(valuesOf), control]);

let dataDir = '';
let server: BuiltServer;
beforeAll(async () => {
  dataDir = makeDataDir();
  server = await BuiltServer.start(dataDir, { HEED_LOG_LEVEL: 'trace' });
});
afterAll(async () => {
  await server?.stop();
  removeDataDir(dataDir);
});

test(
  'names, phones, doors, mail, notes, replies and evidence of a hundred people stand nowhere in the clear',
  { timeout: 120_000 },
  async () => {
    expect((await server.post('/api/units', { name: control.value })).status).toBe(201);
    for (const person of byDoor) await goThrough(person);
    await sendBatch(byBatch);
    await importFile([...byFile, ...refusedInFile]);
    await sendWhatIsRefused(byDoor);
    await noteOverSocket(byDoor);
    await indexed();
    expect(await inTables()).toEqual([expect.stringMatching(/^unit: control /)]);
    await checkpoint();
    expect(await server.stop()).toBe(0);
    const { hits, files, bytes } = search.inFolder(dataDir);
    expect(hits.filter((hit) => !hit.includes(': control '))).toEqual([]);
    expect(hits.some((hit) => hit.startsWith('postgres/data/base/'))).toBe(true);
    expect(hits.some((hit) => hit.startsWith('postgres/data/pg_wal/'))).toBe(true);
    expect(search.in(Buffer.from(server.output))).toEqual([]);
    process.stderr.write(`canary: ${files} files, ${Math.round(bytes / 1e6)} MB searched\n`);
  },
);

/** One person by the form: evidence, complaint, every hand that writes words, and the looks that people take. */
async function goThrough(person: InventedPerson): Promise<void> {
  const evidence = await sendEvidence(person);
  const input = { ...complaintOf(person), evidenceIds: [evidence] };
  const made = await server.post<{ caseId: string }>('/api/complaints', input);
  expect(made.status, made.text).toBe(201);
  const { caseId } = made.body;
  const { name, note, reply } = person;
  await command(caseId, { kind: 'claim' });
  await command(caseId, { kind: 'contact', reached: true, note: `${name}说：${note}` });
  await command(caseId, { kind: 'note', text: note });
  await command(caseId, { kind: 'remind', note });
  await command(caseId, { kind: 'reply', text: `${name}您好，${reply}` });
  await reveal(caseId, person);
  await lookFor(person, caseId);
}

function complaintOf(person: InventedPerson): ComplaintInput {
  const { name, phone, email, address, relative, sourceId } = person;
  return {
    channel: 'web',
    source: 'mini-app',
    sourceId,
    title: `${name}家停水`,
    text: wordsOf(person),
    place: { address },
    complainant: { name, phone, email },
    onBehalfOf: relative,
  };
}

/** A paper that says what only it says, under a name that says who it is about. */
async function sendEvidence({ name, phone, shown }: InventedPerson): Promise<string> {
  const form = new FormData();
  const paper = `%PDF-1.4\n% ${shown} ${name} ${phone}\n1 0 obj\n<<>>\nendobj\n%%EOF\n`;
  form.set('file', new Blob([paper]), `${name}-${phone}.pdf`);
  const { status, body, text } = await server.send<{ id: string }>('POST', '/api/evidence', form);
  expect(status, text).toBe(201);
  return body.id;
}

type Ask<C> = C extends CaseCommand ? Omit<C, 'expectedVersion' | 'requestId'> : never;

async function command(caseId: string, ask: Ask<CaseCommand>): Promise<void> {
  const { body } = await server.send<CaseDetail>('GET', `/api/cases/${caseId}`);
  const given = { ...ask, expectedVersion: body.version, requestId: crypto.randomUUID() };
  const { status, text } = await server.post(`/api/cases/${caseId}/commands`, given);
  expect(status, `${ask.kind}: ${text}`).toBe(200);
}

/** What went in comes out again for who may ask: it is there, under its seal. */
async function reveal(caseId: string, person: InventedPerson): Promise<void> {
  const { body } = await server.send<CaseDetail>('GET', `/api/cases/${caseId}`);
  const complaintId = body.complaints[0]?.id;
  const { reason } = person;
  for (const field of ['name', 'phone', 'email'] as const) {
    const ask = { complaintId, field, reason };
    const revealed = await server.post(`/api/cases/${caseId}/reveal`, ask);
    expect(revealed.body).toEqual({ value: person[field] });
  }
  const texts = body.history.map(({ text }) => text ?? '').join('\n');
  expect(texts).toContain(person.note);
  expect(JSON.stringify(body.complaints)).not.toContain(person.phone);
}

async function lookFor({ name, phone, door }: InventedPerson, caseId: string): Promise<void> {
  const found = await server.send<{ rows: { id: string }[] }>(
    'GET',
    `/api/cases?view=all&phone=${phone}`,
  );
  expect(found.body.rows.map(({ id }) => id)).toEqual([caseId]);
  for (const words of [name, door, phone]) {
    const query = `/api/cases?view=all&q=${encodeURIComponent(words)}`;
    expect((await server.send('GET', query)).status).toBe(200);
  }
  expect((await server.post('/api/callers', { phone })).status).toBe(200);
  expect(
    (await server.post('/api/triage', { text: `${name}，${phone}，${door}停水` })).status,
  ).toBe(200);
}

async function sendBatch(those: readonly InventedPerson[]): Promise<void> {
  const lines = those.map((person) => JSON.stringify(complaintOf(person))).join('\n');
  const answer = await server.send('POST', '/api/complaints/batch', lines, {
    'content-type': 'application/x-ndjson',
  });
  expect(answer.text.match(/"status":"registered"/g)).toHaveLength(those.length);
}

const options: ImportOptions = {
  mapping: {
    columns: {
      sourceId: '编号',
      receivedAt: '时间',
      text: '内容',
      address: '地址',
      name: '姓名',
      phone: '电话',
      email: '邮箱',
      reply: '答复',
    },
    constants: { channel: 'phone' },
    source: 'old-hotline',
  },
  zone: 'Asia/Shanghai',
};

/** A file in which some rows have no time, and are kept as refused. */
async function importFile(those: readonly InventedPerson[]): Promise<void> {
  const rows = those.map((person) => {
    const time = refusedInFile.includes(person) ? '不记得了' : '2026-11-20 08:00';
    const { sourceId, address, name, phone, email, reply } = person;
    return [sourceId, time, wordsOf(person), address, name, phone, email, reply];
  });
  const header = ['编号', '时间', '内容', '地址', '姓名', '电话', '邮箱', '答复'];
  const file = () => new Blob([csv([header, ...rows])]);
  const look = new FormData();
  look.set('file', file(), 'rows.csv');
  expect((await server.send('POST', '/api/imports/preview', look)).status).toBe(200);
  const form = new FormData();
  form.set('options', JSON.stringify(options));
  form.set('file', file(), 'rows.csv');
  const { status, body, text } = await server.send<ImportRow>('POST', '/api/imports', form);
  expect(status, text).toBe(202);
  const path = `/api/imports/${body.id}`;
  await expect
    .poll(async () => (await server.send<ImportRow>('GET', path)).body, { timeout: 30_000 })
    .toMatchObject({ state: 'done', added: byFile.length, refused: refusedInFile.length });
  const refused = await server.send('GET', `${path}/refused.csv`);
  for (const person of refusedInFile) expect(refused.text).toContain(person.phone);
}

/** Whatever is refused may have been written down on the way to the refusal. */
async function sendWhatIsRefused(those: readonly InventedPerson[]): Promise<void> {
  for (const person of those) {
    const good = complaintOf(person);
    const { name, phone } = person;
    const key = { 'idempotency-key': `${name.length}-${phone}` };
    const refusals = [
      await server.post('/api/complaints', { ...good, [name]: phone }),
      await server.post('/api/complaints', { ...good, unit: name }),
      await server.post('/api/complaints', { ...good, receivedAt: '2099-01-01T00:00:00Z' }),
      await server.send('POST', '/api/complaints', JSON.stringify(good).slice(0, -1), key),
      await server.send('GET', `/api/cases/${encodeURIComponent(name)}`),
      await server.send('GET', `/api/cases?${encodeURIComponent(name)}=${phone}`),
      await server.send('GET', `/nowhere/${encodeURIComponent(name)}/${phone}`),
    ];
    for (const { status, text } of refusals) expect(status, text).toBeGreaterThanOrEqual(400);
  }
}

async function noteOverSocket(those: readonly InventedPerson[]): Promise<void> {
  const key = await server.makeKey('cases:read', 'cases:command', 'board:read');
  const client = await WarRoomClient.connect({ url: server.url, key });
  for (const { phone, note, name } of those.slice(0, 5)) {
    const found = await server.send<{ rows: { id: string; version: number }[] }>(
      'GET',
      `/api/cases?view=all&phone=${phone}`,
    );
    const { id: caseId = '', version: expectedVersion = 0 } = found.body.rows[0] ?? {};
    const given = { kind: 'note', expectedVersion, requestId: crypto.randomUUID() } as const;
    const answer = await client.command({
      caseId,
      command: { ...given, text: `${name}：${note}` },
    });
    expect(answer).not.toHaveProperty('error');
    await client.ask('case:command', { caseId, command: { ...given, [name]: phone } });
  }
  client.close();
}

/** The search tokens are written after the commit: they are part of what is searched. */
async function indexed(): Promise<void> {
  await Books.read(dataDir, async (books) => {
    await expect
      .poll(() => books.count('from complaint_text where tokens is null'), { timeout: 30_000 })
      .toBe(0);
    expect(await books.count('from complaint_text')).toBe(
      byDoor.length + byBatch.length + byFile.length,
    );
  });
}

/** Row by row as PostgreSQL reads them: what it packed on the disk is unpacked here. */
async function inTables(): Promise<string[]> {
  return Books.read(dataDir, async ({ database }) => {
    const tables = await database.query<{ name: string }>(
      `select table_name as name from information_schema.tables where table_schema = 'public'`,
    );
    expect(tables.map(({ name }) => name)).toEqual(expect.arrayContaining(['journal', 'sealed']));
    const hits: string[] = [];
    for (const { name } of tables) {
      const rows = await database.query<{ row: string }>(`select t::text as row from "${name}" t`);
      const found = search.in(Buffer.from(rows.map(({ row }) => row).join('\n')));
      hits.push(...found.map((what) => `${name}: ${what}`));
    }
    return hits;
  });
}

/** Everything that PostgreSQL has in memory goes into its files; a superuser's right. */
async function checkpoint(): Promise<void> {
  const home = join(dataDir, 'postgres');
  const { superuser } = JSON.parse(readFileSync(join(home, 'passwords.json'), 'utf8')) as {
    superuser: string;
  };
  const client = new pg.Client({
    host: join(home, 'run'),
    user: 'postgres',
    password: superuser,
    database: 'heed',
  });
  await client.connect();
  await client.query('checkpoint');
  await client.end();
}
