import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { ormOptions } from '../../../mikro-orm.config';
import { JournalStory } from '../../../test/journal-story';
import { useDatabase } from '../../../test/pg';
import { readOn } from '../../../test/read-on';
import { rebuildCases } from '../../cases/rebuild';
import { entities } from '../../entities';
import { openDatabase } from '../../kernel/database/orm';
import type { JournalEntry, NewEvent } from '../events';
import { Journal } from '../journal';
import { verifyJournal } from '../verify';
import { AwayError } from './away';
import { cutWhenDue } from './cut';
import { attachPart, detachPart } from './move';
import { readParts } from './part-rows';

const database = useDatabase();
const account = '00000000-0000-7000-8000-000000000001';
const started: NewEvent = { type: 'session-started', data: { accountId: account } };
const actor = { kind: 'system', id: null } as const;
const MAY = '2026-05-03T08:00:00.000Z';
const JUNE = '2026-06-03T08:00:00.000Z';
const NOVEMBER = Date.parse('2026-11-20T08:00:00.000Z');

let journal: Journal;
let file = '';
let caseId = '';

beforeAll(() => {
  journal = new Journal(database().database);
});

async function append(count: number, at: string): Promise<void> {
  for (let left = count; left > 0; left -= 500) {
    const events = Array.from({ length: Math.min(left, 500) }, () => started);
    await journal.append(events, { at, realm: 'real', actor });
  }
}

const cut = (month: string, db = database().database) => cutWhenDue(db, { month, months: 1 });
const states = async () => (await readParts(database().database.pool)).map(({ state }) => state);
const detach = (month: string) =>
  detachPart(database().database, { month, folder: database().folder, now: NOVEMBER });
const positions = (page: readonly JournalEntry[]) => page.map(({ position }) => position);

describe('the journal in parts', () => {
  test('a month that is over ends its part a thousand entries ahead, and appends go on across it', async () => {
    const story = new JournalStory(MAY);
    caseId = story.registers();
    for (const { at, realm, actor: by, ...event } of story.entries) {
      await journal.append([event], { at, realm, actor: by });
    }
    expect(await cut('2026-05')).toBe(false);
    await append(20, MAY);
    expect(await cut('2026-05')).toBe(false);
    expect(await cut('2026-06')).toBe(true);
    await append(1_500, JUNE);
    expect(await cut('2026-06')).toBe(false);
    const [may, june] = await readParts(database().database.pool);
    expect(may).toMatchObject({ from: 1, to: 1_022, month: '2026-05', state: 'closed' });
    expect(may?.ends).toMatchObject({ realms: ['real'], firstAt: MAY, lastAt: JUNE });
    expect(june).toMatchObject({ from: 1_022, month: '2026-06', state: 'open', ends: null });
    expect(positions(await journal.readAfter(1_018, 6))).toEqual([
      1_019, 1_020, 1_021, 1_022, 1_023, 1_024,
    ]);
    expect(await verifyJournal(database().database)).toMatchObject({ entries: 1_521, fault: null });
  });

  test('an append that comes to the fence before it stands takes it away', async () => {
    const { database: db } = database();
    await db.query(`alter table journal_from_1022 add constraint journal_fence
      check (position < 1525) not valid`);
    await db.query('update journal_head set fence = 1525');
    await append(10, JUNE);
    expect(await journal.head()).toBe(1_531);
    expect(await db.query('select fence from journal_head')).toEqual([{ fence: null }]);
  });

  test('[invariant 1] two nodes cut at once while others append: one part more, positions dense', async () => {
    const { database: db, connection } = database();
    const other = await openDatabase(ormOptions(connection, entities));
    try {
      const over = new AbortController();
      const write = async (node: Journal) => {
        while (!over.signal.aborted)
          await node.append([started, started], { at: JUNE, realm: 'real', actor });
      };
      const writers = [write(journal), write(new Journal(other.database))];
      const cutting = async (on: typeof db) => {
        // Whoever gives way to the other comes again, as the ticker does.
        while ((await states()).length < 3) await cut('2026-07', on).catch(() => false);
      };
      await Promise.all([cutting(db), cutting(other.database)]);
      over.abort();
      await Promise.all(writers);
    } finally {
      await other.orm.close();
    }
    expect(await states()).toEqual(['closed', 'closed', 'open']);
    await append(1_500, JUNE);
    expect((await verifyJournal(db)).fault).toBeNull();
  });

  test('what still needs a part keeps it, and says so', async () => {
    const { database: db } = database();
    await rebuildCases(db, journal);
    await expect(detach('2026-06')).rejects.toThrow('the oldest goes first: 2026-05');
    await expect(detach('2026-07')).rejects.toThrow('not full yet');
    await expect(detach('2026-05')).rejects.toThrow(
      /1 of its cases are open.*[\s\S]*the folds would go on from entry 0/,
    );
    await db.query('update cases set closed_at = $1', [JUNE]);
    await readOn(db, await journal.head());
    await expect(
      detachPart(db, { month: '2026-05', folder: database().folder, now: Date.parse(JUNE) }),
    ).rejects.toThrow('entries of the last 92 days');
    expect(await states()).toEqual(['closed', 'closed', 'open']);
  });

  test('[invariant 12] set apart, the chain holds by its ends alone, or through the file', async () => {
    const { database: db, folder } = database();
    const whole = await verifyJournal(db);
    file = await detach('2026-05');
    expect(await states()).toEqual(['away', 'closed', 'open']);
    const byEnds = await verifyJournal(db);
    expect(byEnds).toMatchObject({ head: whole.head, fault: null, entries: whole.entries - 1_021 });
    expect(byEnds.away.map(({ read }) => read)).toEqual([false]);
    const byFile = await verifyJournal(db, folder);
    expect(byFile).toMatchObject({ head: whole.head, fault: null, entries: whole.entries });
    expect(byFile.away.map(({ read }) => read)).toEqual([true]);
    await append(3, JUNE);
    expect((await verifyJournal(db)).fault).toBeNull();
  });

  test('whoever needs what is away is told so, and gets no wrong number', async () => {
    const { database: db } = database();
    const first = /entries 1 to 1021 .*2026-05.* are set apart/;
    await expect(journal.readAfter(0, 10)).rejects.toThrow(first);
    await expect(journal.readAfter(1_000, 100)).rejects.toThrow(AwayError);
    await expect(journal.readRealmAfter('real', 0, 10)).rejects.toThrow(first);
    await expect(journal.ofCase(caseId)).rejects.toThrow(first);
    await expect(rebuildCases(db, journal)).rejects.toThrow(first);
    expect(positions(await journal.readAfter(1_021, 2))).toEqual([1_022, 1_023]);
    expect(positions(await journal.readRealmAfter('real', 1_021, 2))).toEqual([1_022, 1_023]);
    expect(await journal.readRealmAfter('drill-1', 0, 10)).toEqual([]);
  });

  test('[invariant 12] a file that was tampered with, cut or is missing is named and never put back', async () => {
    const { database: db, folder } = database();
    const kept = readFileSync(file);
    const text = gunzipSync(kept).toString('utf8');
    const lines = text.split('\n');
    const broken: [string | Buffer, number, RegExp][] = [
      [text.replace(/("position":7,.*?)2026-05-03T08/, '$12026-05-03T09'), 7, /columns/],
      [text.replace(/("position":9,.*?accountId.{6})0/, '$11'), 9, /hash does not fit/],
      [[...lines.slice(0, 5), ...lines.slice(6)].join('\n'), 5, /missing: the next entry is 6/],
      [lines.slice(0, 501).join('\n'), 501, /ends before/],
    ];
    for (const [changed, position, reason] of broken) {
      writeFileSync(file, gzipSync(changed));
      const { fault } = await verifyJournal(db, folder);
      expect(fault).toMatchObject({ position, reason: expect.stringMatching(reason) });
      await expect(attachPart(db, file)).rejects.toThrow(reason);
    }
    writeFileSync(file, kept.subarray(0, kept.length / 2));
    await expect(attachPart(db, file)).rejects.toThrow("can't be read");
    writeFileSync(file, kept);
    const { fault } = await verifyJournal(db, join(folder, 'elsewhere'));
    expect(fault).toMatchObject({ position: 1, reason: expect.stringMatching(/can't be read/) });
    expect(await states()).toEqual(['away', 'closed', 'open']);
  });

  test('put back, the journal is as it was', async () => {
    const { database: db } = database();
    await detach('2026-06').then((june) => attachPart(db, june));
    expect(await attachPart(db, file)).toBe('2026-05');
    await expect(attachPart(db, file)).rejects.toThrow('is in the database');
    expect(await states()).toEqual(['closed', 'closed', 'open']);
    expect(await verifyJournal(db)).toMatchObject({ fault: null, away: [] });
    expect(positions(await journal.readAfter(0, 2))).toEqual([1, 2]);
    expect(await journal.ofCase(caseId)).toHaveLength(1);
    const made = await db.query<{ n: number }>(
      `select count(*)::integer as n from pg_indexes
       where tablename in ('journal_from_1', 'journal_from_1022') group by tablename`,
    );
    expect(made[0]).toEqual(made[1]);
    expect(await detach('2026-05')).toBe(file);
    expect((await verifyJournal(db, database().folder)).fault).toBeNull();
  });
});
