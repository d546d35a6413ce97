/** Taking back the last step, by whoever made it and at once; the step itself stays told. */
import { parseTime } from '../../kernel/instant';
import { refuse, type Refusal } from '../../kernel/refusal';
import type { CaseRecord } from '../case-record';
import type { Draft } from './complete';
import { fromHands } from './hands';
import type { Situation } from './situation';

/** What is answered goes out only after it: see `undoableWaitSeconds` of the answers. */
const UNDO_MILLISECONDS = 10_000;

/** [C45] */
export function decideUndo({ record, actor, now, pace }: Situation): Draft | Refusal {
  const { undo } = record;
  if (!undo || !canUndo(record, actor.id, { now, pace })) return refuse('nothing-to-undo');
  return {
    type: 'case-undone',
    data: { undone: undo.type, ...fromHands(record), set: [], stopped: [] },
    patch: {},
  };
}

/** [C45] The seconds are people's own, however fast a drill's time runs; while it stands they last. */
export function canUndo(
  { undo }: CaseRecord,
  actorId: string,
  { now, pace }: Pick<Situation, 'now' | 'pace'>,
): boolean {
  if (undo?.by !== actorId) return false;
  return parseTime(now) - parseTime(undo.at) <= UNDO_MILLISECONDS * Math.max(1, pace);
}
