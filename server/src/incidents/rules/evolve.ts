/** An incident's record after an event: the only way in which it changes, live and when it is made anew. */
import type { Realm } from '@heed/shared/vocabulary';
import type { NewEvent } from '../../journal/events';
import type { IncidentStanding } from '../../journal/events/incident-events';
import type { IncidentRecord } from '../incident-record';

/** Events that say where an incident stands afterwards. */
export type IncidentEvent = Extract<NewEvent, { data: { standing: IncidentStanding } }>;
export type IncidentEventType = IncidentEvent['type'];

export function evolveIncident({ data }: IncidentEvent, realm: Realm): IncidentRecord {
  return { id: data.incidentId, realm, ...data.standing };
}
