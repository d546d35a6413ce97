/** The line of time of a realm: from when to when there are boards, and what happened on it. */
import { Injectable } from '@nestjs/common';
import type { BoardScope } from '@heed/shared/board';
import type { TimeLine as TimeLineWire, TimeMark } from '@heed/shared/time-machine';
import { decodeEntry } from '../journal/entry-codec';
import type { JournalEntry } from '../journal/events';
import { Journal } from '../journal/journal';
import { Database } from '../kernel/database/database';
import { isoTime } from '../kernel/instant';
import { refuse, type Refusal } from '../kernel/refusal';
import { Follower } from '../projections/follower';
import { scopeKey } from '../projections/scope';
import { StateKeeper } from './state-keeper';

const MOST_MARKS = 500;

@Injectable()
export class TimeLine {
  constructor(
    private readonly database: Database,
    private readonly journal: Journal,
    private readonly follower: Follower,
    private readonly keeper: StateKeeper,
  ) {}

  async of(scope: BoardScope): Promise<TimeLineWire | Refusal> {
    if (!this.follower.knows(scopeKey(scope))) return refuse('not-found');
    const { realm, incident } = scope;
    void this.keeper.prepare(realm);
    const now = isoTime(this.follower.realmTime(realm));
    const beginsAt = await this.journal.beginningOf(realm);
    const entries = await this.newestMarks(realm);
    const marks = entries.flatMap((entry) => markOf(entry, incident) ?? []);
    return {
      beginsAt: beginsAt ?? now,
      now,
      marks: marks.toSorted((a, b) => a.at.localeCompare(b.at)),
      cut: entries.length === MOST_MARKS,
    };
  }

  private async newestMarks(realm: string): Promise<JournalEntry[]> {
    const rows = await this.database.query<{ position: number; entry: string }>(
      `select position, entry from journal
       where realm = $1 and type in ('incident-opened', 'incident-activated', 'incident-adjusted',
         'bulletin-published', 'alarm-raised', 'signal-opened')
       order by at desc limit ${MOST_MARKS}`,
      [realm],
    );
    return rows.map(({ position, entry }) => decodeEntry(position, entry));
  }
}

/** Null where it marks nothing, or belongs to another incident. */
function markOf({ at, type, data }: JournalEntry, incident: string | undefined): TimeMark | null {
  const of = 'incidentId' in data ? data.incidentId : null;
  if (incident !== undefined && of !== null && of !== incident) return null;
  switch (type) {
    case 'incident-opened':
      return { at, kind: 'incident', id: data.incidentId, code: data.standing.class };
    case 'incident-activated':
    case 'incident-adjusted': {
      const { level } = data.standing;
      return {
        at,
        kind: 'level',
        id: data.incidentId,
        code: level === null ? null : String(level),
      };
    }
    case 'bulletin-published':
      return { at, kind: 'bulletin', id: data.bulletinId, code: `${data.year}-${data.number}` };
    case 'alarm-raised':
      return { at, kind: 'alarm', id: data.alarmId, code: data.code };
    case 'signal-opened':
      return { at, kind: 'signal', id: data.signal, code: data.category };
    default:
      return null;
  }
}
