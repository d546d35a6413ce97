/** What class a suggested incident most likely is. */
import type { IncidentClass } from '@heed/shared/incidents';
import { incidentClasses } from '../../../../data/incident-classes';

const MOST_STEPS = 8;

/** By the category, else by the nearest above it that is named; null where none is. */
export function classOf(
  category: string | null,
  parentOf: (code: string) => string | null | undefined,
): IncidentClass | null {
  let code: string | null | undefined = category;
  for (let step = 0; code && step < MOST_STEPS; step += 1) {
    const found = incidentClasses[code];
    if (found) return found;
    code = parentOf(code);
  }
  return null;
}
