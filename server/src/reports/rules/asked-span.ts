/** From what somebody asks for to the time that a report counts. Pure. */
import { LONGEST_PERIOD_DAYS, type ReportInput } from '@heed/shared/reports';
import { REAL } from '@heed/shared/vocabulary';
import { refuseField, type Refusal } from '../../kernel/refusal';
import { statisticalDayOf } from '../../kernel/statistical-day';
import type { ZoneTime } from '../../kernel/zone-time';
import type { AskedSpan } from '../report-gatherer';
import { DAY } from './report-span';

type Times = Pick<AskedSpan, 'since' | 'to' | 'isDay' | 'knownAt'>;
type OfPeriod = Pick<Extract<ReportInput, { kind: 'after-action' }>, 'from' | 'to'>;

/** Times in milliseconds. */
export interface Moment {
  readonly now: number;
  readonly zone: ZoneTime;
  /** When the incident that is asked for was first known; null where none is. */
  readonly firstKnownAt: number | null;
}

/** [F1] [F2] */
export function askedSpan(input: ReportInput, moment: Moment): AskedSpan | Refusal {
  const times = timesOf(input, moment);
  if ('error' in times) return times;
  const { kind, realm = REAL, incidentId = null } = input;
  return { kind, realm, incidentId, ...times };
}

function timesOf(input: ReportInput, { now, zone, firstKnownAt }: Moment): Times | Refusal {
  if (input.kind === 'daily') return dayOf(input.day, now, zone);
  if (firstKnownAt === null) return periodOf(input, now);
  if (input.from !== undefined) return refuseField('invalid', 'from', 'incident-or-period');
  if (input.to !== undefined) return refuseField('invalid', 'to', 'incident-or-period');
  return { since: null, to: now, isDay: false, knownAt: firstKnownAt };
}

function dayOf(day: string, now: number, zone: ZoneTime): Times | Refusal {
  const noon = zone.timeOf(Date.parse(`${day}T12:00:00Z`));
  const since = statisticalDayOf(zone, noon);
  const to = statisticalDayOf(zone, noon + DAY);
  if (to > now) return refuseField('invalid', 'day', 'day-not-over');
  return { since, to, isDay: true, knownAt: since };
}

function periodOf({ from, to }: OfPeriod, now: number): Times | Refusal {
  if (from === undefined) return refuseField('invalid', 'from', 'incident-or-period');
  if (to === undefined) return refuseField('invalid', 'to', 'incident-or-period');
  const [since, end] = [Date.parse(from), Date.parse(to)];
  if (end <= since) return refuseField('invalid', 'to', 'ends-before-it-begins');
  if (end > now) return refuseField('invalid', 'to', 'in-the-future');
  if (end - since > LONGEST_PERIOD_DAYS * DAY) {
    return refuseField('invalid', 'to', 'period-too-long');
  }
  return { since, to: end, isDay: end - since === DAY, knownAt: since };
}

/** [F1] What the editions of a report are counted by: its incident, its day, or its period. */
export function subjectOf(input: ReportInput): string {
  const of = input.incidentId ?? 'all';
  if (input.kind === 'daily') return `${of}/${input.day}`;
  if (input.incidentId !== undefined) return of;
  return `${new Date(input.from ?? '').toISOString()}/${new Date(input.to ?? '').toISOString()}`;
}
