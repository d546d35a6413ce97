import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { hash, makeDesk, sourceRow } from '../../test/builders';
import { people, water } from '../../test/case-story';
import { useDatabase } from '../../test/pg';
import { Refusal } from '../kernel/refusal';
import { Journal } from '../journal/journal';
import { verifyJournal } from '../journal/verify';
import type { CommandedCase, RegisteredCase } from './planning';

const database = useDatabase();

async function count(table: string): Promise<number> {
  const rows = await database().database.query<{ n: number }>(
    `select count(*)::int as n from ${table}`,
  );
  return rows[0]?.n ?? 0;
}

function accepted<T extends RegisteredCase | CommandedCase>(answer: T | Refusal): T {
  if (answer instanceof Refusal) throw new Error(`refused: ${answer.error}`);
  return answer;
}

describe('registering', () => {
  test('[invariant 2] [invariant 3] 200 complaints at once: each answered for itself, each there once, in one dense journal', async () => {
    const { desk, prepare } = makeDesk(database());
    const before = await count('journal');
    const answers = await Promise.all(Array.from({ length: 200 }, () => desk.register(prepare())));
    const cases = answers.map(accepted);
    expect(new Set(cases.map(({ caseNo }) => caseNo)).size).toBe(200);
    expect(new Set(cases.map(({ position }) => position)).size).toBe(200);
    expect(await count('journal')).toBe(before + 200);
    expect((await verifyJournal(database().database)).fault).toBeNull();
  });

  test('what two nodes commit at once each has in memory as the journal has it, whoever lost a race', async () => {
    const { database: db } = database();
    const before = await new Journal(db).head();
    const journals = [new Journal(db), new Journal(db)];
    const sending = journals.flatMap((journal) => {
      const { desk, prepare } = makeDesk(database(), undefined, undefined, journal);
      return Array.from({ length: 60 }, async (_, n) => {
        // Both make the same people, and tell of the same rows.
        const part = n % 2 === 0 ? { request: sourceRow(`raced-${n}`) } : {};
        accepted(await desk.register(prepare({ ...part, phone: `1380000${1_000 + n}` })));
      });
    });
    await Promise.all(sending);
    const stored = await new Journal(db).readAfter(before, 1_000);
    expect(stored.length).toBeGreaterThanOrEqual(90);
    for (const entry of stored) {
      const own = journals.flatMap((journal) => journal.own.at(entry.position) ?? []);
      expect(own).toEqual([entry]);
    }
  });

  test('[invariant 3] the same source row again gets the same ids and adds nothing, even twice in one moment', async () => {
    const { desk, prepare } = makeDesk(database());
    const request = sourceRow('row-1');
    const once = await Promise.all([1, 2, 3].map(() => desk.register(prepare({ request }))));
    const [first, ...others] = once.map(accepted);
    expect(others).toEqual([
      { ...first, status: 'known' },
      { ...first, status: 'known' },
    ]);
    const again = accepted(await makeDesk(database()).desk.register(prepare({ request })));
    expect(again).toEqual({ ...first, status: 'known' });
  });

  test('[C23] a row that changed at its source updates its case once and opens none', async () => {
    const { desk, prepare } = makeDesk(database());
    const before = await count('cases');
    const opened = accepted(await desk.register(prepare({ request: sourceRow('row-2') })));
    const closedAt = new Date().toISOString();
    const changed = () =>
      desk.register(
        prepare({ request: sourceRow('row-2', { status: '办结', closed: closedAt }), closedAt }),
      );
    expect(accepted(await changed())).toMatchObject({ status: 'updated', caseId: opened.caseId });
    expect(accepted(await changed())).toMatchObject({ status: 'known', caseId: opened.caseId });
    expect(await count('cases')).toBe(before + 1);
    const rows = await database().database.query<{ state: string; version: number }>(
      'select state, version from cases where id = $1',
      [opened.caseId],
    );
    expect(rows).toEqual([{ state: 'closed', version: 2 }]);
  });

  test('an idempotency key with another body is refused', async () => {
    const { desk, prepare } = makeDesk(database());
    const request = { key: hash('k'), digest: hash('a'), ofSource: false, sourceDigest: null };
    accepted(await desk.register(prepare({ request })));
    const other = await desk.register(prepare({ request: { ...request, digest: hash('b') } }));
    expect(other).toMatchObject({ error: 'key-reused' });
  });

  test('words stay as they were told, whatever they look like to a database', async () => {
    const { desk, prepare } = makeDesk(database());
    for (const body of ['NULL', '{"a,b"}', "\\N \\\\ '' $1", '一\n二\r\n\t"三"', '(,)', ' ']) {
      const { complaintId } = accepted(await desk.register(prepare({ body, title: body })));
      const rows = await database().database.query<{ title: string; body: string }>(
        'select title, body from complaint_text where complaint_id = $1',
        [complaintId],
      );
      expect(rows).toEqual([{ title: body, body }]);
    }
  });

  test(
    '[C22] a thousand calls of one phone are one case with 999 repeats',
    { timeout: 60_000 },
    async () => {
      const { desk, prepare } = makeDesk(database());
      const before = await count('cases');
      const calls = await Promise.all(
        Array.from({ length: 1000 }, () => desk.register(prepare({ phone: '+8613800000001' }))),
      );
      const cases = new Set(calls.map((call) => accepted(call).caseId));
      expect(cases.size).toBe(1);
      expect(await count('cases')).toBe(before + 1);
      const rows = await database().database.query<{ doc: { repeatCount: number } }>(
        'select doc from cases where id = $1',
        [[...cases][0]],
      );
      expect(rows[0]?.doc.repeatCount).toBe(999);
    },
  );

  test('[C22] two nodes hear of a new number in one moment: one person, one case, one repeat', async () => {
    const nodes = [makeDesk(database()), makeDesk(database())];
    const tables = ['person_key', 'lookup', 'sealed', 'complaint', 'complaint_text', 'cases'];
    const counts = () => Promise.all(tables.map(count));
    const before = await counts();
    for (let round = 0; round < 10; round += 1) {
      const phone = `+86138000100${String(round).padStart(2, '0')}`;
      const told = await Promise.all(
        nodes.map(({ desk, prepare }) => desk.register(prepare({ phone }))),
      );
      const cases = told.map(accepted);
      expect(cases.map(({ status }) => status).toSorted()).toEqual(['registered', 'repeat']);
      const found = await database().database.query<{ people: number }>(
        'select count(distinct person_id)::int as people from complaint where complaint_id = any ($1)',
        [cases.map(({ complaintId }) => complaintId)],
      );
      expect(found).toEqual([{ people: 1 }]);
    }
    // Whoever lost the race wrote again; of the first try nothing stays.
    const added = (await counts()).map((rows, n) => rows - (before[n] ?? 0));
    expect(added).toEqual([10, 10, 20, 20, 20, 10]);
  });

  test('[C22] [C49] whoever repeats an open tip-off opens a case of its own, and hears of no other', async () => {
    const { desk, prepare, command } = makeDesk(database());
    const phone = '+8613800000003';
    const first = accepted(await desk.register(prepare({ phone })));
    const turn = { kind: 'set-procedure', procedure: 'tip_off', reason: '举报' } as const;
    accepted(await command('zhou', first.caseId, { ...turn, expectedVersion: 1 }));
    const second = accepted(await desk.register(prepare({ phone })));
    expect(second).toMatchObject({ status: 'registered' });
    expect(second.caseId).not.toBe(first.caseId);
    const third = accepted(await desk.register(prepare({ phone })));
    expect(third).toMatchObject({ status: 'repeat', caseId: second.caseId });
  });

  test('[C18] [C22] a worse repeat raises the case and shortens its clocks', async () => {
    const { desk, prepare } = makeDesk(database());
    const phone = '+8613800000002';
    const first = accepted(await desk.register(prepare({ phone })));
    const second = accepted(await desk.register(prepare({ phone, urgency: 'critical' })));
    expect(second).toMatchObject({ status: 'repeat', caseId: first.caseId });
    const rows = await database().database.query<{ urgency: number; doc: { worse: boolean } }>(
      'select urgency, doc from cases where id = $1',
      [first.caseId],
    );
    expect(rows[0]).toMatchObject({ urgency: 0, doc: { worse: true } });
  });

  test('[invariant 3] one write that the database refuses does not take the others along', async () => {
    const { desk, prepare } = makeDesk(database());
    const bad = desk.register(prepare({ complaintId: 'not-a-uuid' }));
    const good = [1, 2, 3].map(() => desk.register(prepare()));
    await expect(bad).rejects.toThrow();
    for (const answer of await Promise.all(good))
      expect(accepted(answer).status).toBe('registered');
  });
});

describe('commanding', () => {
  async function opened() {
    const made = makeDesk(database());
    const { caseId } = accepted(await made.desk.register(made.prepare({ unitId: water })));
    return { ...made, caseId };
  }

  test('[C2] [C4] twenty claims at once: one wins, nineteen are told who holds the case', async () => {
    const { command, caseId } = await opened();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        command(n % 2 ? 'li' : 'wang', caseId, { kind: 'claim', expectedVersion: 1 }),
      ),
    );
    const winners = answers.filter((answer) => !(answer instanceof Refusal)) as CommandedCase[];
    expect(winners).toHaveLength(1);
    const holderId = winners[0]?.record.holderId;
    for (const answer of answers) {
      if (answer instanceof Refusal) {
        expect(answer).toMatchObject({
          error: 'already-claimed',
          extra: { holderId, currentVersion: 2 },
        });
      }
    }
  });

  test('[invariant 3] in a flood of many batches about the same cases each write is applied once', async () => {
    const { desk, prepare, command } = makeDesk(database());
    const phones = Array.from({ length: 150 }, (_, n) => `+861390000${1_000 + n}`);
    const opening = phones.map((phone) => desk.register(prepare({ phone, unitId: water })));
    const cases = (await Promise.all(opening)).map(accepted);
    // Claims and repeats of one case share no key: a batch is planned while the other is written.
    const claims = cases.map(({ caseId }) =>
      command('li', caseId, { kind: 'claim', expectedVersion: 1 }),
    );
    const repeats = phones.map((phone) => desk.register(prepare({ phone })));
    const again = (await Promise.all(repeats)).map(accepted);
    expect(again.map(({ status, caseId }) => [status, caseId])).toEqual(
      cases.map(({ caseId }) => ['repeat', caseId]),
    );
    const claimed = await Promise.all(claims);
    const rows = await database().database.query<{
      id: string;
      version: number;
      entries: number;
      claimed: boolean;
    }>(
      `select c.id, c.version, c.holder_id is not null as claimed,
         (select count(*)::int from journal j where j.case_id = c.id) as entries
       from cases c where c.id = any ($1::uuid[])`,
      [cases.map(({ caseId }) => caseId)],
    );
    const standing = new Map(rows.map((row) => [row.id, row]));
    cases.forEach(({ caseId }, n) => {
      const done = !(claimed[n] instanceof Refusal);
      const entries = done ? 3 : 2;
      expect(standing.get(caseId)).toMatchObject({ version: entries, entries, claimed: done });
    });
    expect((await verifyJournal(database().database)).fault).toBeNull();
  });

  test('[invariant 3] two nodes claim at once: the version check in the commit lets one through', async () => {
    const { command, caseId } = await opened();
    const other = makeDesk(database());
    const answers = await Promise.all([
      command('li', caseId, { kind: 'claim', expectedVersion: 1 }),
      other.command('wang', caseId, { kind: 'claim', expectedVersion: 1 }),
    ]);
    expect(answers.filter((answer) => answer instanceof Refusal)).toHaveLength(1);
  });

  test('[invariant 3] a repeated request id gets the first answer again and is applied once', async () => {
    const { command, caseId } = await opened();
    const requestId = randomUUID();
    const claim = () => command('li', caseId, { kind: 'claim', expectedVersion: 1, requestId });
    const first = accepted(await claim());
    expect(accepted(await claim())).toEqual(first);
    const reused = await command('li', caseId, { kind: 'sign', expectedVersion: 2, requestId });
    expect(reused).toMatchObject({ error: 'key-reused' });
  });

  test('what a person writes is sealed, and a refused command seals nothing', async () => {
    const { command, caseId } = await opened();
    const before = await count('sealed');
    const refused = await command('li', caseId, { kind: 'reply', text: '密', expectedVersion: 1 });
    expect(refused).toMatchObject({ error: 'illegal-state' });
    expect(await count('sealed')).toBe(before);
    accepted(await command('li', caseId, { kind: 'note', text: '已电话核实', expectedVersion: 1 }));
    expect(await count('sealed')).toBe(before + 1);
    const found = await database().database.query(
      `select 1 from journal where entry like '%已电话核实%'`,
    );
    expect(found).toEqual([]);
  });

  test('a case that is not there is not found', async () => {
    const { command } = await opened();
    const answer = await command('li', randomUUID(), { kind: 'claim', expectedVersion: 1 });
    expect(answer).toMatchObject({ error: 'not-found' });
    expect(people.li.unitId).toBe(water);
  });
});
