/** Between an event and the exact bytes that are stored and hashed. */
import { z } from 'zod';
import { Realm } from '@heed/shared/vocabulary';
import { EventId, EventTime } from './branded';
import {
  EVENT_VERSION,
  eventSchemas,
  type Actor,
  type EventType,
  type JournalEntry,
  type NewEvent,
} from './events';
import type { Unplaced } from './own-entries';

const Header = z.strictObject({
  v: z.int(),
  type: z.enum(Object.keys(eventSchemas) as [EventType, ...EventType[]]),
  realm: Realm,
  at: EventTime,
  actor: z.strictObject({
    kind: z.enum(['account', 'key', 'system']),
    id: EventId.nullable(),
  }),
  data: z.unknown(),
});

/** An entry as `journal_append` takes it. */
export interface EncodedEntry {
  readonly at: string;
  readonly realm: string;
  readonly type: string;
  readonly caseId: string | null;
  /** The canonical bytes, as text: what is hashed is what is stored. */
  readonly entry: string;
  /** The same, as it is read back. */
  readonly told: Unplaced;
}

export interface EntryContext {
  readonly at: string;
  readonly realm: string;
  readonly actor: Actor;
}

/**
 * Checks an event against its schema and makes its canonical text.
 * Throws where the event doesn't fit: a bug, not an answer.
 */
export function encodeEntry(event: NewEvent, context: EntryContext): EncodedEntry {
  const data: unknown = eventSchemas[event.type].parse(event.data);
  const { at, realm } = context;
  // Whoever acts may come with more, a name say: nothing of it is told.
  const actor: Actor = { kind: context.actor.kind, id: context.actor.id };
  const { type } = event;
  const entry = JSON.stringify({ v: EVENT_VERSION, type, realm, at, actor, data });
  const told = { at, realm, actor, type, data } as Unplaced;
  return {
    at,
    realm,
    type,
    caseId: 'caseId' in event.data ? event.data.caseId : null,
    entry,
    told,
  };
}

/** The parts of entries side by side, as the functions that append take them. */
export function entryColumns(entries: readonly EncodedEntry[]): (string | null)[][] {
  return [
    entries.map(({ at }) => at),
    entries.map(({ realm }) => realm),
    entries.map(({ type }) => type),
    entries.map(({ caseId }) => caseId),
    entries.map(({ entry }) => entry),
  ];
}

/** Reads a stored entry back, through its schema. Throws, naming the position, where it can't. */
export function decodeEntry(position: number, text: string): JournalEntry {
  const header = Header.safeParse(JSON.parse(text));
  if (!header.success) throw new Error(`journal entry ${position} has no readable header`);
  const { type, at, realm, actor } = header.data;
  const data = eventSchemas[type].safeParse(header.data.data);
  if (!data.success) throw new Error(`journal entry ${position} (${type}) does not fit its schema`);
  return { position, at, realm, actor, type, data: data.data } as JournalEntry;
}
