/** An incident as the rules see it: current facts, all derived from its events. The words stand beside it. */
import type { Realm } from '@heed/shared/vocabulary';
import type { IncidentEventClock, IncidentStanding } from '../journal/events/incident-events';

export interface IncidentRecord extends Omit<IncidentStanding, 'clocks'> {
  readonly id: string;
  readonly realm: Realm;
  readonly clocks: readonly IncidentEventClock[];
}

export function isGrave({ grade, level }: Pick<IncidentRecord, 'grade' | 'level'>): boolean {
  return grade === 'extraordinary' || grade === 'major' || (level !== null && level <= 2);
}
