/** Who stands where and when: the plan written out day by day, and what takes its place. Pure. */
import type { ZoneTime } from '../../kernel/zone-time';
import { parseTime } from '../../kernel/instant';
import {
  DAY,
  dateOf,
  dayOf,
  overlap,
  timeOfDay,
  type DutyFact,
  type OverrideFact,
  type ShiftFact,
  type Span,
} from './roster-facts';

interface Occurrence extends Span {
  readonly date: string;
}

/** [R1] [R2] [R3] The duties that lie in a span, those that begin first first. */
export function dutiesIn(
  shifts: readonly ShiftFact[],
  overrides: readonly OverrideFact[],
  span: Span,
  zone: ZoneTime,
): DutyFact[] {
  const byDuty = Map.groupBy(overrides, ({ shiftId, date }) => `${shiftId}|${date}`);
  return shifts
    .flatMap((shift) =>
      occurrences(shift, span, zone).flatMap((each) =>
        stoodBy(shift, each, byDuty.get(`${shift.id}|${each.date}`) ?? []),
      ),
    )
    .filter((duty) => overlap(duty, span) > 0)
    .sort((a, b) => a.from - b.from || a.to - b.to || (a.shiftId < b.shiftId ? -1 : 1));
}

/** The one duty of a shift that begins on a day; undefined where it has none then. */
export function occurrenceOn(
  shift: ShiftFact,
  date: string,
  zone: ZoneTime,
): Occurrence | undefined {
  const day = dayOf(date);
  const span = { from: zone.timeOf(day * DAY) - DAY, to: zone.timeOf((day + 1) * DAY) + DAY };
  return occurrences(shift, span, zone).find((each) => each.date === date);
}

function occurrences({ plan }: ShiftFact, span: Span, zone: ZoneTime): Occurrence[] {
  if (plan.kind === 'single') {
    const [from, to] = [parseTime(plan.start), parseTime(plan.end)];
    return [{ from, to, date: dateOf(zone.localDay(from)) }];
  }
  const begins = timeOfDay(plan.starts);
  const ends = timeOfDay(plan.ends) + (plan.ends > plan.starts ? 0 : DAY);
  const first = Math.max(dayOf(plan.from), zone.localDay(span.from) - 1);
  const last = Math.min(plan.until === null ? Infinity : dayOf(plan.until), zone.localDay(span.to));
  const found: Occurrence[] = [];
  for (let day = first; day <= last; day += 1) {
    if (!plan.weekdays.includes(weekdayOf(day))) continue;
    if ((weekOf(day) - weekOf(dayOf(plan.from))) % plan.everyWeeks !== 0) continue;
    const from = zone.timeOf(day * DAY + begins);
    found.push({ from, to: zone.timeOf(day * DAY + ends), date: dateOf(day) });
  }
  return found;
}

/** [R3] Each override takes what is left from its time on: of two the later made wins. */
function stoodBy(
  shift: ShiftFact,
  { from, to, date }: Occurrence,
  overrides: readonly OverrideFact[],
): DutyFact[] {
  const calledIn = shift.plan.kind === 'single' && shift.plan.calledIn;
  const base = { shiftId: shift.id, postId: shift.postId, date, calledIn };
  let parts: (Span & Pick<OverrideFact, 'byMemberId'> & { why: OverrideFact['why'] | null })[] = [
    { from, to, byMemberId: shift.memberId, why: null },
  ];
  for (const { why, byMemberId, startsAt } of overrides) {
    const cut = startsAt === null ? from : Math.min(to, Math.max(from, parseTime(startsAt)));
    parts = [
      ...parts.map((part) => ({ ...part, to: Math.min(part.to, cut) })),
      { from: cut, to, byMemberId, why },
    ];
  }
  return parts.flatMap(({ byMemberId, why, ...part }) =>
    byMemberId === null || part.to <= part.from
      ? []
      : [{ ...base, ...part, memberId: byMemberId, override: why }],
  );
}

/** 0 for Monday: 1970-01-01 was a Thursday. */
function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

/** Weeks begin on Monday. */
function weekOf(day: number): number {
  return Math.floor((day + 3) / 7);
}
