/**
 * A journal of open cases, made in memory: a month's complaints of one city, each with its clock, some
 * dispatched, some claimed; before them, where asked for, the cases of a year that are closed again.
 * The same numbers make the same journal.
 */
import type { CaseAfter, EventData, JournalEntry } from '../src/journal/events';

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
const DAYS = 30;
const DAYS_BEFORE = 300;
/** Of a case that is closed; of the open ones on average. */
const STEPS = 4;
const STEPS_OF_OPEN = 2;
const UNITS = 60;
const MEMBERS = 600;
const HASH = '0'.repeat(64);
const channels = ['phone', 'web', 'wechat', 'grid'] as const;
const urgencies = ['normal', 'normal', 'normal', 'urgent', 'critical'] as const;

type Told = 'complaint-registered' | 'case-dispatched' | 'case-claimed' | 'case-closed';
type Step = { readonly [T in Told]: { readonly type: T; readonly data: EventData<T> } }[Told];

/** What a journal holds: the open cases are the newest, and the others make up the entries. */
export interface JournalSize {
  readonly open: number;
  readonly entries: number;
}

/** One entry for each registration, and one for each step after it, up to the moment `end`. */
export function* openCases(count: number, end: number): Generator<JournalEntry> {
  yield* placed(month(count, end));
}

/** Closed cases, and after them those that `openCases` gives; at least as many entries as are asked for. */
export function* cityJournal(size: JournalSize, end: number): Generator<JournalEntry> {
  const closed = Math.max(0, Math.ceil((size.entries - STEPS_OF_OPEN * size.open) / STEPS));
  yield* placed(yearBefore(size.open, closed, end - DAYS * DAY));
  yield* placed(month(size.open, end), closed * STEPS);
}

/** A third waits to be dispatched, a third is with a unit, a third in somebody's hands. */
function* month(count: number, end: number): Generator<Step[]> {
  for (let n = 0; n < count; n += 1) {
    yield steps(n, end - DAYS * DAY + spread(n, count, DAYS)).slice(0, 1 + (n % 3));
  }
}

function* yearBefore(first: number, count: number, end: number): Generator<Step[]> {
  const from = end - DAYS_BEFORE * DAY;
  for (let n = 0; n < count; n += 1) yield steps(first + n, from + spread(n, count, DAYS_BEFORE));
}

function spread(n: number, count: number, days: number): number {
  return Math.floor((n / count) * days * DAY);
}

/** All that is told of a case is told at the moment of its registration. */
function* placed(cases: Iterable<Step[]>, before = 0): Generator<JournalEntry> {
  let position = before;
  for (const told of cases) {
    for (const { type, data } of told) {
      position += 1;
      const actor = { kind: 'system', id: null } as const;
      const at = data.after.receivedAt;
      yield { position, at, realm: 'real', actor, type, data } as JournalEntry;
    }
  }
}

/** From the registration to the end. */
function steps(n: number, at: number): Step[] {
  const caseId = idOf('case', n);
  const [unitId, holderId] = [idOf('unit', n % UNITS), idOf('member', n % MEMBERS)];
  const registered = firstStand(n, at);
  const dispatched = { ...registered, version: 2, state: 'dispatched', unitId } as const;
  const claimed = { ...dispatched, version: 3, state: 'claimed', holderId } as const;
  const end = { state: 'closed' as const, closedAt: iso(at), running: [] };
  const closed = { ...claimed, version: 4, ...end };
  const unset = { set: [], stopped: [] };
  const unsaid = { sealId: null, sealDigest: null };
  // Fields stand in the order of their schemas, as in what is stored.
  return [
    registration(n, registered),
    { type: 'case-dispatched', data: { caseId, after: dispatched, ...unset, ...unsaid, unitId } },
    { type: 'case-claimed', data: { caseId, after: claimed, ...unset, holderId } },
    {
      type: 'case-closed',
      data: { caseId, after: closed, ...unset, stopped: ['handle'], ...unsaid },
    },
  ];
}

function registration(n: number, after: CaseAfter): Step {
  const { personId, receivedAt, urgency, category, district, street } = after;
  return {
    type: 'complaint-registered',
    data: {
      caseId: idOf('case', n),
      after,
      set: after.running.map(({ soonAt, ...clock }) => ({
        ...clock,
        limitMinutes: null,
        rule: 'source',
        soonAt,
      })),
      stopped: [],
      complaintId: idOf('complaint', n),
      opened: true,
      repeatRule: null,
      worse: false,
      channel: channels[n % channels.length] ?? 'phone',
      kind: null,
      receivedAt,
      occurredAt: null,
      personId,
      sealId: idOf('seal', n),
      sealDigest: HASH,
      category,
      urgency,
      fired: [],
      vulnerable: [],
      district,
      street,
      cell: null,
      requestKey: null,
      evidenceIds: [],
      importId: null,
      reachable: true,
    },
  };
}

function firstStand(n: number, at: number): CaseAfter {
  // Every fiftieth is overdue; the others are due within the next weeks.
  const due = at + (n % 50 === 0 ? 30 * MINUTE : DAYS * DAY + (n % 20_000) * MINUTE);
  const day = iso(at).slice(0, 10).replaceAll('-', '');
  return {
    caseNo: `${day}-${String(n % 1_000_000).padStart(6, '0')}`,
    version: 1,
    state: 'pending_dispatch',
    urgency: urgencies[n % urgencies.length] ?? 'normal',
    category: `category-${n % 40}`,
    district: `district-${n % 12}`,
    street: `street-${n % 300}`,
    unitId: null,
    holderId: null,
    personId: idOf('person', n),
    receivedAt: iso(at),
    contacted: n % 2 === 0,
    escalation: 0,
    historic: false,
    closedAt: null,
    running: [
      { kind: 'handle', startedAt: iso(at), dueAt: iso(due), soonAt: iso(due - 15 * MINUTE) },
    ],
  };
}

/** Spread like the ids of the product, and the same each time. */
function idOf(kind: Kind, n: number): string {
  const [a, b, c, d] = [1, 2, 3, 4].map((word) => scattered(n * 8 + kinds.indexOf(kind), word));
  return `${a}-${b?.slice(0, 4)}-7${b?.slice(5)}-8${c?.slice(1, 4)}-${c?.slice(4)}${d}`;
}

const kinds = ['case', 'complaint', 'person', 'seal', 'unit', 'member'] as const;
type Kind = (typeof kinds)[number];

/** Eight digits; other numbers give others. */
function scattered(number: number, word: number): string {
  let mixed = Math.imul(number ^ (word * 0x9e3779b1), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 16)) >>> 0).toString(16).padStart(8, '0');
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
