/** Counts the numbers of a bulletin over a million entries: as a draft does, and over the journal's own entries. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ormOptions } from '../mikro-orm.config';
import { flowSql, stockSql, type Asked, type Source } from '../src/bulletins/numbers/case-counts';
import { readOnTold } from '../src/bulletins/numbers/told';
import { encodeEntry } from '../src/journal/entry-codec';
import type { CaseAfter, EventData, NewEvent } from '../src/journal/events';
import { patientLimits, type Database } from '../src/kernel/database/database';
import { startEmbeddedPostgres } from '../src/kernel/database/embedded-postgres';
import { migrate, openDatabase } from '../src/kernel/database/orm';
import { median, report, say } from './report';

const CASES = 100_000;
/** Half of what a statement may take. */
const TARGET_MILLISECONDS = 2_500;
const ROUNDS = 3;
const RECEIVED_AT = '2026-03-02T02:00:00.000Z';
const NOW = '2026-03-02T06:00:00.000Z';
const DAY_BEGAN = '2026-03-02T00:00:00.000Z';

/** Stand for the ids of a case and of its complainant until the entries are multiplied. */
const CASE = '11111111-1111-7111-8111-111111111111';
const PERSON = '22222222-2222-7222-8222-222222222222';
const INCIDENT = '33333333-3333-7333-8333-333333333333';
const UNIT = '44444444-4444-7444-8444-444444444444';

export async function numbersBench(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'heed-bench-'));
  chmodSync(dataDir, 0o755);
  const postgres = await startEmbeddedPostgres({ dataDir, log: () => undefined });
  const opened = await openDatabase(ormOptions(postgres.connection, [], patientLimits));
  try {
    await migrate(opened);
    await measure(opened.database);
  } finally {
    await opened.orm.close(true);
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function measure(database: Database): Promise<void> {
  const entries = await fill(database);
  const read = await time(() => readOnTold(database, entries));
  say(`numbers: read out of the journal in ${Math.round((read * 1_000) / entries)} µs an entry`);
  await database.query('analyze case_told');
  const asked: readonly [string, (source: Source) => Asked][] = [
    ['of the day', (source) => flowSql(source, scope(entries, null), DAY_BEGAN)],
    ['of an incident', (source) => flowSql(source, scope(entries, INCIDENT), null)],
    ['open and overdue', (source) => stockSql(source, scope(entries, null), NOW)],
  ];
  for (const [name, sql] of asked) {
    const counted = new Map<Source, string>();
    const count = async (source: Source) => {
      const { text, values } = sql(source);
      counted.set(source, JSON.stringify(await database.query(text, values)));
    };
    const ours: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) ours.push(await time(() => count('told')));
    const limit = await time(() => count('journal'));
    if (counted.get('told') !== counted.get('journal'))
      throw new Error(`${name}: the counts differ`);
    report({
      bench: `numbers ${name}`,
      ours: median(ours),
      limit,
      unit: 'ms',
      target: TARGET_MILLISECONDS,
      better: 'less',
      note: `${entries} entries of ${CASES} cases; the limit reads the journal itself`,
    });
  }
}

function scope(position: number, incidentId: string | null) {
  return { realm: 'real', position, incidentId };
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

/** Every case takes the same way, all at once: the worst that an index can meet. */
async function fill(database: Database): Promise<number> {
  const templates = lifeOfACase().map((event) =>
    encodeEntry(event, { at: RECEIVED_AT, realm: 'real', actor: { kind: 'system', id: null } }),
  );
  for (const [step, { type, entry }] of templates.entries()) {
    await database.query(
      `insert into journal (position, at, realm, type, case_id, entry, hash)
       select $1::bigint * $2 + n, $3::timestamptz, 'real', $4, c.id,
         replace(replace($5, '${CASE}', c.id::text), '${PERSON}', p.id::text), '\\x00'
       from generate_series(1, $2::integer) n
         cross join lateral (select ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid as id) c
         cross join lateral (select ('00000000-0000-7000-9000-' || lpad(to_hex(n / 2), 12, '0'))::uuid as id) p`,
      [step, CASES, RECEIVED_AT, type, entry],
    );
  }
  await database.query('analyze journal');
  return templates.length * CASES;
}

function lifeOfACase(): NewEvent[] {
  let version = 0;
  const of = (part: Partial<CaseAfter>) => {
    version += 1;
    return { caseId: CASE, after: { ...standing, ...part, version }, set: [], stopped: [] };
  };
  const unsaid = { sealId: null, sealDigest: null };
  const linked = { incidentIds: [INCIDENT], unitId: UNIT };
  const link = { incidentId: INCIDENT, rule: 'rule', heard: [], ...unsaid };
  const progress = { given: false, answered: false, outcome: null };
  const registered = { ...of({}), ...complaint, opened: true };
  const events: NewEvent[] = [
    { type: 'complaint-registered', data: registered },
    { type: 'case-linked', data: { ...of({ incidentIds: [INCIDENT] }), ...link, progress } },
    { type: 'case-dispatched', data: { ...of(linked), ...unsaid, unitId: UNIT } },
    { type: 'case-signed', data: of(linked) },
    { type: 'case-claimed', data: { ...of(linked), holderId: UNIT } },
    { type: 'complaint-registered', data: { ...of(linked), ...complaint, opened: false } },
    {
      type: 'complainant-contacted',
      data: { ...of(linked), ...unsaid, reached: true, first: true },
    },
    { type: 'case-replied', data: { ...of({ ...linked, state: 'replied' }), ...unsaid } },
    { type: 'reply-approved', data: of({ ...linked, state: 'pending_followup' }) },
    {
      type: 'case-followed-up',
      data: {
        ...of({ ...linked, state: 'closed', closedAt: NOW, running: [] }),
        ...unsaid,
        outcome: 'solved',
        satisfied: true,
        attempt: 1,
      },
    },
  ];
  return events;
}

const standing: CaseAfter = {
  caseNo: '260302-00001',
  version: 1,
  state: 'dispatched',
  urgency: 'normal',
  category: 'water-odour',
  district: 'east',
  street: 'east-willow',
  unitId: null,
  holderId: null,
  personId: PERSON,
  receivedAt: RECEIVED_AT,
  contacted: false,
  escalation: 0,
  historic: false,
  closedAt: null,
  running: [
    { kind: 'handle', startedAt: RECEIVED_AT, dueAt: NOW, soonAt: RECEIVED_AT },
    { kind: 'claim', startedAt: RECEIVED_AT, dueAt: NOW, soonAt: RECEIVED_AT },
  ],
};

const complaint: Omit<
  EventData<'complaint-registered'>,
  'caseId' | 'after' | 'set' | 'stopped' | 'opened'
> = {
  complaintId: CASE,
  repeatRule: null,
  worse: false,
  channel: 'phone',
  kind: 'complaint',
  receivedAt: RECEIVED_AT,
  occurredAt: null,
  personId: PERSON,
  reachable: true,
  sealId: PERSON,
  sealDigest: '0'.repeat(64),
  category: 'water-odour',
  urgency: 'normal',
  fired: [
    { rule: 'C-01', offset: 3, length: 4 },
    { rule: 'U-02', offset: 9, length: 2 },
  ],
  vulnerable: [],
  district: 'east',
  street: 'east-willow',
  cell: '882a100d25fffff',
  requestKey: '0'.repeat(64),
  evidenceIds: [],
  importId: null,
};
