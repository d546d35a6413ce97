import { describe, expect, it } from 'vitest';
import type { Role } from '@heed/shared/vocabulary';
import { SYSTEM, type Principal } from './principal';
import { isVisible, visibleCases, visibleSql } from './visible';

function person(roles: Role[], unitPath: string[] = []): Principal {
  return { ...SYSTEM, kind: 'account', id: 'me', roles, unitId: unitPath[0] ?? null, unitPath };
}

describe('visible cases', () => {
  it.each<Role>([
    'call-taker',
    'dispatcher',
    'task-force-lead',
    'duty-leader',
    'supervisor',
    'follow-up-officer',
  ])('are all for a %s', (role) => {
    expect(visibleCases(person([role]))).toEqual({ all: true });
  });

  it.each<Role>(['press-officer', 'press-approver', 'viewer', 'auditor', 'administrator'])(
    'are none for a %s',
    (role) => {
      expect(visibleCases(person([role], ['u1']))).toEqual({ none: true });
      expect(isVisible(person([role], ['u1']), { unitId: 'u1', holderId: 'me' })).toBe(false);
      expect(visibleSql(person([role]), 'c', 3)).toEqual({ sql: 'false', params: [] });
    },
  );

  it.each<Role>(['handler', 'unit-member'])('of a %s are those of the unit and below', (role) => {
    const me = person([role], ['u1', 'u2']);
    expect(visibleCases(me)).toEqual({ unitIds: ['u1', 'u2'], holderId: 'me' });
    expect(isVisible(me, { unitId: 'u2', holderId: null })).toBe(true);
    expect(isVisible(me, { unitId: 'u3', holderId: 'me' })).toBe(true);
    expect(isVisible(me, { unitId: 'u3', holderId: 'other' })).toBe(false);
    expect(isVisible(me, { unitId: null, holderId: null })).toBe(false);
  });

  it('are all for somebody who is a handler and a dispatcher', () => {
    expect(visibleCases(person(['handler', 'dispatcher'], ['u1']))).toEqual({ all: true });
  });

  it('number their parameters from the first free one', () => {
    const { sql, params } = visibleSql(person(['handler'], ['u1']), 'c', 4);
    expect(params).toEqual([['u1'], 'me', 'u1']);
    expect([...new Set(sql.match(/\$\d/g))]).toEqual(['$4', '$5', '$6']);
    expect(visibleSql(person(['dispatcher'], []), 'c', 4)).toEqual({ sql: 'true', params: [] });
  });

  it('[C42] of an assisting unit are seen by its members', () => {
    const helped = { unitId: 'u9', holderId: null, assistingUnitIds: ['u2'] };
    expect(isVisible(person(['unit-member'], ['u1', 'u2']), helped)).toBe(true);
    expect(isVisible(person(['unit-member'], ['u3']), helped)).toBe(false);
  });

  it('[C46] never are those that accuse one’s own unit, whatever the role', () => {
    const accusing = { unitId: 'u9', holderId: null, accusedUnitIds: ['u1', 'u2'] };
    expect(isVisible(person(['duty-leader'], ['u2']), accusing)).toBe(false);
    expect(isVisible(person(['duty-leader'], ['u3']), accusing)).toBe(true);
    expect(isVisible(person(['handler'], ['u1']), { ...accusing, holderId: 'me' })).toBe(false);
  });

  it('of a key follow its scopes', () => {
    const key: Principal = { ...SYSTEM, kind: 'key', id: 'k', scopes: ['cases:read'] };
    expect(visibleCases(key)).toEqual({ all: true });
    expect(visibleCases({ ...key, scopes: ['board:read'] })).toEqual({ none: true });
  });
});
