/** What a person asks a report of, as the form has it and as the server takes it. */
import type { ReportInput } from '@heed/shared/reports';
import { calendarDay } from '../ui/format';

export const subjects = ['incident', 'day', 'period'] as const;
export type ReportSubject = (typeof subjects)[number];

export interface ReportDraft {
  readonly subject: ReportSubject;
  /** Empty for the whole realm. */
  readonly incidentId: string;
  /** The local day on which the statistical day begins. */
  readonly day: string;
  readonly from: string | null;
  readonly to: string | null;
}

const HOUR = 3_600_000;

/** Begins with what is asked most: the only incident, or the last day that is over. */
export function newDraft(incidentIds: readonly string[], lastDay: string): ReportDraft {
  const [first = ''] = incidentIds;
  const subject = first === '' ? 'day' : 'incident';
  return { subject, incidentId: first, day: lastDay, from: null, to: null };
}

/** The local day on which the last statistical day that is over began: from 08:00 to 08:00. */
export function lastFullDay(now: number, zone: string): string {
  return calendarDay(now - (24 + 8) * HOUR, zone);
}

/** A report's input without what every request carries. */
export type AskedReport = ReportInput extends infer R
  ? R extends ReportInput
    ? Omit<R, 'requestId' | 'realm'>
    : never
  : never;

/** Null while something is missing. */
export function askedReport(draft: ReportDraft): AskedReport | null {
  const { subject, incidentId, day, from, to } = draft;
  const incident = incidentId === '' ? {} : { incidentId };
  switch (subject) {
    case 'incident':
      return incidentId === '' ? null : { kind: 'after-action', incidentId };
    case 'day':
      return /^\d{4}-\d\d-\d\d$/.test(day) ? { kind: 'daily', day, ...incident } : null;
    default:
      return from === null || to === null ? null : { kind: 'after-action', from, to };
  }
}
