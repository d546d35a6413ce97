/** What a published bulletin does to its incident's clocks. */
import { isoTime, parseTime } from '../../kernel/instant';
import type { IncidentRecord } from '../incident-record';
import { meetClocks, withNextUpdate } from './clocks';
import type { IncidentDraft } from './situation';

export interface Publication {
  readonly bulletinId: string;
  readonly publishedAt: string;
  /** Null where it promises no further word. */
  readonly nextUpdateAt: string | null;
}

/** The request under which an incident is told of a bulletin: once, whoever tells it. */
export function informedRequest(bulletinId: string): string {
  return `informed:${bulletinId}`;
}

/** [I5] [I6] */
export function decidePublication(record: IncidentRecord, told: Publication): IncidentDraft {
  const publishedAt = isoTime(parseTime(told.publishedAt));
  const nextUpdateAt = told.nextUpdateAt === null ? null : isoTime(parseTime(told.nextUpdateAt));
  const met = meetClocks(record.clocks, ['first-word', 'response', 'next-update'], publishedAt);
  return {
    type: 'incident-informed',
    data: { bulletinId: told.bulletinId, publishedAt, nextUpdateAt },
    patch: { clocks: withNextUpdate(met, publishedAt, nextUpdateAt) },
    words: {},
  };
}
