import { describe, expect, test } from 'vitest';
import { FakeClock } from '../../test/fake-clock';
import { RealmClock } from './realm-clock';

const start = Date.parse('2026-11-24T00:00:00.000Z');
const drill = 'drill-water';

function clocks() {
  const wall = new FakeClock(start);
  return { wall, realms: new RealmClock(wall) };
}

describe('RealmClock', () => {
  test('[invariant 7] the real realm, and one without a pace, have the wall clock', () => {
    const { wall, realms } = clocks();
    wall.pass(1_500);
    expect(realms.isoNow('real')).toBe('2026-11-24T00:00:01.500Z');
    expect(realms.isoNow('replay-old')).toBe('2026-11-24T00:00:01.500Z');
  });

  test('a drill runs as many times as fast from its anchor on', () => {
    const { wall, realms } = clocks();
    realms.set(drill, {
      realmAt: Date.parse('2025-01-01T00:00:00Z'),
      wallAt: start,
      speed: 60,
      until: Infinity,
    });
    wall.pass(1_000);
    expect(realms.isoNow(drill)).toBe('2025-01-01T00:01:00.000Z');
    expect(realms.now('real')).toBe(start + 1_000);
  });

  test('at speed 0 it stands, and goes on from there', () => {
    const { wall, realms } = clocks();
    realms.set(drill, { realmAt: 0, wallAt: start, speed: 0, until: Infinity });
    wall.pass(60_000);
    expect(realms.now(drill)).toBe(0);
    realms.set(drill, { realmAt: 0, wallAt: start + 60_000, speed: 10, until: Infinity });
    wall.pass(100);
    expect(realms.now(drill)).toBe(1_000);
  });

  test('an older pace that comes late changes nothing', () => {
    const { wall, realms } = clocks();
    realms.set(drill, { realmAt: 5_000, wallAt: start + 10, speed: 1, until: Infinity });
    realms.set(drill, { realmAt: 0, wallAt: start, speed: 60, until: Infinity });
    wall.pass(1_010);
    expect(realms.now(drill)).toBe(6_000);
  });

  test('what was said is never taken back: slower word that comes late lets the clock stand', () => {
    const { wall, realms } = clocks();
    realms.set(drill, { realmAt: 0, wallAt: start, speed: 60, until: Infinity });
    wall.pass(1_000);
    expect(realms.now(drill)).toBe(60_000);
    realms.set(drill, { realmAt: 30_000, wallAt: start + 500, speed: 1, until: Infinity });
    expect(realms.now(drill)).toBe(60_000);
    wall.pass(40_000);
    expect(realms.now(drill)).toBe(70_500);
  });

  test('it stands of itself where its pace ends', () => {
    const { wall, realms } = clocks();
    realms.set(drill, { realmAt: 0, wallAt: start, speed: 600, until: 300_000 });
    wall.pass(400);
    expect(realms.now(drill)).toBe(240_000);
    wall.pass(60_000);
    expect(realms.now(drill)).toBe(300_000);
  });

  test('a realm is closed by its pace, and the real one never', () => {
    const { realms } = clocks();
    realms.set(drill, { realmAt: 0, wallAt: start, speed: 0, until: 0, closed: true });
    expect(realms.fault(drill)).toMatchObject({
      error: 'illegal-state',
      extra: { details: [{ path: 'realm', message: 'drill-ended' }] },
    });
    expect(realms.fault('real')).toBeNull();
    expect(() => realms.set('real', { realmAt: 0, wallAt: 0, speed: 1, until: 0 })).toThrow();
  });

  test('a drill that nobody opened takes nothing in; a replay needs no opening', () => {
    const { realms } = clocks();
    expect(realms.fault('drill-nobodys')).toMatchObject({
      error: 'invalid',
      extra: { details: [{ path: 'realm', message: 'unknown-value' }] },
    });
    expect(realms.fault('replay-old')).toBeNull();
  });
});
