/** Reads incidents: the list, and one with its history in words. */
import { Injectable } from '@nestjs/common';
import type { IncidentDetail, IncidentRow, IncidentStep } from '@heed/shared/incidents';
import type { Realm } from '@heed/shared/vocabulary';
import { decodeEntry } from '../journal/entry-codec';
import type { JournalEntry } from '../journal/events';
import { needHere } from '../journal/parts/away';
import { Database } from '../kernel/database/database';
import { linkedCases, loadIncident, loadIncidents, toIncidentRow } from './incident-rows';
import { commandsIn } from './rules/transitions';

type Param = IncidentStep['params'][string];

@Injectable()
export class IncidentQuery {
  constructor(private readonly database: Database) {}

  /** Incidents of a realm, the newest first. */
  async list(realm: Realm, states: readonly string[] | null): Promise<IncidentRow[]> {
    const stored = await loadIncidents(this.database, realm, states);
    const linked = await linkedCases(
      this.database,
      stored.map(({ record }) => record.id),
    );
    return stored.map((each) => toIncidentRow(each, linked.get(each.record.id) ?? 0));
  }

  /** One incident with all its steps; null where there is none. `mayCommand` says whether the reader may act. */
  async detail(id: string, mayCommand: boolean): Promise<IncidentDetail | null> {
    const stored = await loadIncident(this.database.pool, id);
    if (!stored) return null;
    const linked = await linkedCases(this.database, [id]);
    return {
      ...toIncidentRow(stored, linked.get(id) ?? 0),
      history: await this.history(id),
      allowed: mayCommand ? commandsIn(stored.record.state) : [],
    };
  }

  private async history(id: string): Promise<IncidentStep[]> {
    const [entries, words] = await Promise.all([
      this.database.query<{ position: number; entry: string }>(
        `select position, entry from journal
         where type like 'incident-%' and entry::json -> 'data' ->> 'incidentId' = $1
         order by position`,
        [id],
      ),
      this.database.query<{ version: number; words: Record<string, string> }>(
        'select version, words from incident_text where incident_id = $1',
        [id],
      ),
    ]);
    // Parts are set apart from the oldest on: an incident that lies in one lacks its beginning.
    const whole = entries[0]?.entry.includes('"type":"incident-opened"') ?? false;
    if (!whole) await needHere(this.database, {});
    const byVersion = new Map(words.map((each) => [each.version, each.words]));
    return entries.map(({ position, entry }) => toStep(decodeEntry(position, entry), byVersion));
  }
}

function toStep(
  { position, at, actor, type, data }: JournalEntry,
  words: ReadonlyMap<number, Record<string, string>>,
): IncidentStep {
  const version = 'standing' in data ? data.standing.version : null;
  const text = version === null ? null : (words.get(version) ?? null);
  return { position, at, actorId: actor.id, type, params: paramsOf(data), text };
}

/** What of an event can be shown as it is: codes, numbers and times; the standing is in the row. */
function paramsOf(data: object): Record<string, Param> {
  const hidden = new Set(['incidentId', 'textDigest']);
  const shown = Object.entries(data).filter(
    (pair): pair is [string, Param] =>
      !hidden.has(pair[0]) && (pair[1] === null || typeof pair[1] !== 'object'),
  );
  const standing: object =
    'standing' in data && data.standing !== null ? (data.standing as object) : {};
  const scales = Object.entries(standing).filter((pair): pair is [string, Param] =>
    ['level', 'grade', 'warning', 'state'].includes(pair[0]),
  );
  return Object.fromEntries([...scales, ...shown]);
}
