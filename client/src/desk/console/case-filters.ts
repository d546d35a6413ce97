/** What the list shows: kept in the address, sent as the query of the case list. */
import type { CaseQuery } from '@heed/shared/rows';
import type { LocationQuery, LocationQueryRaw } from 'vue-router';

export type View = NonNullable<CaseQuery['view']>;

/** The views of the console, in the order of their tabs. */
export const views = [
  'most-urgent',
  'unclaimed',
  'mine',
  'escalated',
  'never-contacted',
  'overdue',
  'open',
  'all',
] as const satisfies readonly View[];

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
] as const;
export type ManyFilter = (typeof manyFilters)[number];

export interface DeskFilters extends Record<ManyFilter, readonly string[]> {
  view: View;
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
} as const;

/** A view with nothing filtered away. */
export function wholeView(view: View): DeskFilters {
  return { view, q: '', ...noFilters };
}

export function isFiltered(filters: DeskFilters): boolean {
  return filters.q !== '' || manyFilters.some((name) => filters[name].length > 0);
}

export function filtersFromAddress(query: LocationQuery): DeskFilters {
  const view = views.find((name) => name === single(query['view'])) ?? 'most-urgent';
  const filters = wholeView(view);
  filters.q = single(query['q']);
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
  const typed = filters.q.trim();
  if (isPhone(typed)) query.phone = typed;
  else if (typed !== '') query.q = typed;
  for (const name of manyFilters) {
    if (filters[name].length > 0) query[name] = filters[name].join(',');
  }
  return query;
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
