/** What is not done at the report's end: who has it, and by when. Pure. */
import type { IncidentClockKind } from '@heed/shared/incidents';
import type { ReportOpenItem } from '@heed/shared/report-figures';
import type { Role } from '@heed/shared/vocabulary';
import { isoTime } from '../../kernel/instant';
import type { ReportSpan } from './report-span';
import type { RoomFigures } from './room-figures';
import type { RoomStory } from './room-story';
import type { WaitingCases } from './tally';

/** [F13] So many stand in a report at most; units with the fewest cases are left out first. */
export const MOST_OPEN_ITEMS = 60;

/** [F13] The post that answers for what no unit has. */
const posts: Readonly<Record<IncidentClockKind, Role>> = {
  'first-word': 'press-officer',
  'press-conference': 'press-officer',
  response: 'press-officer',
  'next-update': 'press-officer',
  'upward-report': 'duty-leader',
};

const nothing = {
  count: 1,
  overdue: 0,
  incidentId: null,
  clock: null,
  bulletin: null,
  unitId: null,
  post: null,
  dueAt: null,
};

export function openItems(
  span: ReportSpan,
  { room, figures }: { readonly room: RoomStory; readonly figures: RoomFigures },
  waiting: readonly WaitingCases[],
): ReportOpenItem[] {
  return [
    ...openIncidents(figures),
    ...owedClocks(figures, span.to),
    ...owedPromises(figures),
    ...unseenAlarms(span, room),
    ...waiting.map(ofUnit),
  ].slice(0, MOST_OPEN_ITEMS);
}

function openIncidents({ incidents }: RoomFigures): ReportOpenItem[] {
  return incidents
    .filter(({ state }) => state !== 'stood_down' && state !== 'reviewed')
    .map(({ id }) => ({ ...nothing, what: 'incident', incidentId: id, post: 'duty-leader' }));
}

function owedClocks({ incidentClocks }: RoomFigures, now: number): ReportOpenItem[] {
  return incidentClocks
    .filter(({ metAt }) => metAt === null)
    .map(({ incidentId, kind, dueAt }) => ({
      ...nothing,
      what: 'incident-clock',
      overdue: Number(Date.parse(dueAt) <= now),
      incidentId,
      clock: kind,
      post: posts[kind],
      dueAt,
    }));
}

function owedPromises({ promises }: RoomFigures): ReportOpenItem[] {
  return promises
    .filter(({ state }) => state === 'open' || state === 'broken')
    .map(({ incidentId, bulletin, unitId, dueAt, state }) => ({
      ...nothing,
      what: 'promise',
      overdue: Number(state === 'broken'),
      incidentId,
      bulletin,
      unitId,
      post: unitId === null ? 'press-officer' : null,
      dueAt,
    }));
}

function unseenAlarms(span: ReportSpan, { alarms }: RoomStory): ReportOpenItem[] {
  const unseen = [...alarms.values()].filter(
    ({ about, acknowledged, cleared, at }) =>
      !acknowledged &&
      !cleared &&
      Date.parse(at) <= span.to &&
      (span.incidentId === null || span.incidentId === about.incidentId),
  );
  if (unseen.length === 0) return [];
  return [{ ...nothing, what: 'alarms', count: unseen.length, post: 'duty-leader' }];
}

function ofUnit({ unitId, count, overdue, dueAt }: WaitingCases): ReportOpenItem {
  return {
    ...nothing,
    what: 'cases',
    count,
    overdue,
    unitId,
    // A case that no unit has is the dispatcher's.
    post: unitId === null ? 'dispatcher' : null,
    dueAt: dueAt === null ? null : isoTime(dueAt),
  };
}
