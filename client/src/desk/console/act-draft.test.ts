import { CaseCommand, caseCommandKinds } from '@heed/shared/commands';
import { expect, test } from 'vitest';
import { buildCommand, emptyDraft, missingFields, placeKey } from './act-draft';
import { actForms } from './act-forms';

const act = { expectedVersion: 3, requestId: 'r-1' };
const filled = {
  ...emptyDraft(),
  unit: 'u1',
  holder: 'm1',
  urgency: 'critical',
  category: 'water',
  place: placeKey('street', 'wj'),
  incident: 'i1',
  outcome: 'solved',
  satisfied: 'no',
  text: '已派水车',
  note: '再打一次',
  reason: '负荷已满',
  target: '120',
  notAccept: 'outside-duty',
  suspendReason: 'material',
  returnReason: 'not-our-duty',
  superviseReason: 'overdue',
  extensionReason: 'objective',
  reopenReason: 'new-facts',
  closeReason: 'explained',
  until: '2026-07-19T08:00:00Z',
  agreed: 'yes',
  supervision: 'listed',
  share: '50',
  assisting: 'u2,u3',
  procedure: 'petition',
  accused: 'u4',
  told: 'suspended',
};

/** Links name an incident: the part of a case that shows its incidents makes their commands. */
const withForm = caseCommandKinds.filter((kind) => !kind.endsWith('link-incident'));

test.each(withForm)('a filled form of %s makes a command that the server takes', (kind) => {
  const built = buildCommand(kind, filled, act);
  expect(built.ok && CaseCommand.safeParse(built.command).success).toBe(true);
  expect(built.ok && built.command).toMatchObject({ kind, ...act });
});

test.each(caseCommandKinds)('an empty form of %s says what it needs, or needs nothing', (kind) => {
  const built = buildCommand(kind, emptyDraft(), act);
  const { fields, optional } = actForms[kind];
  const asked = fields.filter((field) => !optional.includes(field) && field !== 'reached');
  if (asked.length === 0 && kind !== 'assign') expect(built.ok).toBe(true);
  else expect(built.ok || Object.keys(built.missing).length).toBeGreaterThan(0);
});

test('an assignment goes to a unit, to a person or to both, but not to nobody', () => {
  const reason = '职责不符';
  expect(missingFields('assign', { ...emptyDraft(), reason })).toEqual({ unit: true });
  expect(missingFields('assign', { ...emptyDraft(), reason, holder: 'm1' })).toEqual({});
  expect(missingFields('assign', { ...emptyDraft(), reason, unit: 'u1' })).toEqual({});
});

test('a reason of blanks is no reason', () => {
  expect(missingFields('escalate', { ...emptyDraft(), reason: '  ' })).toEqual({ reason: true });
});

test('what stays empty is not sent', () => {
  const built = buildCommand('remind', emptyDraft(), act);
  expect(built.ok && built.command).toEqual({ kind: 'remind', ...act });
});

test('a district is set as a district and a street as a street', () => {
  const place = (key: string) => {
    const built = buildCommand('set-place', { ...emptyDraft(), place: key, reason: '更正' }, act);
    return built.ok ? built.command : null;
  };
  expect(place(placeKey('district', 'dj'))).toMatchObject({ district: 'dj' });
  expect(place(placeKey('street', 'a:b'))).toMatchObject({ street: 'a:b' });
});
