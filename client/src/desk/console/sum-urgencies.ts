/** A count by urgency as one. */
import type { OverdueRow } from '@heed/shared/board';

export function sumUrgencies(counts: OverdueRow['overdue']): number {
  return counts.critical + counts.urgent + counts.normal;
}
