/** A power cut in the middle of accepting a suggestion: nothing half-done, and one incident in the end. */
import { randomUUID } from 'node:crypto';
import type { IncidentResult } from '@heed/shared/incidents';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeSuggestion } from '../src/incidents/suggestions/suggestion-rows';
import type { Database } from '../src/kernel/database/database';
import { newId } from '../src/kernel/ids';
import { Books } from './books';
import { BuiltServer, makeDataDir, removeDataDir } from './built-server';

/** Nobody has told anything of it: no signal of it is looked for, so that nothing lapses meanwhile. */
const REALM = 'replay-unheard';
let dataDir = '';
let server: BuiltServer | null = null;

beforeEach(() => {
  dataDir = makeDataDir();
});
afterEach(async () => {
  await server?.stop();
  removeDataDir(dataDir);
});

async function standing({ database }: Books): Promise<string> {
  const at = new Date().toISOString();
  const nothing = { parent: null, category: null, topic: null, cells: [], streets: [] };
  const scope = { zone: { kind: 'city', id: null }, ...nothing } as const;
  const told = { signal: 'surge-1', question: 'surge', since: at, from: at, toldAt: at } as const;
  const open = { state: 'standing', version: 1, within: null, incidentId: null } as const;
  const id = newId();
  const row = { id, realm: REALM, scope, ...told, ...open, raisedAt: at };
  await database.transaction((client) => writeSuggestion(client, row));
  return id;
}

/** Until a transaction that has decided a suggestion waits for its entries' positions. */
async function untilDecided(database: Database): Promise<void> {
  for (;;) {
    const found = await database.query(
      `select a.pid from pg_stat_activity a join pg_locks l using (pid)
       where a.wait_event_type = 'Lock' and a.query like '%journal_append%'
         and l.relation = 'incident_suggestion'::regclass and l.mode = 'RowExclusiveLock'`,
    );
    if (found.length > 0) return;
  }
}

const rows = (books: Books) =>
  books.database.query<{ state: string; version: number; incidents: number; entries: number }>(
    `select s.state, s.version,
       (select count(*) from incident where realm = s.realm)::integer as incidents,
       (select count(*) from journal where realm = s.realm)::integer as entries
     from incident_suggestion s where s.realm = $1`,
    [REALM],
  );

test(
  '[I19] [invariant 3] kill -9 while it is accepted: nothing of it stands, and whoever asks again gets one answer',
  { timeout: 120_000 },
  async () => {
    const running = await BuiltServer.start(dataDir);
    server = running;
    const accept = {
      requestId: randomUUID(),
      expectedVersion: 1,
      name: '全市来件激增',
      class: 'accident',
    };
    const id = await Books.read(dataDir, standing);
    const path = `/api/suggestions/${id}/accept`;
    await Books.read(dataDir, ({ database }) =>
      database.transaction(async (client) => {
        await client.query('select position from journal_head for update');
        const unheard = running.post(path, accept).catch(() => null);
        await untilDecided(database);
        await running.kill();
        await unheard;
      }),
    );
    server = await BuiltServer.start(dataDir);
    expect(await Books.read(dataDir, rows)).toEqual([
      { state: 'standing', version: 1, incidents: 0, entries: 0 },
    ]);

    const again = server;
    const answers = await Promise.all(
      [accept, accept].map((body) => again.post<IncidentResult>(path, body)),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(new Set(answers.map(({ body }) => body.incident.id)).size).toBe(1);
    const other = { ...accept, requestId: randomUUID() };
    expect((await again.post(path, other)).status).toBe(422);
    expect(await Books.read(dataDir, rows)).toEqual([
      { state: 'accepted', version: 2, incidents: 1, entries: 2 },
    ]);
    expect((await Books.read(dataDir, (books) => books.verify())).fault).toBeNull();
  },
);
