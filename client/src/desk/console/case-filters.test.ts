import { ViewQuery } from '@heed/shared/console';
import { CaseQuery } from '@heed/shared/rows';
import { expect, test } from 'vitest';
import {
  addressOf,
  filtersFromAddress,
  filtersOfView,
  isFiltered,
  listQuery,
  viewQueryOf,
  views,
  wholeView,
} from './case-filters';

test('a bare address is the view of the most urgent, with nothing filtered away', () => {
  const filters = filtersFromAddress({});
  expect(filters).toEqual(wholeView('most-urgent'));
  expect(isFiltered(filters)).toBe(false);
});

test('the address holds view, filters and case, and gives them back', () => {
  const filters = {
    ...wholeView('overdue'),
    q: '黄水',
    urgency: ['critical', 'urgent'],
    district: ['dj'],
  };
  const address = addressOf(filters, 'c3');
  expect(address).toEqual({
    view: 'overdue',
    q: '黄水',
    urgency: 'critical,urgent',
    district: 'dj',
    case: 'c3',
  });
  expect(filtersFromAddress({ ...address } as Record<string, string>)).toEqual(filters);
});

test('an address that somebody made up falls back to what there is', () => {
  expect(filtersFromAddress({ view: 'secret', q: ['a', 'b'], state: ',,' })).toEqual({
    ...wholeView('most-urgent'),
    q: 'a',
  });
});

test.each(['13800001234', '0571 8888 1234', '(021)62345678', '+86 138-0000-1234', '88881234'])(
  '%s is searched as a phone number, never as text',
  (typed) => {
    const query = listQuery({ ...wholeView('all'), q: typed });
    expect(query.phone).toBe(typed);
    expect(query.q).toBeUndefined();
  },
);

test.each(['20260718-04398', '20260718', '0718-04398', '望江里', '110', '3 栋'])(
  '%s is searched as text',
  (typed) => {
    const query = listQuery({ ...wholeView('all'), q: ` ${typed} ` });
    expect(query.q).toBe(typed);
    expect(query.phone).toBeUndefined();
  },
);

test('what is asked of the server is a query that it takes', () => {
  for (const view of views) {
    const query = listQuery({ ...wholeView(view), q: '停水', unit: ['u1'], sla: ['overdue'] });
    expect(CaseQuery.safeParse(query).success).toBe(true);
  }
});

test('a saved view gives back what it was saved with, by address and by name', () => {
  const filters = {
    ...wholeView('open'),
    sort: 'due' as const,
    q: '黄水',
    district: ['dj', 'lg'],
    holder: ['m1'],
  };
  const query = ViewQuery.parse(viewQueryOf(filters));
  const opened = filtersOfView({ id: 'v1', query });
  expect(opened).toEqual({ ...filters, saved: 'v1' });
  const address = addressOf(opened, null) as Record<string, string>;
  expect(filtersFromAddress(address)).toEqual(opened);
});

test('a phone number that was looked for is kept in no view', () => {
  expect(viewQueryOf({ ...wholeView('open'), q: '13800002071' })).toEqual({ view: 'open' });
});

test('all cases are listed from the newest on, unless somebody asks for another order', () => {
  expect(filtersFromAddress({ view: 'all' }).sort).toBe('-received');
  const urgent = { ...wholeView('all'), sort: 'urgency' as const };
  const address = addressOf(urgent, null) as Record<string, string>;
  expect(filtersFromAddress(address)).toEqual(urgent);
  const query = ViewQuery.parse(viewQueryOf(urgent));
  expect(filtersOfView({ id: 'v1', query }).sort).toBe('urgency');
});
