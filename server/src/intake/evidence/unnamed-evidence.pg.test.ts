import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { anIncident } from '../../../test/bulletin-desks';
import { makeDesk } from '../../../test/builders';
import { once } from '../../../test/files';
import { accepted } from '../../../test/import-node';
import { useDatabase } from '../../../test/pg';
import { SealedWords } from '../../cases/sealed-words';
import type { Actor } from '../../journal/events';
import { Journal } from '../../journal/journal';
import { Clock } from '../../kernel/clock';
import { EvidenceFiles } from './evidence-files';
import { EvidenceRecords } from './evidence-records';
import { EvidenceShelf } from './evidence-shelf';
import { UnnamedEvidence } from './unnamed-evidence';

const SENDER: Actor = { kind: 'system', id: null };
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

class ShiftedClock extends Clock {
  shift = 0;
  override now(): number {
    return super.now() + this.shift;
  }
}

const database = useDatabase();
let said: string[] = [];

beforeEach(() => {
  said = [];
  const ignore = () => undefined;
  const keep = (message: string) => said.push(message);
  Logger.overrideLogger({ log: keep, warn: ignore, error: ignore });
});
afterEach(async () => {
  Logger.overrideLogger(false);
  rmSync(join(database().folder, 'evidence'), { recursive: true });
  for (const table of [
    'promise',
    'bulletin',
    'complaint_text',
    'complaint',
    'cases',
    'evidence',
    'sealed',
    'person_key',
  ]) {
    await database().database.query(`delete from ${table}`);
  }
});

/** A node with a shelf of its own, and a clock that can be put forward. */
function openShelf() {
  const opened = database();
  const { desk, sealer, prepare } = makeDesk(opened);
  const clock = new ShiftedClock();
  const words = new SealedWords(opened.database, sealer);
  const files = new EvidenceFiles(opened.folder, sealer, words);
  const records = new EvidenceRecords(opened.database, new Journal(opened.database), clock);
  const shelf = new EvidenceShelf(files, records);
  return {
    clock,
    shelf,
    sweeper: new UnnamedEvidence(opened.database, files, clock),
    send: async () => {
      const upload = { fileName: 'a.pdf', content: once(Buffer.from('%PDF-1.7\n')) };
      return accepted(await shelf.keep(upload, SENDER)).id;
    },
    commitNaming: async (...evidenceIds: string[]) => {
      accepted(await desk.register(prepare({ evidenceIds })));
    },
  };
}

function onDisk(): string[] {
  const names = readdirSync(join(database().folder, 'evidence'));
  return names.map((name) => name.replace(/\..*$/, '')).sort();
}

async function inTables() {
  const count = async (table: string) =>
    (
      await database().database.query<{ n: number }>(`select count(*)::integer as n from ${table}`)
    )[0]?.n;
  return [await count('evidence'), await count('sealed'), await count('person_key')];
}

describe('evidence that nobody named', () => {
  test('goes after its day and the margin: file, row, seal and key; what is named stays', async () => {
    const { clock, sweeper, send, commitNaming } = openShelf();
    const [named] = [await send(), await send(), await send()];
    await commitNaming(named);
    clock.shift = 24 * HOUR + 59 * MINUTE;
    expect(await sweeper.sweep()).toBe(0);
    clock.shift = 25 * HOUR + MINUTE;
    expect(await sweeper.sweep()).toBe(2);
    expect(onDisk()).toEqual([named]);
    // The complaint's person and seal are the second ones.
    expect(await inTables()).toEqual([1, 2, 2]);
    expect(said).toEqual(['removed evidence that no complaint named in time: 2']);
  });

  test('stays where it is the signed paper of a bulletin, or proves that a promise was kept', async () => {
    const { clock, sweeper, send } = openShelf();
    const [paper, proof, nobodys] = [await send(), await send(), await send()];
    const incident = await anIncident(database());
    const signed = { kind: 'approved-on-paper', paper: { signer: '陈卓', evidenceId: paper } };
    await database().database.query(
      `insert into bulletin (id, realm, incident_id, version, state, kind, title, content_version,
         digest, hands, authors, signed, emergency, saved_at, edited_by)
       values (gen_random_uuid(), 'real', $1, 1, 'signed_on_paper', 'first', '{}', 1, '', $2, '[]',
         '[]', false, now(), '{}')`,
      [incident, JSON.stringify([signed])],
    );
    await database().database.query(
      `insert into promise (id, realm, incident_id, version, state, text, owner, made_at, due_at,
         evidence_id, earlier_due_at)
       values (gen_random_uuid(), 'real', $1, 2, 'kept', '{}', '何伟', now(), now(), $2, '[]')`,
      [incident, proof],
    );
    clock.shift = 100 * HOUR;
    expect(await sweeper.sweep()).toBe(1);
    expect(onDisk()).toEqual([paper, proof].toSorted());
    expect(onDisk()).not.toContain(nobodys);
  });

  test('stays where a complaint that began to name it in time is committed later', async () => {
    const { clock, shelf, sweeper, send, commitNaming } = openShelf();
    const id = await send();
    clock.shift = 24 * HOUR - MINUTE;
    expect(await shelf.fault([id], SENDER)).toBeNull();
    clock.shift = 24 * HOUR + 30 * MINUTE;
    expect(await sweeper.sweep()).toBe(0);
    await commitNaming(id);
    clock.shift = 100 * HOUR;
    expect(await sweeper.sweep()).toBe(0);
    expect(onDisk()).toEqual([id]);
  });

  test('can’t be named any more once it may be removed; what was named can be named again', async () => {
    const { clock, shelf, send, commitNaming } = openShelf();
    const [named, unnamed] = [await send(), await send()];
    await commitNaming(named);
    clock.shift = 24 * HOUR + MINUTE;
    expect(await shelf.fault([named], SENDER)).toBeNull();
    expect(await shelf.fault([named, unnamed], SENDER)).toMatchObject({
      error: 'invalid',
      extra: { details: [{ path: 'evidenceIds.1', message: 'no-such-evidence' }] },
    });
  });

  test('is left to the node that is at it, and found again where that node gave up', async () => {
    const { clock, sweeper, send } = openShelf();
    await send();
    clock.shift = 26 * HOUR;
    const other = await database().database.pool.connect();
    await other.query('begin');
    await other.query('select pg_advisory_xact_lock(4711003)');
    expect(await sweeper.sweep()).toBe(0);
    await other.query('rollback');
    other.release();
    expect(await sweeper.sweep()).toBe(1);
    expect(onDisk()).toEqual([]);
  });

  test('goes once, page by page, however many nodes sweep', async () => {
    const nodes = [openShelf(), openShelf()] as const;
    for (let n = 0; n < 5; n += 1) await nodes[0].send();
    await database().database.query(
      `insert into evidence select gen_random_uuid(), null, null, person_id, scope_id, media_type,
         bytes, file_path, digest, seal_id, created_at from evidence, generate_series(1, 90)`,
    );
    for (const { clock } of nodes) clock.shift = 26 * HOUR;
    const removed = await Promise.all(nodes.map(({ sweeper }) => sweeper.sweep()));
    for (const { sweeper } of nodes) removed.push(await sweeper.sweep());
    expect(removed.reduce((sum, n) => sum + n)).toBe(455);
    expect(await inTables()).toEqual([0, 0, 0]);
    expect(onDisk()).toEqual([]);
  });
});
