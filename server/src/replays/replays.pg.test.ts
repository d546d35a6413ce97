import { beforeAll, describe, expect, test } from 'vitest';
import { FakeClock } from '../../test/fake-clock';
import { csv } from '../../test/files';
import { useDatabase } from '../../test/pg';
import { ReplayHouse, LEADER } from '../../test/replay-house';
import type { ImportMapping } from '@heed/shared/imports';
import { isRefusal, orThrow } from '../kernel/refusal';

const database = useDatabase();
const wall = new FakeClock(Date.parse('2026-11-25T02:00:00.000Z'));
let house: ReplayHouse;

const mapping: ImportMapping = {
  columns: {
    sourceId: 'id',
    receivedAt: 'at',
    dueAt: 'due',
    closedAt: 'closed',
    text: 'text',
    phone: 'phone',
    district: 'district',
    unit: 'queue',
    externalState: 'state',
    lng: 'lng',
    lat: 'lat',
  },
  constants: { channel: 'phone' },
  source: 'old-city',
};
const head = [
  'id',
  'at',
  'due',
  'closed',
  'text',
  'phone',
  'district',
  'queue',
  'state',
  'lng',
  'lat',
];
const rows = [
  [
    '3',
    '2017-08-26 23:50',
    '2017-08-28 09:00',
    '2017-08-27 00:10',
    '积水',
    '',
    'B',
    'ROWM',
    'Closed',
    '0',
    '0',
  ],
  [
    '1',
    '2017-08-26 09:00',
    '2017-08-27 09:00',
    '2017-08-26 10:30',
    '积水',
    '13600000001',
    'A',
    'ROWM',
    'Closed',
    '-95.4',
    '29.7',
  ],
  ['2', '2017-08-26 10:00', '', '', '积水', '13600000001', 'A', 'ROWM', 'Open', '', ''],
  ['4', '2017-08-27 08:00', '', '2017-08-27 07:00', '路面坑洼', '', 'A', 'ROWM', 'Closed', '', ''],
];
const file = (more: string[][] = []) => csv([head, ...rows, ...more]);

beforeAll(async () => {
  house = await ReplayHouse.open(database(), wall);
});

function ask<T extends object>(statement: string, values: readonly unknown[] = []) {
  return database().database.query<T & Record<string, unknown>>(statement, values);
}

/** What the journal holds of a realm's cases: when, what, and where the case stands after it. */
async function course(realm: string) {
  const entries = await house.journal.readAfter(0, 1_000);
  return entries.flatMap(({ at, realm: of, type, data }) =>
    of === realm && 'after' in data ? [[at.slice(5, 16), type, data.after.state]] : [],
  );
}

describe('a replay', () => {
  test('[P1] [P2] [P3] tells each row at its moment, and the realm has that time', async () => {
    const { realm, moments } = await house.opened(file(), { mapping, name: 'course' });
    expect(moments).toBe(6);
    await house.settle();
    expect(await course(realm)).toEqual([
      ['08-26T01:00', 'complaint-registered', 'dispatched'],
      // The same caller about the same matter, an hour later: a repeat.
      ['08-26T02:00', 'complaint-registered', 'dispatched'],
      ['08-26T02:30', 'case-updated-at-source', 'closed'],
      ['08-26T15:50', 'complaint-registered', 'dispatched'],
      ['08-26T16:10', 'case-updated-at-source', 'closed'],
      ['08-27T00:00', 'complaint-registered', 'closed'],
    ]);
    expect(house.realms.isoNow(realm)).toBe('2017-08-27T00:00:00.000Z');
    expect(orThrow(await house.desk.row('course'))).toMatchObject({ state: 'ended', told: 6 });
    const waiting = await ask('select 1 from replay_row where replay_id = $1', ['course']);
    expect(waiting).toEqual([]);
  });

  test('[P9] knows somebody without a phone again by their account at the source', async () => {
    const lines = [
      ['id', 'at', 'text', 'who', 'called'],
      ['1', '2019-03-01 09:00', '路灯不亮', 'A0001', 'A0001'],
      ['2', '2019-03-01 09:00', '路面坑洼', 'A0002', 'A0002'],
      ['3', '2019-03-02 09:00', '积水', 'A0001', 'A0001'],
      // Two of one name need not be one; nor is anybody who gives no account.
      ['4', '2019-03-03 09:00', '停电', '', '张伟'],
      ['5', '2019-03-04 09:00', '停水', '', '张伟'],
    ];
    const columns = {
      sourceId: 'id',
      receivedAt: 'at',
      text: 'text',
      account: 'who',
      name: 'called',
    };
    const wish = { mapping: { ...mapping, columns }, name: 'accounts' };
    const { realm } = await house.opened(csv(lines), wish);
    await house.settle();
    const entries = await house.journal.readAfter(0, 10_000);
    const people = entries.flatMap((entry) =>
      entry.realm === realm && entry.type === 'complaint-registered' ? [entry.data.personId] : [],
    );
    const [first, second, third, fourth, fifth] = people;
    expect(third).toBe(first);
    expect(new Set([first, second, fourth, fifth]).size).toBe(4);
    const told = await ask<{ entry: string }>('select entry from journal where realm = $1', [
      realm,
    ]);
    expect(told.filter(({ entry }) => entry.includes('A0001'))).toEqual([]);
  });

  test('[P5] brings the districts and units of another city, and 0, 0 is no place', async () => {
    const { state } = house.lists.of('replay-course');
    expect(state.places.map(({ code, name }) => [code, name])).toEqual([
      ['district-1', 'A'],
      ['district-2', 'B'],
    ]);
    expect(state.units.map(({ name }) => name)).toEqual(['ROWM']);
    const entries = await house.journal.readAfter(0, 1_000);
    const places = entries.flatMap(({ realm, type, data }) =>
      realm === 'replay-course' && type === 'complaint-registered'
        ? [[data.district, data.cell !== null]]
        : [],
    );
    expect(places).toEqual([
      ['district-1', true],
      ['district-1', false],
      ['district-2', false],
      ['district-1', false],
    ]);
  });

  test('[P4] names rows at fault by line and keeps nothing, unless they are left out', async () => {
    const bad = [
      ['5', '32.13.2017', '', '', '积水', '', 'A', '', '', '', ''],
      ['6', '2017-08-27 08:00', '', '', '', '', 'A', '', '', '', ''],
    ];
    const before = await house.journal.head();
    const refused = orThrow(await house.open(file(bad), { mapping, name: 'faulty' }));
    expect('atFault' in refused && refused.atFault).toMatchObject({
      rows: 4,
      refused: 2,
      faults: [
        { line: 6, fault: { reason: 'not-a-time', column: 'at' } },
        { line: 7, fault: { reason: 'missing', column: 'text' } },
      ],
    });
    expect(await house.journal.head()).toBe(before);
    expect(await ask("select 1 from replay where id = 'faulty'")).toEqual([]);
    const row = await house.opened(file(bad), { mapping, name: 'faulty', skipFaults: true });
    expect(row).toMatchObject({ rows: 4, refused: 2 });
    const timeless = { ...mapping, columns: { ...mapping.columns, receivedAt: 'no such' } };
    expect(isRefusal(await house.open(file(), { mapping: timeless }))).toBe(true);
    orThrow(await house.desk.command('faulty', { kind: 'delete' }, LEADER));
  });

  test('[P6] runs by its clock: what is not due yet waits', async () => {
    const { realm } = await house.opened(file(), { mapping, name: 'paced', speed: 3_600 });
    await house.settle();
    expect(await course(realm)).toHaveLength(1);
    wall.pass(1_500);
    await house.settle();
    expect(await course(realm)).toHaveLength(3);
    orThrow(await house.desk.command('paced', { kind: 'pause' }, LEADER));
    wall.pass(60_000);
    await house.settle();
    expect(house.realms.isoNow(realm)).toBe('2017-08-26T02:30:00.000Z');
    expect(await course(realm)).toHaveLength(3);
  });

  test('[P7] is taken over where the last node kept its place: what passed meanwhile is no time of it', async () => {
    const again = await ReplayHouse.open(database(), wall);
    orThrow(await again.desk.command('paced', { kind: 'resume' }, LEADER));
    await ask("update replay set leased_until = null where id = 'paced'");
    wall.pass(3_600_000);
    await again.settle();
    expect(await course('replay-paced')).toHaveLength(3);
    wall.pass(30_000);
    await again.settle();
    expect(await course('replay-paced')).toEqual(await course('replay-course'));
  });

  test('[P7] a batch whose place could not be kept is told again, and counts once', async () => {
    const { realm } = await house.opened(file(), { mapping, name: 'broken' });
    await ask(`create function broken() returns trigger language plpgsql as
      $$ begin raise exception 'broken'; end $$`);
    await ask(
      'create trigger broken before delete or update on replay_row execute function broken()',
    );
    await expect(house.settle()).rejects.toThrow('broken');
    expect(await course(realm)).toHaveLength(1);
    expect(orThrow(await house.desk.row('broken')).told).toBe(0);
    await ask('drop trigger broken on replay_row');
    await house.settle();
    expect(await course(realm)).toEqual(await course('replay-course'));
  });

  test('[P8] [invariant 13] is apart, and goes with its key; a name is used once', async () => {
    const real = await ask("select 1 from complaint where realm = 'real'");
    expect(real).toEqual([]);
    const late = await house.intake.register(
      { channel: 'web', text: '积水', realm: 'replay-course' },
      { actor: LEADER },
    );
    expect(isRefusal(late) && late.error).toBe('illegal-state');
    expect(house.keys.liveScopes()).toContain('replay-course');
    orThrow(await house.desk.command('course', { kind: 'delete' }, LEADER));
    expect(house.keys.liveScopes()).not.toContain('replay-course');
    expect(isRefusal(await house.desk.row('course'))).toBe(true);
    expect(await ask("select 1 from sealed where scope_id = 'replay-course'")).toEqual([]);
    expect(await course('replay-course')).toHaveLength(6);
    const again = await house.open(file(), { mapping, name: 'course' });
    expect(isRefusal(again) && again.error).toBe('already-exists');
  });
});
