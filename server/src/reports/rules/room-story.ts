/**
 * What the room did, read out of the entries that are not about a case: incidents with their clocks,
 * bulletins, promises, alarms. In the order of the journal; pure.
 */
import type { ReportMoment } from '@heed/shared/report-figures';
import type { EventData, JournalEntry } from '../../journal/events';
import type { IncidentEventClock, IncidentStanding } from '../../journal/events/incident-events';

export type Published = EventData<'bulletin-published'> & { readonly at: string };

export interface PromiseStory {
  readonly id: string;
  readonly incidentId: string;
  readonly bulletinId: string | null;
  readonly unitId: string | null;
  readonly madeAt: string;
  readonly dueAt: string;
  readonly state: 'open' | 'kept' | 'broken';
  readonly settledAt: string | null;
  readonly revisions: number;
}

export interface AlarmStory {
  readonly about: EventData<'alarm-raised'>;
  readonly at: string;
  acknowledged: boolean;
  cleared: boolean;
}

export type TimedClock = Omit<IncidentEventClock, 'amberAt' | 'rule'>;

export class RoomStory {
  readonly incidents = new Map<string, IncidentStanding>();
  readonly bulletins = new Map<string, Published>();
  readonly promises = new Map<string, PromiseStory>();
  readonly alarms = new Map<string, AlarmStory>();
  /** Which topic became part of which. */
  readonly topicsInto = new Map<string, string>();
  readonly rules = new Map<string, EventData<'incident-opened'>['rule']>();
  /** What belongs in a timeline, alarms left out: those stand in `alarms`. */
  readonly moments: ReportMoment[] = [];
  private readonly clocks = new Map<string, TimedClock[]>();

  read(entry: JournalEntry): void {
    if ('standing' in entry.data) this.stand(entry, entry.data.incidentId, entry.data.standing);
    if (entry.type === 'topics-merged') this.topicsInto.set(entry.data.from, entry.data.into);
    this.tell(entry);
    this.promise(entry);
    this.alarm(entry);
  }

  clocksOf(incidentId: string): readonly TimedClock[] {
    return this.clocks.get(incidentId) ?? [];
  }

  private stand(entry: JournalEntry, id: string, standing: IncidentStanding): void {
    const known = this.clocks.get(id) ?? [];
    const now = standing.clocks.map(({ kind, startedAt, dueAt, metAt }) => {
      return { kind, startedAt, dueAt, metAt };
    });
    const gone = known
      .filter((clock) => !now.some((other) => sameRun(clock, other)))
      .flatMap((clock) => settledBy(clock, entry));
    this.clocks.set(id, [...gone, ...now]);
    this.incidents.set(id, standing);
    if ('rule' in entry.data && typeof entry.data.rule === 'object' && entry.data.rule) {
      this.rules.set(id, entry.data.rule);
    }
  }

  private tell(entry: JournalEntry): void {
    const { at } = entry;
    switch (entry.type) {
      case 'incident-opened': {
        const { incidentId, standing } = entry.data;
        this.moments.push({ code: 'first-known', at: standing.firstKnownAt, incidentId });
        this.moments.push({ code: 'opened', at, incidentId });
        return;
      }
      case 'incident-activated': {
        const { incidentId, level } = entry.data;
        this.moments.push({ code: 'activated', at, incidentId, level });
        return;
      }
      case 'incident-adjusted': {
        const { incidentId, from, standing } = entry.data;
        const to = standing.level;
        if (from.level === to) return;
        this.moments.push({ code: 'level-changed', at, incidentId, from: from.level, to });
        return;
      }
      default:
        this.tellPlain(entry);
    }
  }

  private tellPlain(entry: JournalEntry): void {
    const { at } = entry;
    switch (entry.type) {
      case 'incident-stabilised':
        this.moments.push({ code: 'stabilised', at, incidentId: entry.data.incidentId });
        return;
      case 'incident-stood-down':
        this.moments.push({ code: 'stood-down', at, incidentId: entry.data.incidentId });
        return;
      case 'incident-reviewed':
        this.moments.push({ code: 'reviewed', at, incidentId: entry.data.incidentId });
        return;
      case 'incident-rule-set': {
        const { incidentId, suggestionId } = entry.data;
        const code = suggestionId === undefined ? 'rule-set' : 'suggestion-added';
        this.moments.push({ code, at, incidentId });
        return;
      }
      case 'incident-reported-upward': {
        const { incidentId, reportedAt } = entry.data;
        this.moments.push({ code: 'reported-upward', at: reportedAt, incidentId });
        return;
      }
      case 'incident-press-conference-held': {
        const { incidentId, heldAt } = entry.data;
        this.moments.push({ code: 'press-conference', at: heldAt, incidentId });
        return;
      }
      default:
        this.tellPublished(entry);
    }
  }

  private tellPublished(entry: JournalEntry): void {
    const { at, type } = entry;
    if (
      type !== 'bulletin-published' &&
      type !== 'bulletin-corrected' &&
      type !== 'bulletin-retracted'
    ) {
      return;
    }
    const { bulletinId, incidentId, kind, year, number } = entry.data;
    if (entry.type === 'bulletin-published') {
      this.bulletins.set(bulletinId, { ...entry.data, at });
    }
    const code = plain[type];
    this.moments.push({ code, at, incidentId, kind, bulletin: { bulletinId, year, number } });
  }

  private promise(entry: JournalEntry): void {
    const { at, type } = entry;
    if (!('promiseId' in entry.data && 'ownerUnitId' in entry.data)) return;
    const { promiseId: id, incidentId, bulletinId, dueAt, ownerUnitId: unitId } = entry.data;
    const known = this.promises.get(id);
    const settled = type === 'promise-kept' || type === 'promise-broken';
    this.promises.set(id, {
      id,
      incidentId,
      bulletinId,
      unitId,
      madeAt: known?.madeAt ?? at,
      dueAt,
      state: type === 'promise-kept' ? 'kept' : type === 'promise-broken' ? 'broken' : 'open',
      settledAt: settled ? at : null,
      revisions: (known?.revisions ?? 0) + Number(type === 'promise-revised'),
    });
    const code = promised[type as keyof typeof promised];
    this.moments.push({ code, at, incidentId, unitId, dueAt });
  }

  private alarm(entry: JournalEntry): void {
    if (entry.type === 'alarm-raised') {
      const { at, data } = entry;
      this.alarms.set(data.alarmId, { about: data, at, acknowledged: false, cleared: false });
    } else if (entry.type === 'alarm-acknowledged' || entry.type === 'alarm-cleared') {
      const known = this.alarms.get(entry.data.alarmId);
      if (!known) return;
      if (entry.type === 'alarm-cleared') known.cleared = true;
      else known.acknowledged = true;
    }
  }
}

const plain = {
  'bulletin-published': 'published',
  'bulletin-corrected': 'corrected',
  'bulletin-retracted': 'retracted',
} as const;

const promised = {
  'promise-made': 'promised',
  'promise-kept': 'promise-kept',
  'promise-broken': 'promise-broken',
  'promise-revised': 'promise-revised',
} as const;

function sameRun(a: TimedClock, b: TimedClock): boolean {
  return a.kind === b.kind && a.startedAt === b.startedAt && a.dueAt === b.dueAt;
}

/** [F7] A clock that its incident names no more: met by what took its place, or not owed any longer. */
function settledBy(clock: TimedClock, entry: JournalEntry): TimedClock[] {
  if (clock.metAt !== null) return [clock];
  if (entry.type === 'incident-informed' && clock.kind === 'next-update') {
    return [{ ...clock, metAt: entry.data.publishedAt }];
  }
  if (entry.type === 'incident-reported-upward' && clock.kind === 'upward-report') {
    return [{ ...clock, metAt: entry.data.reportedAt }];
  }
  return [];
}
