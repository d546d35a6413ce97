/** An incident's clocks: the statutory ones from the first knowledge, and those that a report or a bulletin sets. */
import {
  furtherReportMinutes,
  incidentClockPolicy,
  nextUpdateWarning,
  type ClockReason,
} from '../../../data/incident-clock-policy';
import type { IncidentClockKind } from '@heed/shared/incidents';
import { isoTime, parseTime } from '../../kernel/instant';
import type { IncidentEventClock } from '../../journal/events/incident-events';
import { isGrave, type IncidentRecord } from '../incident-record';

const MINUTE = 60_000;
const SHORTEST_WARNING = 15 * MINUTE;

type Clocks = readonly IncidentEventClock[];

/** [I4] Adds what the law asks of the incident as it stands; what runs or was met is left as it is. */
export function withStatutoryClocks(record: IncidentRecord): IncidentEventClock[] {
  const reasons = reasonsFor(record);
  const added = incidentClockPolicy
    .filter(({ when, clock }) => reasons.has(when) && !hasAsked(record.clocks, clock))
    .map(({ clock, minutes, rule }) => ({
      kind: clock,
      rule,
      ...span(record.firstKnownAt, minutes),
    }))
    .map((clock): IncidentEventClock => ({ ...clock, metAt: null }));
  // The word that is owed within 5 hours takes the place of the answer within 48.
  const stricter = added.some(({ kind }) => kind === 'first-word');
  const kept = record.clocks.filter(
    ({ kind, metAt }) => !(stricter && kind === 'response' && metAt === null),
  );
  return [...kept, ...added];
}

/** An incident that was grave once owes the word within 5 hours: the wider limit adds nothing. */
function hasAsked(clocks: Clocks, kind: IncidentClockKind): boolean {
  const kinds: IncidentClockKind[] = kind === 'response' ? ['response', 'first-word'] : [kind];
  return clocks.some((clock) => kinds.includes(clock.kind));
}

function reasonsFor(record: IncidentRecord): Set<ClockReason> {
  const grave = isGrave(record);
  const reasons = new Set<ClockReason>([grave ? 'known-grave' : 'known-other']);
  if (record.activatedAt !== null) reasons.add(grave ? 'activated-grave' : 'activated-other');
  return reasons;
}

/** [I5] Marks the running clocks of these kinds as met. */
export function meetClocks(
  clocks: Clocks,
  kinds: readonly IncidentClockKind[],
  at: string,
): IncidentEventClock[] {
  return clocks.map((clock) =>
    clock.metAt === null && kinds.includes(clock.kind) ? { ...clock, metAt: at } : clock,
  );
}

/** [I6] The promise of the next word, in the place of the last one; none where there is none. */
export function withNextUpdate(
  clocks: Clocks,
  publishedAt: string,
  dueAt: string | null,
): IncidentEventClock[] {
  const others = clocks.filter(({ kind }) => kind !== 'next-update');
  if (dueAt === null) return others;
  const due = parseTime(dueAt);
  const amber = Math.max(parseTime(publishedAt), due - nextUpdateWarning.amberMinutes * MINUTE);
  const next: IncidentEventClock = {
    kind: 'next-update',
    startedAt: publishedAt,
    dueAt: isoTime(due),
    amberAt: isoTime(Math.min(amber, due)),
    metAt: null,
    rule: 'next-update-promised',
  };
  return [...others, next];
}

/** [I7] A report upward meets the clock that runs, and sets that of the next one. */
export function withReport(
  record: IncidentRecord,
  reportedAt: string,
  promised: string | null,
): IncidentEventClock[] {
  const met = meetClocks(record.clocks, ['upward-report'], reportedAt);
  const next = nextReport(record, reportedAt, promised);
  // Of those that were met the first is what the law asked for; the others are in the journal.
  const first = met.find(({ kind }) => kind === 'upward-report');
  const others = met.filter(({ kind }) => kind !== 'upward-report');
  return [...others, ...(first ? [first] : []), ...(next ? [next] : [])];
}

function nextReport(
  { level, state }: IncidentRecord,
  reportedAt: string,
  promised: string | null,
): IncidentEventClock | null {
  const ended = state === 'stood_down' || state === 'monitoring';
  const limit = level === null || ended ? null : limitOfLevel(level);
  if (promised === null && limit === null) return null;
  const minutes =
    promised === null ? (limit ?? 0) : (parseTime(promised) - parseTime(reportedAt)) / MINUTE;
  const rule = promised === null ? `upward-further-level-${level}` : 'upward-further-promised';
  return { kind: 'upward-report', rule, ...span(reportedAt, minutes), metAt: null };
}

function limitOfLevel(level: number): number | null {
  return (
    Object.entries(furtherReportMinutes).find(([of]) => Number(of) === level)?.[1].minutes ?? null
  );
}

/** [I8] With the response the further reports end; a first one that never went out stays owed. */
export function withoutFurtherReports(clocks: Clocks): IncidentEventClock[] {
  return clocks.filter(
    ({ kind, metAt, rule }) =>
      kind !== 'upward-report' || metAt !== null || !rule.startsWith('upward-further'),
  );
}

/** Amber in the last quarter, at least 15 minutes before the end, never before the start. */
function span(start: string, minutes: number) {
  const began = parseTime(start);
  const due = began + minutes * MINUTE;
  const warning = Math.max((due - began) / 4, SHORTEST_WARNING);
  return {
    startedAt: isoTime(began),
    dueAt: isoTime(due),
    amberAt: isoTime(Math.max(Math.min(began, due), due - warning)),
  };
}
