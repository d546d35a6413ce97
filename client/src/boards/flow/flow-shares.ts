/** What goes out in an hour, held against the new cases of the same hour: below 100% the backlog grows. */
import type { FlowRow } from '@heed/shared/board';
import { percentText } from '../../ui/wall/wall-text';

export interface FlowShares {
  answered: string;
  closed: string;
}

export function flowShares({
  opened,
  answered,
  closed,
}: Pick<FlowRow, 'opened' | 'answered' | 'closed'>): FlowShares {
  return { answered: percentText(answered, opened), closed: percentText(closed, opened) };
}
