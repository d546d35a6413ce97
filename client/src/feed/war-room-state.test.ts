import { boardParts, type BoardParts, type Snapshot, type SourceRow } from '@heed/shared/board';
import type { Delta } from '@heed/shared/delta';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EMPTY_PARTS } from './empty-parts';
import { applyDelta, applyMissed, applySnapshot, type WarRoomState } from './war-room-state';

const at = '2026-11-24T08:00:00Z';
const member = (open: number) => ({ unitId: null, open, overdue: 0 });
const source = (minute: number): SourceRow => ({
  lastAt: `2026-11-24T07:${String(minute).padStart(2, '0')}:00Z`,
});

function stateAt(position: number, number: number, parts: Partial<BoardParts> = {}): WarRoomState {
  const snapshot: Snapshot = {
    realm: 'real',
    position,
    frame: { epoch: 'e1', number },
    at,
    parts: { ...EMPTY_PARTS, ...parts },
  };
  return applySnapshot(snapshot);
}

const delta = (change: Partial<Delta>): Delta => ({
  from: 10,
  to: 12,
  frame: { epoch: 'e1', number: 5 },
  at,
  ...change,
});

function applied(state: WarRoomState, change: Partial<Delta>): WarRoomState {
  const outcome = applyDelta(state, delta(change));
  if (outcome.kind !== 'applied') throw new Error(`the delta was a ${outcome.kind}`);
  return outcome.state;
}

describe('a delta', () => {
  test('sets rows, takes rows away and moves the position', () => {
    const before = stateAt(10, 4, { members: { a: member(1), b: member(2) } });
    const after = applied(before, {
      set: { members: { b: member(3), c: member(4) } },
      del: { members: ['a', 'never-there'] },
    });
    expect(after.parts.members).toEqual({ b: member(3), c: member(4) });
    expect(after.position).toBe(12);
    expect(after.frame).toEqual({ epoch: 'e1', number: 5 });
    expect(before.parts.members).toEqual({ a: member(1), b: member(2) });
  });

  test('leaves every part that it does not touch the same object', () => {
    const before = stateAt(10, 4, { members: { a: member(1) }, sources: { phone: source(1) } });
    const after = applied(before, { set: { sources: { web: source(2) } } });
    for (const part of boardParts) {
      const same = after.parts[part] === before.parts[part];
      expect([part, same]).toEqual([part, part !== 'sources']);
    }
    expect(after.parts.sources['phone']).toBe(before.parts.sources['phone']);
  });

  test('that changes nothing, a heartbeat, keeps all parts as one object', () => {
    const before = stateAt(10, 4);
    const after = applied(before, { to: 10, set: { members: {} }, del: { units: [] } });
    expect(after.parts).toBe(before.parts);
    expect(after.frame.number).toBe(5);
  });

  test.each([
    ['of another run of the server', { frame: { epoch: 'e2', number: 5 } }, 'gap'],
    ['that skips a frame', { frame: { epoch: 'e1', number: 6 } }, 'gap'],
    ['from another position', { from: 9 }, 'gap'],
    ['that goes back', { from: 10, to: 9 }, 'gap'],
    ['that was seen already', { frame: { epoch: 'e1', number: 4 } }, 'repeat'],
    ['older than the last one', { frame: { epoch: 'e1', number: 1 } }, 'repeat'],
  ] as const)('[invariant 5] one %s does not apply', (_, change, kind) => {
    expect(applyDelta(stateAt(10, 4), delta(change))).toEqual({ kind });
  });
});

describe('what was missed', () => {
  test('comes as one delta over many frames', () => {
    const outcome = applyMissed(
      stateAt(10, 4),
      delta({ to: 40, frame: { epoch: 'e1', number: 90 }, set: { members: { a: member(1) } } }),
    );
    expect(outcome).toMatchObject({ kind: 'applied', state: { position: 40 } });
  });

  test.each([
    ['from another run', { frame: { epoch: 'e2', number: 90 } }],
    ['from another position', { from: 11 }],
    ['of an earlier frame', { frame: { epoch: 'e1', number: 3 } }],
  ] as const)('does not apply %s', (_, change) => {
    expect(applyMissed(stateAt(10, 4), delta(change))).toEqual({ kind: 'gap' });
  });
});

test('any run of deltas leaves the same board as their changes made by hand', () => {
  const key = fc.constantFrom('a', 'b', 'c', 'd');
  const change = fc.record({
    set: fc.dictionary(key, fc.nat(9).map(member)),
    del: fc.uniqueArray(key),
  });
  fc.assert(
    fc.property(fc.array(change), (changes) => {
      let state = stateAt(0, 0);
      const byHand = new Map<string, ReturnType<typeof member>>();
      changes.forEach(({ set, del }, index) => {
        const gone = del.filter((name) => !Object.hasOwn(set, name));
        for (const [name, row] of Object.entries(set)) byHand.set(name, row);
        for (const name of gone) byHand.delete(name);
        state = applied(state, {
          from: index,
          to: index + 1,
          frame: { epoch: 'e1', number: index + 1 },
          set: { members: set },
          del: { members: gone },
        });
      });
      expect(state.parts.members).toEqual(Object.fromEntries(byHand));
    }),
  );
});
