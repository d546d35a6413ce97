import { beforeAll, describe, expect, test } from 'vitest';
import { DrillHouse, LEADER } from '../../test/drill-house';
import { FakeClock } from '../../test/fake-clock';
import { useDatabase } from '../../test/pg';
import type { DrillRow } from '@heed/shared/drills';
import { SYSTEM } from '../access/principal';
import { CallerQuery } from '../queries/caller';
import { SealedWords } from '../cases/sealed-words';
import { FoldSet, allProjections } from '../projections/fold-set';
import { Sealer } from '../kernel/seal/sealer';
import { isRefusal, orThrow } from '../kernel/refusal';

const database = useDatabase();
const wall = new FakeClock(Date.parse('2026-11-25T02:00:00.000Z'));
const phone = '13600001003';
let house: DrillHouse;

beforeAll(async () => {
  house = await DrillHouse.open(database(), wall);
});

async function register(text: string, caller = phone): Promise<string> {
  const complainant = { name: '王静', phone: caller };
  const input = { channel: 'phone', text, complainant } as const;
  const { receipt } = orThrow(await house.intake.register(input, { actor: LEADER }));
  return receipt.caseNo;
}

/** The board as anybody's folds make it of the journal. */
async function boardOf(realm: string, now: number) {
  const folds = new FoldSet(allProjections({ timeZone: 'Asia/Shanghai' }));
  for (const entry of await house.journal.readAfter(0, 10_000)) folds.apply(entry);
  return folds.parts(realm, now, { baselineNeeded: 14 });
}

/** All that the real realm shows, at one moment. */
async function realWorld(now: number) {
  const { database: db } = database();
  const sealer = new Sealer(house.keys);
  const callers = new CallerQuery(db, sealer, new SealedWords(db, sealer), house.realms);
  const { position: _position, ...list } = await house.cases.list(SYSTEM, { view: 'all' });
  return {
    board: await boardOf('real', now),
    list,
    found: (await house.cases.list(SYSTEM, { view: 'all', phone })).rows,
    searched: (await house.cases.list(SYSTEM, { view: 'all', q: '土腥味' })).rows,
    closings: await house.cases.closings(SYSTEM, {}),
    caller: await callers.find(SYSTEM, phone),
    lists: house.lists.of('real').state,
    scopes: house.keys.liveScopes().filter((scope) => scope.startsWith('routine-')),
  };
}

describe('a drill', () => {
  let drill: DrillRow;

  test('leaves board, lists, searches, callers and statistics of the real realm as they were', async () => {
    const first = await register('路口的井盖松了。');
    const now = wall.now();
    const before = await realWorld(now);
    drill = await house.running();
    await house.passes(11);
    wall.pass(now - wall.now());
    expect(await realWorld(now)).toEqual(before);
    expect(before.list.total).toBe(1);
    // Numbers of the real realm go on without a gap that the drill would have made.
    const [day, number] = first.split('-');
    expect(await register('又有一处井盖松了。', '13600009999')).toBe(
      `${day}-${String(Number(number) + 1).padStart(5, '0')}`,
    );
  });

  test('is found by its realm alone', async () => {
    const { realm } = drill;
    const { total, rows } = await house.cases.list(SYSTEM, {
      view: 'all',
      realm,
      historic: 'false',
    });
    expect(total).toBe(20);
    expect(rows.every((row) => row.realm === realm && row.caseNo.startsWith('D2607'))).toBe(true);
    expect((await house.cases.list(SYSTEM, { view: 'all', realm, phone })).rows).toHaveLength(1);
    const { database: db } = database();
    const sealer = new Sealer(house.keys);
    const callers = new CallerQuery(db, sealer, new SealedWords(db, sealer), house.realms);
    expect(await callers.find(SYSTEM, phone, realm)).toMatchObject({ complaints: 1 });
  });

  test('sealed what can be destroyed, after its end and for good; its figures stay', async () => {
    const { id, realm } = drill;
    const at = Date.parse(drill.endsAt);
    const { rows } = await house.cases.list(SYSTEM, { view: 'all', realm, historic: 'false' });
    const caseId = rows[0]?.id ?? '';
    const [said] = await database().database.query<{ complaint_id: string }>(
      'select complaint_id from complaint where case_id = $1',
      [caseId],
    );
    const reveal = () =>
      house.revealer.reveal({
        caseId,
        complaintId: said?.complaint_id ?? '',
        field: 'phone',
        reason: '演练复盘',
        actor: LEADER,
      });
    expect(await reveal()).toMatch(/^1360000/);
    const before = await boardOf(realm, at);
    expect(before.flow['now']?.received).toBe(20);

    orThrow(await house.desk.command(id, { kind: 'destroy-seals' }, LEADER));
    expect(orThrow(await house.desk.row(id)).sealsDestroyed).toBe(true);
    const refused = await reveal();
    expect(isRefusal(refused) && refused.error).toBe('destroyed');
    expect(house.keys.liveScopes()).not.toContain(realm);
    expect(await boardOf(realm, at)).toEqual(before);
    expect((await house.cases.list(SYSTEM, { view: 'all', realm, historic: 'false' })).total).toBe(
      20,
    );
    const again = await house.desk.command(id, { kind: 'destroy-seals' }, LEADER);
    expect(isRefusal(again) && again.error).toBe('already-so');
  });

  test('keeps its seals while it is played', async () => {
    const { id, realm } = await house.running();
    const early = await house.desk.command(id, { kind: 'destroy-seals' }, LEADER);
    expect(isRefusal(early) && early.error).toBe('illegal-state');
    expect(house.keys.liveScopes()).toContain(realm);
    orThrow(await house.desk.command(id, { kind: 'end' }, LEADER));
  });
});
