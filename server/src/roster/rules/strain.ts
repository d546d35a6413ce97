/** What the roster asks of a member: hours within seven days, nights one after another. Pure. */
import type { LoadWarning } from '@heed/shared/roster';
import type { Limits } from '@heed/shared/thresholds';
import { isoTime } from '../../kernel/instant';
import type { ZoneTime } from '../../kernel/zone-time';
import { nightHours } from '../../../data/night-hours';
import { DAY, HOUR, overlap, type DutyFact, type Span } from './roster-facts';

const WEEK = 7 * DAY;

export type StrainLimits = Pick<Limits, 'roster-hours' | 'roster-nights'>;

export interface Strain {
  readonly memberId: string;
  readonly hours: number;
  readonly nights: number;
  readonly warnings: readonly LoadWarning[];
}

/** Hours in seven days, or a run of nights, as of the time at which it is reached. */
interface Reached {
  readonly value: number;
  readonly at: number;
}

/** [R5] [R6] Of each member with duties, the most that is asked and not yet over at `now`. */
export function strainOf(
  duties: readonly DutyFact[],
  limits: StrainLimits,
  now: number,
  zone: ZoneTime,
): Strain[] {
  const byMember = Map.groupBy(duties, ({ memberId }) => memberId);
  return [...byMember].map(([memberId, all]) => {
    const spans = merged(all);
    const hours = weeks(spans).filter(({ at }) => at > now);
    const nights = runs(spans, zone).filter(({ at }) => at + DAY > now);
    const warnings = [
      ...firstAbove('hours', memberId, hours, limits['roster-hours']),
      ...firstAbove('nights', memberId, nights, limits['roster-nights']),
    ];
    return { memberId, hours: most(hours), nights: most(nights), warnings };
  });
}

/** Two posts at once are worked once. */
function merged(duties: readonly Span[]): Span[] {
  const spans: Span[] = [];
  for (const { from, to } of duties.toSorted((a, b) => a.from - b.from)) {
    const last = spans.at(-1);
    if (last && from <= last.to) {
      spans[spans.length - 1] = { from: last.from, to: Math.max(last.to, to) };
    } else spans.push({ from, to });
  }
  return spans;
}

/** [R5] The seven days that end with each duty: none other can hold more. */
function weeks(spans: readonly Span[]): Reached[] {
  return spans.map(({ to }) => {
    const week = { from: to - WEEK, to };
    const worked = spans.reduce((sum, span) => sum + overlap(span, week), 0);
    return { value: Math.round((worked / HOUR) * 10) / 10, at: to };
  });
}

/** [R6] Each night that is worked, with how many there were in a row. */
function runs(spans: readonly Span[], zone: ZoneTime): Reached[] {
  const found: Reached[] = [];
  let run = 0;
  const [first, last] = [spans[0], spans.at(-1)];
  if (!first || !last) return [];
  for (let day = zone.localDay(first.from) - 1; day <= zone.localDay(last.to); day += 1) {
    const night = {
      from: zone.timeOf(day * DAY + nightHours.from * HOUR),
      to: zone.timeOf((day + 1) * DAY + nightHours.to * HOUR),
    };
    const worked = spans.reduce((sum, span) => sum + overlap(span, night), 0);
    run = worked >= nightHours.least * HOUR ? run + 1 : 0;
    if (run > 0) found.push({ value: run, at: night.from });
  }
  return found;
}

function firstAbove(
  kind: LoadWarning['kind'],
  memberId: string,
  reached: readonly Reached[],
  limit: number,
): LoadWarning[] {
  const passing = reached.find(({ value }) => value > limit);
  if (!passing) return [];
  return [{ memberId, kind, value: most(reached), limit, at: isoTime(passing.at) }];
}

function most(reached: readonly Reached[]): number {
  return reached.reduce((max, { value }) => Math.max(max, value), 0);
}
