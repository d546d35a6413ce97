import { describe, expect, it } from 'vitest';
import { KeyScope, Role, Verb } from '@heed/shared/vocabulary';
import { can, denial, verbsOf } from './can';
import { SYSTEM, type Principal } from './principal';

/** Which roles may use a verb on a case of their own unit, by initials; all others may not. */
const initials: Record<string, Role> = {
  AD: 'administrator',
  CT: 'call-taker',
  DP: 'dispatcher',
  HA: 'handler',
  UM: 'unit-member',
  TL: 'task-force-lead',
  DL: 'duty-leader',
  SV: 'supervisor',
  FU: 'follow-up-officer',
  PO: 'press-officer',
  PA: 'press-approver',
  LR: 'legal-reviewer',
  AU: 'auditor',
  VW: 'viewer',
};

const matrix: Record<Verb, string> = {
  'complaint:register': 'CT DP TL DL',
  'complaint:import': 'DP DL',
  'caller:find': 'CT DP TL DL FU',
  'case:read': 'CT DP HA UM TL DL SV FU',
  'case:reveal': 'CT DP HA UM TL DL SV FU',
  'case:dispatch': 'DP TL DL',
  'case:sign': 'HA UM TL DL',
  'case:claim': 'HA UM TL DL',
  'case:assign': 'DP TL DL',
  'case:handle': 'HA UM TL DL',
  'case:reply': 'HA UM TL DL',
  'case:answer': 'CT DP TL DL',
  'case:audit': 'TL DL SV',
  'case:follow-up': 'DL SV FU',
  'case:close': 'TL DL FU',
  'case:reopen': 'TL DL SV FU',
  'case:escalate': 'DP HA UM TL DL SV',
  'case:remind': 'CT DP TL DL SV FU',
  'case:note': 'CT DP HA UM TL DL SV FU',
  'case:set-urgency': 'CT DP HA TL DL SV',
  'case:lower-urgency': 'TL DL',
  'case:set-facts': 'CT DP HA UM TL DL',
  'case:transfer': 'CT DP HA UM TL DL',
  'case:turn-away': 'CT DP TL DL',
  'case:withdraw': 'CT DP HA TL DL',
  'case:suspend': 'HA UM TL DL',
  'case:shelve': 'HA UM TL DL',
  'case:return': 'HA UM TL DL',
  'case:arbitrate': 'DP TL DL',
  'case:approve': 'TL DL',
  'case:supervise': 'TL DL SV',
  'case:instruct': 'TL DL',
  'case:set-units': 'DP TL DL',
  'case:set-accused': 'DP TL DL',
  'case:set-procedure': 'DP TL DL',
  'case:recuse': 'CT DP HA UM TL DL SV FU',
  'case:archive': '',
  'case:lapse': '',
  'case:told': '',
  'case:cluster': 'CT DP TL DL',
  'cluster:rule': 'TL DL',
  'roster:read': 'AD CT DP HA UM TL DL SV FU',
  'roster:work': 'CT DP HA UM TL DL SV FU',
  'roster:write': 'AD TL DL',
  'board:read': 'AD CT DP HA UM TL DL SV FU PO PA LR VW',
  'incident:read': 'AD CT DP HA UM TL DL SV FU PO PA LR VW',
  'incident:open': 'TL DL',
  'incident:command': 'TL DL',
  'incident:link': 'TL DL',
  'figure:write': 'TL DL PO',
  'call:write': '',
  'call-back:read': 'CT DP TL DL SV FU',
  'call-back:work': 'CT DP TL DL FU',
  'bulletin:read': 'TL DL PO PA LR',
  'bulletin:write': 'PO',
  'bulletin:verify': 'TL DL PA',
  'bulletin:legal': 'LR',
  'bulletin:approve': 'DL PA',
  'bulletin:publish': 'DL PO PA',
  'promise:write': 'TL DL PO',
  'alarm:acknowledge': 'TL DL',
  'wording:read': 'CT DP HA UM TL DL SV FU PO PA LR',
  'wording:write': 'TL DL SV PO',
  'wording:agree': 'TL DL SV PA',
  'unit-loop:work': 'DP TL DL SV',
  'drill:run': 'AD DL',
  'reference:read': 'AD CT DP HA UM TL DL SV FU PO PA LR AU VW',
  'console:share': 'DP TL DL SV',
  'statistics:read': 'CT DP TL DL SV PO AU',
  'report:read': 'DP TL DL SV PO AU',
  'report:make': 'TL DL SV',
  'journal:read': 'DL AU',
  'admin:units': 'AD',
  'admin:accounts': 'AD',
  'admin:keys': 'AD',
  'admin:categories': 'AD',
  'admin:places': 'AD',
  'admin:clocks': 'AD',
  'admin:outbound': 'AD',
  'metrics:read': 'AD',
};

const OWN = 'unit-own';
const CHILD = 'unit-child';
const OTHER = 'unit-other';

function person(...roles: Role[]): Principal {
  return {
    ...SYSTEM,
    kind: 'account',
    id: 'me',
    roles,
    unitId: OWN,
    unitPath: [OWN, CHILD],
    sessionHash: 'ab',
  };
}

function key(...scopes: KeyScope[]): Principal {
  return { ...SYSTEM, kind: 'key', id: 'key', scopes };
}

const cells = Verb.options.flatMap((verb) =>
  Role.options.map((role) => {
    const may = matrix[verb].split(' ').some((initial) => initials[initial] === role);
    return { verb, role, may };
  }),
);

describe('the permission matrix', () => {
  it.each(cells)('$role · $verb → $may', ({ verb, role, may }) => {
    expect(can(person(role), verb)).toBe(may);
    expect(can(person(role), verb, { unitId: OWN, holderId: null })).toBe(may);
  });

  it('names every verb and every role', () => {
    expect(Object.keys(matrix).sort()).toEqual([...Verb.options].sort());
    expect(Object.values(initials).sort()).toEqual([...Role.options].sort());
  });

  it('adds up the roles of a person', () => {
    const both = person('viewer', 'auditor');
    expect(can(both, 'board:read')).toBe(true);
    expect(can(both, 'journal:read')).toBe(true);
    expect(can(both, 'case:read')).toBe(false);
  });
});

describe('a person whose password somebody else made', () => {
  it('may do nothing, and is told why', () => {
    const fresh = { ...person('administrator', 'duty-leader'), mustChangePassword: true };
    expect(verbsOf(fresh)).toEqual([]);
    expect(denial(fresh).error).toBe('password-change-required');
    expect(denial(person('viewer')).error).toBe('forbidden');
  });
});

describe('a case', () => {
  const reach: readonly {
    role: Role;
    unitId: string | null;
    holderId: string | null;
    may: boolean;
  }[] = [
    { role: 'handler', unitId: OWN, holderId: null, may: true },
    { role: 'handler', unitId: CHILD, holderId: 'somebody', may: true },
    { role: 'handler', unitId: OTHER, holderId: null, may: false },
    { role: 'handler', unitId: OTHER, holderId: 'me', may: true },
    { role: 'handler', unitId: null, holderId: null, may: false },
    { role: 'unit-member', unitId: OTHER, holderId: 'somebody', may: false },
    { role: 'unit-member', unitId: CHILD, holderId: null, may: true },
    { role: 'duty-leader', unitId: OTHER, holderId: 'somebody', may: true },
    { role: 'task-force-lead', unitId: null, holderId: null, may: true },
  ];

  it.each(reach)('of unit $unitId held by $holderId · $role may reply: $may', (row) => {
    const { role, unitId, holderId, may } = row;
    expect(can(person(role), 'case:reply', { unitId, holderId })).toBe(may);
    expect(can(person(role), 'case:handle', { unitId, holderId })).toBe(may);
    expect(can(person(role), 'case:read', { unitId, holderId })).toBe(may);
  });
});

describe('a key', () => {
  const scopes: readonly [KeyScope, Verb, boolean][] = [
    ['complaints:write', 'complaint:register', true],
    ['complaints:write', 'complaint:import', true],
    ['complaints:write', 'case:read', false],
    ['cases:read', 'case:read', true],
    ['cases:read', 'case:reveal', false],
    ['cases:read', 'case:note', false],
    ['cases:command', 'case:claim', true],
    ['cases:command', 'case:read', true],
    ['cases:command', 'case:reveal', false],
    ['board:read', 'board:read', true],
    ['board:read', 'case:read', false],
    ['bulletins:read', 'board:read', false],
    ['bulletins:read', 'bulletin:write', false],
    ['bulletins:command', 'bulletin:write', true],
    ['bulletins:command', 'bulletin:approve', false],
    ['bulletins:command', 'bulletin:publish', false],
    ['journal:read', 'journal:read', true],
    ['journal:read', 'statistics:read', false],
    ['figures:write', 'board:read', false],
    ['calls:write', 'call:write', true],
    ['calls:write', 'call-back:read', false],
    ['admin', 'admin:accounts', true],
    ['admin', 'case:read', false],
    ['admin', 'complaint:register', false],
  ];

  it.each(scopes)('of scope %s · %s → %s', (scope, verb, may) => {
    expect(can(key(scope), verb)).toBe(may);
  });

  it('without scopes may do nothing at all', () => {
    for (const verb of Verb.options) expect(can(key(), verb)).toBe(false);
  });
});

it('the system itself may do everything', () => {
  for (const verb of Verb.options) expect(can(SYSTEM, verb)).toBe(true);
});
