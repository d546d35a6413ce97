/** What the page of the rates asks: which cases, told apart by what; kept in the address. Pure. */
import { RateGrouping } from '@heed/shared/rates';
import { Time } from '@heed/shared/vocabulary';
import type { LocationQuery, LocationQueryRaw } from 'vue-router';
import { isoOf } from '../../ui/zoned-time';

/** Days up to now, or a period of one's own. */
export const spans = ['1', '7', '30', 'own'] as const;
export type Span = (typeof spans)[number];

export const rateFilters = ['unit', 'district', 'category'] as const;
export type RateFilter = (typeof rateFilters)[number];

export interface RateAsking extends Record<RateFilter, readonly string[]> {
  readonly span: Span;
  readonly from: string | null;
  readonly to: string | null;
  readonly by: RateGrouping | '';
}

export interface Period {
  readonly from: string;
  readonly to: string;
}

/** Sent with each reading, and with each list behind its numbers. */
export type RateScope = Period & Partial<Record<RateFilter, string>>;

const DAY_MS = 86_400_000;
const usual = '7';

export function askingFromAddress(query: LocationQuery): RateAsking {
  return {
    span: spans.find((span) => span === one(query['span'])) ?? usual,
    from: timeOf(query['from']),
    to: timeOf(query['to']),
    by: RateGrouping.safeParse(query['by']).data ?? '',
    unit: many(query['unit']),
    district: many(query['district']),
    category: many(query['category']),
  };
}

/** What is as usual is left out. */
export function addressOfAsking({ span, from, to, by, ...picks }: RateAsking): LocationQueryRaw {
  return {
    ...(span !== usual && { span }),
    ...(span === 'own' && { ...(from && { from }), ...(to && { to }) }),
    ...(by !== '' && { by }),
    ...filtersOf(picks),
  };
}

/** Null where it isn't known yet: a period of one's own that is half written, a realm whose time was not told. */
export function scopeOf({ span, from, to, ...picks }: RateAsking, now: number): RateScope | null {
  if (span === 'own') return from && to ? { from, to, ...filtersOf(picks) } : null;
  const until = isoOf(now);
  const since = isoOf(now - Number(span) * DAY_MS);
  return until && since ? { from: since, to: until, ...filtersOf(picks) } : null;
}

function filtersOf(
  picks: Record<RateFilter, readonly string[]>,
): Partial<Record<RateFilter, string>> {
  const chosen = rateFilters.filter((name) => picks[name].length > 0);
  return Object.fromEntries(chosen.map((name) => [name, picks[name].join(',')]));
}

function timeOf(value: LocationQuery[string] | undefined): string | null {
  return Time.safeParse(value).data ?? null;
}

function many(value: LocationQuery[string] | undefined): string[] {
  return one(value)
    .split(',')
    .filter((part) => part !== '');
}

function one(value: LocationQuery[string] | undefined): string {
  return (Array.isArray(value) ? value[0] : value) ?? '';
}
