/** The one table of who may do what: verbs by role, and by scope of a key. */
import { Verb, type KeyScope, type Role } from '@heed/shared/vocabulary';

/** How far a role's verbs on cases reach: every case, or those of the own unit and below. */
export type Reach = 'all' | 'unit';

export interface RoleRights {
  readonly reach: Reach;
  readonly verbs: readonly Verb[];
}

/** What everybody needs who works with the boards. */
const boards: readonly Verb[] = ['board:read', 'reference:read', 'incident:read'];
/** What everybody needs who works with cases. */
const readsCases: readonly Verb[] = [...boards, 'case:read', 'case:reveal', 'case:note'];
const caseVerbs = Verb.options.filter((verb) => verb.startsWith('case:'));
/** What a hand in the chain of a bulletin needs to see. */
const readsBulletins: readonly Verb[] = [...boards, 'bulletin:read'];
const adminVerbs = Verb.options.filter((verb) => verb.startsWith('admin:'));

export const rightsOfRole: Readonly<Record<Role, RoleRights>> = {
  administrator: { reach: 'all', verbs: [...boards, ...adminVerbs, 'drill:run', 'metrics:read'] },
  'call-taker': {
    reach: 'all',
    verbs: [
      ...readsCases,
      'complaint:register',
      'caller:find',
      'case:answer',
      'case:remind',
      'case:set-urgency',
      'case:set-facts',
      'statistics:read',
    ],
  },
  dispatcher: {
    reach: 'all',
    verbs: [
      ...readsCases,
      'complaint:register',
      'complaint:import',
      'caller:find',
      'case:answer',
      'case:dispatch',
      'case:assign',
      'case:escalate',
      'case:remind',
      'case:set-urgency',
      'case:set-facts',
      'statistics:read',
    ],
  },
  handler: {
    reach: 'unit',
    verbs: [
      ...readsCases,
      'case:sign',
      'case:claim',
      'case:handle',
      'case:reply',
      'case:escalate',
      'case:set-urgency',
      'case:set-facts',
    ],
  },
  'unit-member': {
    reach: 'unit',
    verbs: [
      ...readsCases,
      'case:sign',
      'case:claim',
      'case:handle',
      'case:reply',
      'case:escalate',
      'case:set-facts',
    ],
  },
  'task-force-lead': {
    reach: 'all',
    verbs: [
      ...readsCases,
      'complaint:register',
      'caller:find',
      'case:dispatch',
      'case:sign',
      'case:claim',
      'case:assign',
      'case:handle',
      'case:reply',
      'case:answer',
      'case:audit',
      'case:close',
      'case:reopen',
      'case:escalate',
      'case:remind',
      'case:set-urgency',
      'case:lower-urgency',
      'case:set-facts',
      'incident:open',
      'incident:command',
      'incident:link',
      'figure:write',
      'bulletin:read',
      'bulletin:verify',
      'promise:write',
      'alarm:acknowledge',
      'statistics:read',
    ],
  },
  'duty-leader': {
    reach: 'all',
    verbs: [
      ...readsBulletins,
      ...caseVerbs,
      'incident:open',
      'incident:command',
      'incident:link',
      'figure:write',
      'bulletin:verify',
      'bulletin:approve',
      'bulletin:publish',
      'promise:write',
      'alarm:acknowledge',
      'drill:run',
      'complaint:register',
      'complaint:import',
      'caller:find',
      'statistics:read',
      'journal:read',
    ],
  },
  supervisor: {
    reach: 'all',
    verbs: [
      ...readsCases,
      'case:audit',
      'case:reopen',
      'case:escalate',
      'case:remind',
      'case:follow-up',
      'case:set-urgency',
      'statistics:read',
    ],
  },
  'follow-up-officer': {
    reach: 'all',
    verbs: [
      ...readsCases,
      'caller:find',
      'case:follow-up',
      'case:close',
      'case:reopen',
      'case:remind',
    ],
  },
  'press-officer': {
    reach: 'all',
    verbs: [
      ...readsBulletins,
      'bulletin:write',
      'bulletin:publish',
      'figure:write',
      'promise:write',
      'statistics:read',
    ],
  },
  'press-approver': {
    reach: 'all',
    verbs: [...readsBulletins, 'bulletin:verify', 'bulletin:approve', 'bulletin:publish'],
  },
  'legal-reviewer': { reach: 'all', verbs: [...readsBulletins, 'bulletin:legal'] },
  auditor: { reach: 'all', verbs: ['journal:read', 'statistics:read', 'reference:read'] },
  viewer: { reach: 'all', verbs: boards },
};

/** A key reveals nothing: who reads a person's name does so as a person, with a reason. */
export const verbsOfScope: Readonly<Record<KeyScope, readonly Verb[]>> = {
  'complaints:write': ['complaint:register', 'complaint:import', 'reference:read'],
  'cases:read': ['case:read', 'statistics:read', 'reference:read'],
  'cases:command': [...caseVerbs.filter((verb) => verb !== 'case:reveal'), 'reference:read'],
  'board:read': boards,
  'bulletins:read': ['bulletin:read', 'incident:read', 'reference:read'],
  // A key writes drafts; what goes to the public passes people's hands.
  'bulletins:command': [
    'bulletin:read',
    'bulletin:write',
    'promise:write',
    'incident:read',
    'reference:read',
  ],
  'journal:read': ['journal:read'],
  'figures:write': ['figure:write', 'reference:read'],
  admin: [...adminVerbs, 'metrics:read', 'reference:read'],
};
