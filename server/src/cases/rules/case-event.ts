/** Events that say where a case stands afterwards, and the moment of one. */
import type { CaseAfter, NewEvent } from '../../journal/events';

/** When, where and by whom an event happened. */
export interface Moment {
  readonly at: string;
  readonly realm: string;
  readonly actorId: string | null;
}

export type CaseEvent = Extract<NewEvent, { data: { after: CaseAfter } }>;
export type CaseEventType = CaseEvent['type'];
