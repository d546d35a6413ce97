import { expect, test } from 'vitest';
import { useDatabase } from '../../test/pg';
import { joined } from './measure/bytes.fold';
import { SnapshotStore } from './snapshot-store';

const database = useDatabase();
const MADE_AT = '2026-03-02T12:00:00.000Z';

/** Pieces of different lengths, as folds write them, of about so many bytes. */
function piecesOf(bytes: number, seed: number): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  for (let length = 0, n = seed; length < bytes; length += 1_000 + (n % 7) * 10_000, n += 1) {
    pieces.push(new Uint8Array(1_000 + (n % 7) * 10_000).fill(n % 251));
  }
  return pieces;
}

test('states of any size come back as they were kept, a realm before its incidents, and older ones change nothing', async () => {
  const store = new SnapshotStore(database().database);
  const incident = 'real/0193a1b2-c3d4-7000-8000-000000000001';
  const sizes = { nothing: 0, little: 500, slice: 5_000_000, much: 13_000_000 };
  const keep = async (position: number) => {
    for (const realm of [incident, 'real']) {
      for (const [fold, bytes] of Object.entries(sizes)) {
        const pieces = piecesOf(bytes, position);
        await store.store({ fold, realm, version: 1, position, pieces }, MADE_AT);
      }
    }
  };
  await keep(2);
  await keep(1);
  const kept = await Array.fromAsync(store.load());
  const expected = ['real', incident].flatMap((realm) =>
    Object.entries(sizes)
      .map(([fold, bytes]) => ({ fold, realm, bytes }))
      .toSorted((one, other) => (one.fold < other.fold ? -1 : 1)),
  );
  expect(kept.map(({ fold, realm, position }) => ({ fold, realm, position }))).toEqual(
    expected.map(({ fold, realm }) => ({ fold, realm, position: 2 })),
  );
  const differing = kept.filter(({ state }, n) => {
    return !Buffer.from(state).equals(joined(piecesOf(expected[n]?.bytes ?? 0, 2)));
  });
  expect(differing).toEqual([]);
});

test('a state that an older program kept comes back as it lies, and one that is spoilt as nothing', async () => {
  const { database: db } = database();
  const store = new SnapshotStore(db);
  await store.drop();
  const pieces = piecesOf(300_000, 1);
  await store.store({ fold: 'a', realm: 'real', version: 1, position: 1, pieces }, MADE_AT);
  const [packed] = await db.query<{ state: Buffer; unpacked: number }>(
    'select state, unpacked from fold_snapshot',
  );
  expect(packed?.unpacked).toBe(joined(pieces).length);
  expect(packed?.state.length).toBeLessThan(3_000);
  const states = [];
  for (const [state, unpacked] of [
    [joined(pieces), null],
    [packed?.state.subarray(0, 20), packed?.unpacked],
    [Buffer.from('never packed'), 1_000],
  ]) {
    await db.query('update fold_snapshot set state = $1, unpacked = $2', [state, unpacked]);
    for await (const kept of store.load()) states.push(Buffer.from(kept.state));
  }
  expect(states).toEqual([Buffer.from(joined(pieces)), Buffer.alloc(0), Buffer.alloc(0)]);
});
