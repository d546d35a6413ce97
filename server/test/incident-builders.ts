/** Incidents to test with: their desk over the file's database, and what opens one. */
import { randomUUID } from 'node:crypto';
import type { IncidentInput } from '@heed/shared/incidents';
import { AlarmDesk } from '../src/incidents/alarms/alarm-desk';
import { FigureDesk } from '../src/incidents/figures/figure-desk';
import { IncidentDesk } from '../src/incidents/incident-desk';
import { IncidentQuery } from '../src/incidents/incident-query';
import { DeskWriter } from '../src/journal/desk-writer';
import { Journal } from '../src/journal/journal';
import { Clock } from '../src/kernel/clock';
import { RealmClock } from '../src/kernel/realm-clock';
import { ReferenceLists } from '../src/reference/reference-lists';
import type { TestDatabase } from './pg';

export const lead = { kind: 'account', id: '00000000-0000-7000-8000-0000000000b4' } as const;

/** Each call stands for a node of its own over the same database. */
export function makeIncidentDesks(
  { database, orm }: Pick<TestDatabase, 'database' | 'orm'>,
  clock = new RealmClock(new Clock()),
) {
  const journal = new Journal(database);
  const writer = new DeskWriter(database, journal, clock);
  const lists = new ReferenceLists(orm, database);
  return {
    journal,
    clock,
    writer,
    lists,
    incidents: new IncidentDesk(database, writer, lists),
    query: new IncidentQuery(database),
    figures: new FigureDesk(writer, lists, clock),
    alarms: new AlarmDesk(database, writer),
  };
}

const HOUR = 3_600_000;

/** An incident that somebody came to know of an hour ago. */
export function opening(part: Partial<IncidentInput> = {}): IncidentInput {
  return {
    requestId: randomUUID(),
    name: '柳林片区自来水异味',
    class: 'public-health',
    firstKnownAt: new Date(Date.now() - HOUR).toISOString(),
    rule: {
      categories: [],
      districts: [],
      streets: [],
      zones: [],
      words: ['异味', '发黄'],
      from: new Date(Date.now() - 6 * HOUR).toISOString(),
      to: null,
    },
    ...part,
  };
}
