/** What a report says of the room: incidents, statutory clocks, bulletins with their effect, promises, timeline. Pure. */
import type {
  ReportBulletin,
  ReportFigures,
  ReportIncident,
  ReportIncidentClock,
  ReportMoment,
  ReportPromise,
} from '@heed/shared/report-figures';
import { effectOf, type Arrivals, type Usual } from './effect';
import { isIn, type ReportSpan } from './report-span';
import type { AlarmStory, PromiseStory, RoomStory, TimedClock } from './room-story';

const MINUTE = 60_000;
/** [F11] So many moments stand in a timeline at most. */
export const MOST_MOMENTS = 200;

export interface RoomSources {
  readonly room: RoomStory;
  /** Of an incident's complaints. */
  readonly arrivalsOf: (incidentId: string) => Arrivals;
  readonly usualOf: (incidentId: string) => Usual;
  /** What the cases themselves tell. */
  readonly moments: readonly ReportMoment[];
}

export type RoomFigures = Pick<
  ReportFigures,
  'incidents' | 'incidentClocks' | 'bulletins' | 'promises' | 'timeline' | 'timelineLeft'
>;

export function roomFigures(span: ReportSpan, sources: RoomSources): RoomFigures {
  const { room } = sources;
  const incidents = incidentsIn(span, room);
  const moments = [...room.moments, ...alarmMoments(span, [...room.alarms.values()])]
    .filter(({ at, incidentId }) => isIn(span, Date.parse(at)) && isOf(span, incidentId))
    .concat(sources.moments.filter(({ at }) => isIn(span, Date.parse(at))))
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  return {
    incidents,
    incidentClocks: incidents.flatMap(({ id }) => incidentClocks(span, id, room.clocksOf(id))),
    bulletins: bulletinsIn(span, sources),
    promises: promisesIn(span, room),
    timeline: moments.slice(0, MOST_MOMENTS),
    timelineLeft: Math.max(0, moments.length - MOST_MOMENTS),
  };
}

function isOf(span: ReportSpan, incidentId: string | null): boolean {
  return span.incidentId === null || span.incidentId === incidentId;
}

/** Those that weren't over when the report's time began. */
function incidentsIn(span: ReportSpan, { incidents }: RoomStory): ReportIncident[] {
  return [...incidents].flatMap(([id, standing]) => {
    const { stoodDownAt, openedAt } = standing;
    const isOver =
      span.since !== null && stoodDownAt !== null && Date.parse(stoodDownAt) < span.since;
    if (!isOf(span, id) || isOver || Date.parse(openedAt) > span.to) return [];
    const { class: of, grade, warning, level, state, firstKnownAt } = standing;
    const { activatedAt, stabilisedAt } = standing;
    const facts = { grade, warning, level, state, firstKnownAt, openedAt };
    return [{ id, class: of, ...facts, activatedAt, stabilisedAt, stoodDownAt }];
  });
}

/** [F7] These are told to the public, and to those above, by the minute. */
function incidentClocks(
  span: ReportSpan,
  incidentId: string,
  clocks: readonly TimedClock[],
): ReportIncidentClock[] {
  return clocks.flatMap((clock) => {
    const { metAt, dueAt } = clock;
    const due = Date.parse(dueAt);
    const met = metAt === null ? null : Date.parse(metAt);
    const inTime = met !== null && Math.floor(met / MINUTE) <= Math.floor(due / MINUTE);
    const kept = inTime ? true : due <= span.to ? false : null;
    const decided = kept === null ? null : kept ? met : due;
    if (decided !== null && !isIn(span, decided)) return [];
    return [{ incidentId, ...clock, kept }];
  });
}

function bulletinsIn(span: ReportSpan, sources: RoomSources): ReportBulletin[] {
  return [...sources.room.bulletins.values()]
    .filter(({ at, incidentId }) => isIn(span, Date.parse(at)) && isOf(span, incidentId))
    .map(({ at, bulletinId, incidentId, year, number, kind }) => ({
      bulletinId,
      year,
      number,
      incidentId,
      kind,
      publishedAt: at,
      ...effectOf(Date.parse(at), sources.arrivalsOf(incidentId), {
        usual: sources.usualOf(incidentId),
        end: span.to,
      }),
    }));
}

/** [F12] Those that were owed or settled in the report's time, or are owed still. */
function promisesIn(span: ReportSpan, { promises, bulletins }: RoomStory): ReportPromise[] {
  return [...promises.values()].flatMap((promise) => {
    const { incidentId, bulletinId, unitId, madeAt, dueAt, settledAt, revisions } = promise;
    const isSettledBefore =
      settledAt !== null && span.since !== null && Date.parse(settledAt) < span.since;
    if (!isOf(span, incidentId) || isSettledBefore) return [];
    const issue = bulletinId === null ? undefined : bulletins.get(bulletinId);
    const bulletin = issue
      ? { bulletinId: issue.bulletinId, year: issue.year, number: issue.number }
      : null;
    const state = promiseState(promise, span.to);
    const { id: promiseId } = promise;
    const facts = { promiseId, incidentId, bulletin, unitId, madeAt, dueAt, state };
    return [{ ...facts, settledAt, revisions }];
  });
}

/** [F12] A promise whose time has passed without a word is a broken one. */
function promiseState(
  { state, dueAt, settledAt }: PromiseStory,
  now: number,
): ReportPromise['state'] {
  const due = Date.parse(dueAt);
  if (state === 'kept') return Date.parse(settledAt ?? dueAt) <= due ? 'kept' : 'kept-late';
  if (state === 'broken') return 'broken';
  return due <= now ? 'broken' : 'open';
}

/** [F11] Alarms of one kind are one moment, when the first was raised. */
function alarmMoments(span: ReportSpan, alarms: readonly AlarmStory[]): ReportMoment[] {
  const own = alarms.filter(
    ({ at, about }) => isIn(span, Date.parse(at)) && isOf(span, about.incidentId),
  );
  const kinds = Map.groupBy(own, ({ about: { code, clock, level } }) =>
    [code, clock, level].join('|'),
  );
  return [...kinds.values()].flatMap((same): ReportMoment[] => {
    const [first] = same;
    if (!first) return [];
    const { code: alarm, clock, level, incidentId } = first.about;
    return [{ code: 'alarm', at: first.at, incidentId, alarm, clock, level, times: same.length }];
  });
}
