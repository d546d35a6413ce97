/** The board as a visitor is told it: by the rule of `visitors.ts`, part by part. */
import type { AlarmRow } from '@heed/shared/alarms';
import type { BoardParts } from '@heed/shared/board';
import { Channel, Urgency } from '@heed/shared/vocabulary';
import { coarse, isTold, mayTellParts, type Part } from './visitors';

/** Each part by name: one that is new must say here what a visitor is told of it. */
export function boardForVisitors(parts: BoardParts): BoardParts {
  return { ...receivedParts(parts), ...casesParts(parts), ...wholeParts(parts) };
}

/** What came in, by whatever it is divided. */
function receivedParts(parts: BoardParts) {
  const total = Object.values(parts.flow)[0]?.received ?? 0;
  const signals = each(told(parts.signals, signalPart), (row) => ({
    ...row,
    observed: coarse(row.observed),
    people: coarse(row.people),
  }));
  return {
    flow: each(parts.flow, flowForVisitors),
    buckets: each(parts.buckets, (row) => ({
      ...row,
      received: coarse(row.received),
      receivedByUrgency: urgencies(row.receivedByUrgency, row.received),
      closed: coarse(row.closed),
    })),
    categories: slices(parts.categories),
    channels: wholeSlices(parts.channels, Channel.options.length, total),
    urgencies: wholeSlices(parts.urgencies, Urgency.options.length, total),
    districts: places(parts.districts),
    streets: places(parts.streets),
    cells: places(parts.cells),
    // A sum of places, some of which may be small.
    zones: each(parts.zones, (row) => ({ ...row, received: 0 })),
    asks: each(
      told(parts.asks, ({ people }) => ({ received: people, people })),
      countsOf,
    ),
    signals,
    suggestions: filtered(parts.suggestions, ({ signal }) => signal in signals),
  };
}

/** What is counted of cases, and what stands for one person's case alone. */
function casesParts(parts: BoardParts) {
  return {
    overdue: each(parts.overdue, countsOf),
    // That one is late is told, not where and about what.
    worst: each(parts.worst, (row) => ({ ...row, category: null, district: null, street: null })),
    units: each(parts.units, countsOf),
    members: {},
    incidents: each(parts.incidents, (row) => ({ ...row, linkedCases: coarse(row.linkedCases) })),
    progress: each(parts.progress, ({ since, ...counts }) => ({ ...countsOf(counts), since })),
    alarms: each(parts.alarms, alarmForVisitors),
  };
}

/** Of no place, category or person. */
function wholeParts(parts: BoardParts) {
  const { forecast, sources, reference, figures, bulletins, promises, calls, realm } = parts;
  return { forecast, sources, reference, figures, bulletins, promises, calls, realm };
}

/** It may be about one person's case: that somebody has to act is told, not where and about what. */
export function alarmForVisitors(row: AlarmRow): AlarmRow {
  return { ...row, category: null, district: null, street: null };
}

type FlowRow = BoardParts['flow'][string];
type SliceRow = BoardParts['categories'][string];
type PlaceRow = BoardParts['streets'][string];
type Rows<T> = Record<string, T>;

/** How many have no place isn't told: the places could be taken from what is left. */
function flowForVisitors(row: FlowRow): FlowRow {
  const { expected, oldestOpenAt, baselineDays, baselineNeeded, openByUrgency, ...counts } = row;
  const { unlocatedExpected: _expected, ...rest } = counts;
  return {
    ...countsOf(rest),
    openByUrgency: urgencies(openByUrgency, row.open),
    unlocated: 0,
    unlocatedBefore: 0,
    unlocatedExpected: null,
    expected,
    oldestOpenAt,
    baselineDays,
    baselineNeeded,
  };
}

function slices(rows: Rows<SliceRow>): Rows<SliceRow> {
  return each(told(rows), sliceForVisitors);
}

/** Of slices that make up all that came in. */
function wholeSlices(rows: Rows<SliceRow>, members: number, total: number): Rows<SliceRow> {
  return mayTellParts(Object.values(rows), { members, total }) ? slices(rows) : {};
}

function sliceForVisitors({ expected, ...counts }: SliceRow): SliceRow {
  return { ...countsOf(counts), expected };
}

function places(rows: Rows<PlaceRow>): Rows<PlaceRow> {
  return each(told(rows), (row) => {
    const received = coarse(row.received);
    const { expected } = row;
    return {
      ...row,
      received,
      before: coarse(row.before),
      people: coarse(row.people),
      ratio: row.ratio === null || !expected ? row.ratio : threeDigits(received / expected),
    };
  });
}

function urgencies(counts: FlowRow['openByUrgency'], total: number): FlowRow['openByUrgency'] {
  const parts = Object.values(counts).map((received) => ({ received, people: received }));
  const tells = mayTellParts(parts, { members: parts.length, total });
  return tells ? countsOf(counts) : { critical: 0, urgent: 0, normal: 0 };
}

function signalPart({ observed, people }: BoardParts['signals'][string]): Part {
  return { received: observed, people };
}

function told<T extends Part>(rows: Rows<T>): Rows<T>;
function told<T>(rows: Rows<T>, partOf: (row: T) => Part): Rows<T>;
function told<T>(rows: Rows<T>, partOf = (row: T) => row as T & Part): Rows<T> {
  return filtered(rows, (row) => isTold(partOf(row)));
}

function filtered<T>(rows: Rows<T>, keep: (row: T) => boolean): Rows<T> {
  return Object.fromEntries(Object.entries(rows).filter(([, row]) => keep(row)));
}

function each<T, U>(rows: Rows<T>, of: (row: T) => U): Rows<U> {
  return Object.fromEntries(Object.entries(rows).map(([key, row]) => [key, of(row)]));
}

/** Every number of a row that holds counts alone, those by urgency too. */
function countsOf<T extends object>(row: T): T {
  const entries = Object.entries(row).map(([name, value]: [string, unknown]) => [
    name,
    typeof value === 'number' ? coarse(value) : countsOf(value as object),
  ]);
  return Object.fromEntries(entries) as T;
}

function threeDigits(value: number): number {
  return Number(value.toPrecision(3));
}
