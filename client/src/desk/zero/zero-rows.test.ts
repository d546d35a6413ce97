import type { CallBackRow } from '@heed/shared/calls';
import type { MustReachZero } from '@heed/shared/must-reach-zero';
import type { CaseRow } from '@heed/shared/rows';
import { describe, expect, test } from 'vitest';
import { viewTabs } from './view-tabs';
import { chipsOf, dialled, groupsOf, lineAt, nextCall } from './zero-rows';

const NOW = Date.parse('2026-07-18T06:48:00Z');

function call(id: string, part: Partial<CallBackRow> = {}): CallBackRow {
  return {
    id,
    realm: 'real',
    version: 1,
    state: 'waiting',
    number: '138****6620',
    calls: 4,
    firstAt: '2026-07-18T02:42:00Z',
    lastAt: '2026-07-18T06:41:00Z',
    waitedSeconds: 95,
    tries: 0,
    triedAt: null,
    nextAt: null,
    holderId: null,
    leaseUntil: null,
    ended: null,
    case: null,
    openCases: 0,
    ...part,
  };
}

const cases = (total: number, ...ids: string[]): MustReachZero['unowned'] => ({
  rows: ids.map((id) => ({ id }) as CaseRow),
  nextCursor: null,
  total,
  totalCapped: total >= 10_000,
  position: 1,
  oldestAt: null,
});

const zero = (calls: CallBackRow[]): MustReachZero => ({
  missedCalls: { rows: calls, nextCursor: null, total: 1_312, oldestAt: null },
  unowned: cases(27, 'a'),
  contactOverdue: cases(8, 'a', 'b'),
  worsening: cases(0),
});

describe('the four groups', () => {
  test('are one column: the hand goes on from group to group, and stops at both ends', () => {
    const groups = groupsOf(zero([call('1')]));
    const walk = (from: string | null, step: number) => lineAt(groups, from, step)?.key;
    expect(walk(null, 1)).toBe('missedCalls:1');
    expect(walk('missedCalls:1', 1)).toBe('unowned:a');
    // The same case once more, on a line of its own.
    expect(walk('unowned:a', 1)).toBe('contactOverdue:a');
    expect(walk('contactOverdue:b', 1)).toBe('contactOverdue:b');
    expect(walk('missedCalls:1', -1)).toBe('missedCalls:1');
    expect(walk('gone', 1)).toBe('missedCalls:1');
  });

  test('leave out what their reader may not see, and a column without lines has none', () => {
    const none = { ...zero([]), missedCalls: null, unowned: cases(0), contactOverdue: cases(0) };
    expect(groupsOf(none).map(({ name }) => name)).toEqual([
      'unowned',
      'contactOverdue',
      'worsening',
    ]);
    expect(lineAt(groupsOf(none), null, 1)).toBeNull();
  });

  test('stand as one tab beside the first view, with the sum of all', () => {
    const views = { 'most-urgent': { total: 64, totalCapped: false } };
    const counts = { views, saved: {}, unread: 0 };
    const tabs = viewTabs((key) => key, counts, groupsOf(zero([])));
    expect(tabs.slice(0, 2)).toEqual([
      { value: 'most-urgent', label: 'desk.view.most-urgent', count: '64' },
      { value: 'zero', label: 'zero.tab', count: '1,347' },
    ]);
    expect(viewTabs((key) => key, counts, [])[1]?.count).toBeUndefined();
  });
});

describe('the number to call next', () => {
  test('is the one in focus, or else the first that is due and in nobody’s hand', () => {
    const taken = call('1', { state: 'being-called' });
    const tried = call('2', { tries: 1, nextAt: '2026-07-18T07:00:00Z' });
    const groups = groupsOf(zero([taken, tried, call('3')]));
    expect(nextCall(groups, null, NOW)?.id).toBe('3');
    expect(nextCall(groups, lineAt(groups, 'missedCalls:1', 1), NOW)?.id).toBe('2');
    expect(nextCall(groups, lineAt(groups, 'unowned:a', 0), NOW)?.id).toBe('3');
    expect(nextCall(groupsOf(zero([taken, tried])), null, NOW)).toBeNull();
    expect(nextCall(groupsOf(zero([tried])), null, NOW + 900_000)?.id).toBe('2');
  });
});

test('a number is written as people dial it', () => {
  const numbers = ['+8613812346620', '+8657188882218', '+864001234567', '+442079460000', '12345'];
  expect(numbers.map(dialled)).toEqual([
    '13812346620',
    '057188882218',
    '4001234567',
    '+442079460000',
    '12345',
  ]);
});

test('illness is the white chip; who is vulnerable stands beside it, two at most', () => {
  expect(chipsOf(['V-07', 'U-21', 'V-01'])).toEqual({ ill: true, vulnerable: ['V-01'] });
  expect(chipsOf(['V-01', 'V-02', 'V-03'])).toEqual({ ill: false, vulnerable: ['V-01', 'V-02'] });
});
