/**
 * A journal of open cases, made in memory: a month's complaints of one city, each with its clock, some
 * dispatched, some claimed. The same numbers make the same journal.
 */
import type { CaseAfter, JournalEntry } from '../src/journal/events';

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
const DAYS = 30;
const UNITS = 60;
const MEMBERS = 600;
const HASH = '0'.repeat(64);
const channels = ['phone', 'web', 'wechat', 'grid'] as const;
const urgencies = ['normal', 'normal', 'normal', 'urgent', 'critical'] as const;

/** One entry for each registration, and one for each step after it, up to the moment `end`. */
export function* openCases(count: number, end: number): Generator<JournalEntry> {
  let position = 0;
  for (let n = 0; n < count; n += 1) {
    const at = end - DAYS * DAY + Math.floor((n / count) * DAYS * DAY);
    for (const { type, data } of steps(n, at)) {
      position += 1;
      const actor = { kind: 'system', id: null } as const;
      yield { position, at: iso(at), realm: 'real', actor, type, data } as JournalEntry;
    }
  }
}

function steps(n: number, at: number): Pick<JournalEntry, 'type' | 'data'>[] {
  const caseId = idOf('case', n);
  const registered = firstStand(n, at);
  const of = { caseId, set: [], stopped: [] };
  const all: Pick<JournalEntry, 'type' | 'data'>[] = [registration(n, registered)];
  if (n % 3 === 0) return all;
  const unitId = idOf('unit', n % UNITS);
  const dispatched = { ...registered, version: 2, state: 'dispatched', unitId } as const;
  const unsaid = { sealId: null, sealDigest: null };
  all.push({ type: 'case-dispatched', data: { ...of, ...unsaid, after: dispatched, unitId } });
  if (n % 3 === 1) return all;
  const holderId = idOf('member', n % MEMBERS);
  const claimed = { ...dispatched, version: 3, state: 'claimed', holderId } as const;
  all.push({ type: 'case-claimed', data: { ...of, after: claimed, holderId } });
  return all;
}

function registration(n: number, after: CaseAfter): Pick<JournalEntry, 'type' | 'data'> {
  const { personId, receivedAt, urgency, category, district, street } = after;
  return {
    type: 'complaint-registered',
    data: {
      caseId: idOf('case', n),
      complaintId: idOf('complaint', n),
      after,
      set: [],
      stopped: [],
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
