/** All that the rules of incidents look at, and what they come to. */
import type { LinkRule } from '@heed/shared/incidents';
import type { EventData } from '../../journal/events';
import type { IncidentStanding } from '../../journal/events/incident-events';
import type { IncidentRecord } from '../incident-record';
import type { IncidentEvent, IncidentEventType } from './evolve';

/** What the rules may ask of the reference lists. */
export interface IncidentDirectory {
  categoryExists(code: string): boolean;
  /** The district of a place; undefined where the code is unknown. */
  districtOf(code: string): string | undefined;
  zoneExists(code: string): boolean;
}

export interface IncidentSituation {
  readonly record: IncidentRecord;
  readonly now: string;
  readonly directory: IncidentDirectory;
}

/** What staff wrote with a step: kept beside the record, named in the event by its digest. */
export type StepWords = Readonly<Record<string, string>>;

/** An event without what the desk adds, and what goes with it. */
export type IncidentDraft = {
  [T in IncidentEventType]: {
    readonly type: T;
    readonly data: Omit<EventData<T>, 'incidentId' | 'standing' | 'textDigest'>;
    readonly patch: Partial<Omit<IncidentStanding, 'version'>>;
    readonly words: StepWords;
    /** The names that hold from now on. */
    readonly named?: Named;
    /** The rule that holds from now on, with its words. */
    readonly rule?: LinkRule;
  };
}[IncidentEventType];

export interface Named {
  readonly name: string;
  readonly nameEn: string | null;
  readonly summary: string | null;
}

/** The incident's standing, as its next event says it. */
export function standingOf({
  id: _id,
  realm: _realm,
  ...standing
}: IncidentRecord): IncidentStanding {
  return { ...standing, clocks: [...standing.clocks] };
}

/** Completes a draft: the next version, one event. */
export function completeIncident(
  record: IncidentRecord,
  draft: IncidentDraft,
  textDigest: string | null,
): IncidentEvent {
  const standing = { ...standingOf(record), ...draft.patch, version: record.version + 1 };
  return {
    type: draft.type,
    data: { ...draft.data, incidentId: record.id, standing, textDigest },
  } as IncidentEvent;
}
