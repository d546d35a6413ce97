/** What a report reads of the room, as a story's journal tells it. In memory, for tests. */
import type { ReportFigures } from '@heed/shared/report-figures';
import type { EventData, NewEvent } from '../src/journal/events';
import { incidentIdOf } from './incident-facts';

type Of = 'promise-made' | 'promise-kept' | 'promise-revised';

/** The first incident's one promise, as one of its events tells it. */
export function asPromise(
  type: Of,
  part: Partial<EventData<'promise-made'>> & Pick<EventData<'promise-made'>, 'state' | 'dueAt'>,
): NewEvent {
  const data = {
    promiseId: '88888888-0000-7000-8000-000000000001',
    incidentId: incidentIdOf(1),
    bulletinId: null,
    version: 1,
    ownerUnitId: null,
    wordsDigest: '0'.repeat(64),
    ...part,
  };
  if (type === 'promise-kept') return { type, data: { ...data, evidenceId: null } };
  if (type === 'promise-revised') return { type, data: { ...data, earlierDueAt: data.dueAt } };
  return { type, data };
}

const NONE = {
  received: 0,
  people: 0,
  repeats: 0,
  answered: 0,
  dispatched: 0,
  unconfirmed: 0,
  solved: 0,
  closed: 0,
  open: 0,
  overdue: 0,
  critical: 0,
};

/** The figures of a day on which nothing happened, but for what a test says. */
export function aQuietDay(part: Partial<ReportFigures> = {}): ReportFigures {
  return {
    shape: 1,
    edition: 1,
    realm: 'real',
    kind: 'daily',
    incidentId: null,
    from: '2026-07-18T00:00:00.000Z',
    to: '2026-07-19T00:00:00.000Z',
    position: 7,
    frozenAt: '2026-07-19T00:05:00.000Z',
    timeZone: 'Asia/Shanghai',
    totals: NONE,
    openBefore: 0,
    receivedBefore: 0,
    lateEntered: 0,
    baseline: { days: 0, needed: 14, ready: false },
    hours: [],
    stepMinutes: 60,
    clocks: [],
    incidentClocks: [],
    categories: { rows: [], others: 0 },
    topics: null,
    places: { rows: [], others: 0 },
    streets: [],
    units: [],
    incidents: [],
    timeline: [],
    timelineLeft: 0,
    bulletins: [],
    promises: [],
    openItems: [],
    names: {
      units: {},
      categories: {},
      places: {},
      incidents: {},
      city: { zh: '江州市', en: null },
    },
    ...part,
  };
}
