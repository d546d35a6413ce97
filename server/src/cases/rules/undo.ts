/** Taking back the last step, by whoever made it and at once; the step itself stays told. */
import { undoSeconds } from '../../../data/case-limits';
import { parseTime } from '../../kernel/instant';
import { refuse, type Refusal } from '../../kernel/refusal';
import type { CaseRecord } from '../case-record';
import type { Draft } from './complete';
import { fromHands } from './hands';
import type { Situation } from './situation';

/** [C45] */
export function decideUndo({ record, actor, now }: Situation): Draft | Refusal {
  const { undo } = record;
  if (!undo || !canUndo(record, actor.id, now)) return refuse('nothing-to-undo');
  return {
    type: 'case-undone',
    data: { undone: undo.type, ...fromHands(record), set: [], stopped: [] },
    patch: {},
  };
}

/** [C45] */
export function canUndo({ undo }: CaseRecord, actorId: string, now: string): boolean {
  if (undo?.by !== actorId) return false;
  return parseTime(now) - parseTime(undo.at) <= undoSeconds * 1_000;
}
