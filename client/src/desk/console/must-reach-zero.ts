/** The numbers that must reach zero, each with the view that lists its cases. */
import type { OverdueRow } from '@heed/shared/board';
import { wholeView, type DeskFilters } from './case-filters';

export interface ZeroNumber {
  name: 'criticalOverdue' | 'overdueNeverContacted' | 'undispatched' | 'neverContacted';
  count: number;
  filters: DeskFilters;
}

export function mustReachZero(overdue: OverdueRow): ZeroNumber[] {
  return [
    {
      name: 'criticalOverdue',
      count: overdue.overdue.critical,
      filters: { ...wholeView('overdue'), urgency: ['critical'] },
    },
    {
      name: 'overdueNeverContacted',
      count: overdue.overdueNeverContacted,
      filters: { ...wholeView('never-contacted'), sla: ['overdue'] },
    },
    {
      name: 'undispatched',
      count: overdue.undispatched,
      filters: { ...wholeView('open'), state: ['registered', 'pending_dispatch'] },
    },
    {
      name: 'neverContacted',
      count: overdue.neverContacted,
      filters: wholeView('never-contacted'),
    },
  ];
}

export function sumUrgencies(counts: OverdueRow['overdue']): number {
  return counts.critical + counts.urgent + counts.normal;
}
