import type { HistoryRow } from '@heed/shared/rows';
import { expect, test } from 'vitest';
import { historyLine, type HistoryNames } from './history-line';

const names: HistoryNames = {
  unit: (id) => `unit ${id}`,
  member: (id) => `member ${id}`,
  category: (code) => `category ${code}`,
  place: (code) => `place ${code}`,
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

test('a step that this client does not know has no sentence', () => {
  expect(line('case-teleported')).toBeNull();
});
