/** What the list shows: kept in the address and in saved views, sent as the query of the case list. */
import type { ViewQuery } from '@heed/shared/console';
import type { CaseQuery } from '@heed/shared/rows';
import type { LocationQuery, LocationQueryRaw } from 'vue-router';

/** The views of the console, in the order of their tabs. */
export const views = [
  'most-urgent',
  'unclaimed',
  'mine',
  'mentioned',
  'escalated',
  'never-contacted',
  'overdue',
  'open',
  'to-decide',
  'supervised',
  'all',
] as const satisfies readonly NonNullable<CaseQuery['view']>[];
export type View = (typeof views)[number];

/** Filters that take several values. */
export const manyFilters = [
  'urgency',
  'district',
  'category',
  'unit',
  'channel',
  'state',
  'sla',
  'incident',
  'street',
  'holder',
  'cluster',
] as const;
export type ManyFilter = (typeof manyFilters)[number];

export type Sort = NonNullable<CaseQuery['sort']>;
/** The orders of the list; the first is the usual one. */
export const sorts = ['urgency', 'due', 'received', '-received'] as const satisfies Sort[];

export interface DeskFilters extends Record<ManyFilter, readonly string[]> {
  view: View;
  /** The saved view that it began with; null where it began with a plain one. */
  saved: string | null;
  sort: Sort;
  /** What was typed: words, a case number or a phone number. */
  q: string;
}

export type ListQuery = Partial<Record<keyof CaseQuery, string>>;

const noFilters = {
  urgency: [],
  district: [],
  category: [],
  unit: [],
  channel: [],
  state: [],
  sla: [],
  incident: [],
  street: [],
  holder: [],
  cluster: [],
} as const;

/** A view with nothing filtered away. */
export function wholeView(view: View): DeskFilters {
  return { view, saved: null, sort: usualSort(view), q: '', ...noFilters };
}

/** Among all that ever came in, closed cases have no due time: the newest first says more. */
function usualSort(view: View): Sort {
  return view === 'all' ? '-received' : 'urgency';
}

export function isFiltered(filters: DeskFilters): boolean {
  return filters.q !== '' || manyFilters.some((name) => filters[name].length > 0);
}

export function filtersFromAddress(query: LocationQuery): DeskFilters {
  const view = views.find((name) => name === single(query['view'])) ?? 'most-urgent';
  const filters = wholeView(view);
  filters.q = single(query['q']);
  filters.saved = single(query['saved']) || null;
  filters.sort = sorts.find((name) => name === single(query['sort'])) ?? filters.sort;
  for (const name of manyFilters) {
    filters[name] = single(query[name])
      .split(',')
      .filter((value) => value !== '');
  }
  return filters;
}

/** The address of the filters and the open case; what is as usual is left out. */
export function addressOf(filters: DeskFilters, caseId: string | null): LocationQueryRaw {
  const address: LocationQueryRaw = {};
  if (filters.view !== 'most-urgent') address['view'] = filters.view;
  if (filters.saved !== null) address['saved'] = filters.saved;
  if (filters.sort !== usualSort(filters.view)) address['sort'] = filters.sort;
  if (filters.q !== '') address['q'] = filters.q;
  for (const name of manyFilters) {
    if (filters[name].length > 0) address[name] = filters[name].join(',');
  }
  if (caseId !== null) address['case'] = caseId;
  return address;
}

/** The query of `GET /api/cases`. */
export function listQuery(filters: DeskFilters): ListQuery {
  const query: ListQuery = { view: filters.view };
  if (filters.sort !== 'urgency') query.sort = filters.sort;
  const typed = filters.q.trim();
  if (isPhone(typed)) query.phone = typed;
  else if (typed !== '') query.q = typed;
  for (const name of manyFilters) {
    if (filters[name].length > 0) query[name] = filters[name].join(',');
  }
  return query;
}

/** What a saved view keeps of it. A number that may be somebody's is left out. */
export function viewQueryOf(filters: DeskFilters): ViewQuery {
  const { phone: _phone, ...query } = listQuery(filters);
  return query as ViewQuery;
}

/** What a saved view shows. */
export function filtersOfView({ id, query }: { id: string; query: ViewQuery }): DeskFilters {
  const filters = wholeView(views.find((name) => name === query.view) ?? 'most-urgent');
  filters.saved = id;
  filters.sort = query.sort ?? 'urgency';
  filters.q = query.q ?? '';
  for (const name of manyFilters) filters[name] = query[name]?.split(',') ?? [];
  return filters;
}

const phoneShapes = [
  /** With a country code. */
  /^\+\d{8,15}$/,
  /** A mobile number, or a service number that is called like one. */
  /^(1\d{10}|400\d{7})$/,
  /** With an area code. */
  /^0\d{9,11}$/,
  /** Within the town; eight digits that are a day begin a case number instead. */
  /^(?!20\d\d(0[1-9]|1[0-2])[0-3]\d$)[2-9]\d{6,7}$/,
];

/** Phones are found by their blind index, never by their text; a case number is neither. */
function isPhone(typed: string): boolean {
  const digits = typed.replaceAll(/[\s()-]/g, '');
  return phoneShapes.some((shape) => shape.test(digits));
}

function single(value: LocationQuery[string] | undefined): string {
  return (Array.isArray(value) ? value[0] : value) ?? '';
}
