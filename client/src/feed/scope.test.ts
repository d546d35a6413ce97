import { describe, expect, test } from 'vitest';
import { scopeOf, stayInRealm } from './scope';

const at = (path: string, query: Record<string, string> = {}) => ({ path, query, hash: '' });

describe('the scope of an address', () => {
  test('is the real realm where none is named, or none that can be', () => {
    expect(scopeOf({})).toEqual({ realm: 'real' });
    expect(scopeOf({ realm: 'DROP TABLE' })).toEqual({ realm: 'real' });
  });

  test('is a drill, and an incident in it', () => {
    expect(scopeOf({ realm: 'drill-a', incident: 'i1' })).toEqual({
      realm: 'drill-a',
      incident: 'i1',
    });
  });
});

describe('moving between pages', () => {
  test('stays in the drill where no realm is named', () => {
    const led = stayInRealm(at('/desk', { view: 'mine' }), at('/wall', { realm: 'drill-a' }));
    expect(led).toEqual(at('/desk', { view: 'mine', realm: 'drill-a' }));
  });

  test('leaves it where the real one is named', () => {
    expect(
      stayInRealm(at('/desk', { realm: 'real' }), at('/wall', { realm: 'drill-a' })),
    ).toBeNull();
  });

  test.each(['/login', '/admin/units', '/welcome', '/desk/drills'])(
    '%s belongs to no drill',
    (path) => {
      expect(stayInRealm(at(path), at('/wall', { realm: 'drill-a' }))).toBeNull();
    },
  );
});
