import type { HistoryRow } from '@heed/shared/rows';
import { expect, test } from 'vitest';
import { historyLine, type HistoryNames } from './history-line';

const names: HistoryNames = {
  unit: (id) => `unit ${id}`,
  member: (id) => `member ${id}`,
  category: (code) => `category ${code}`,
  place: (code) => `place ${code}`,
  time: (at) => `time ${at}`,
  comma: ', ',
  because: (reason) => `: ${reason}`,
  word: (group, code) => `${group} ${code}`,
};
const step = (type: string, params: HistoryRow['params']): HistoryRow => ({
  position: 1,
  at: '2026-07-18T06:00:00Z',
  actorId: null,
  type,
  params,
  text: null,
});
const line = (type: string, params: HistoryRow['params'] = {}) =>
  historyLine(step(type, params), names);

test('codes and ids are told by their names', () => {
  expect(line('case-dispatched', { unitId: 'u1' })?.params['unit']).toBe('unit u1');
  expect(line('case-escalated', { level: 2 })?.params['level']).toBe('escalation 2');
  expect(line('place-set', { district: 'dj', street: null })?.params['place']).toBe('place dj');
});

test('a change of urgency and one of category each use their own words', () => {
  expect(line('urgency-set', { from: 'normal', to: 'critical' })?.params).toMatchObject({
    from: 'urgency normal',
    to: 'urgency critical',
  });
  expect(line('category-set', { from: null, to: 'water' })?.params).toMatchObject({
    from: '',
    to: 'category water',
  });
});

test('a reason of the list stands behind its sentence, which stands without one too', () => {
  const why = (params: HistoryRow['params']) => line('case-closed', params)?.params['why'];
  expect(why({ reason: 'explained' })).toBe(': closeReason explained');
  expect(why({})).toBe('');
  expect(line('complainant-told', { told: 'extended' })?.params['what']).toBe('telling extended');
});

test('the first complaint, a repeat and a worse repeat read differently', () => {
  const key = (params: HistoryRow['params']) => line('complaint-registered', params)?.key;
  expect(key({ opened: true })).toBe('complaint-registered');
  expect(key({ opened: false, worse: false })).toBe('complaint-registered-again');
  expect(key({ opened: false, worse: true })).toBe('complaint-registered-worse');
});

test('a call that reached nobody is not told as a contact', () => {
  expect(line('complainant-contacted', { reached: false })?.key).toBe('complainant-contacted-not');
});

test('an assignment to a person names the person', () => {
  expect(line('case-assigned', { unitId: 'u1', holderId: 'm1' })?.key).toBe('case-assigned-person');
  expect(line('case-assigned', { unitId: 'u1', holderId: null })?.key).toBe('case-assigned');
});

test('the rarer turns are told with their codes, their times and who decided how', () => {
  expect(line('case-not-accepted', { reason: 'secret' })?.params['code']).toBe('notAccept secret');
  expect(line('case-transferred', { to: '120' })?.params['target']).toBe('target 120');
  expect(line('supervision-set', { from: 'none', to: 'daily' })?.key).toBe(
    'supervision-set-raised',
  );
  expect(line('supervision-set', { from: 'daily', to: 'listed' })?.params).toMatchObject({
    from: 'supervision daily',
    to: 'supervision listed',
  });
  const asked = line('suspension-requested', { reason: 'weather', until: 'x' })?.params;
  expect(asked).toMatchObject({ code: 'suspendReason weather', until: 'time x' });
  expect(line('suspension-decided', { agreed: false })?.key).toBe('suspension-decided-not');
  expect(line('return-decided', { agreed: true, unitId: null })?.key).toBe('return-decided-anew');
  expect(line('accused-set', { unitId: null })?.key).toBe('accused-set-none');
  const helped = line('units-set', { unitId: 'u1', assistingUnitIds: 'u2,u3' });
  expect(helped).toMatchObject({ key: 'units-set', params: { assisting: 'unit u2, unit u3' } });
  expect(line('case-undone', { undone: 'case-claimed' })?.params['undone']).toBe('act claim');
  expect(line('case-reopened', { supervised: true })?.key).toBe('case-reopened-supervised');
});

test('a step that this client does not know has no sentence', () => {
  expect(line('case-teleported')).toBeNull();
});
