/** What may be done to a replay, and how its clock runs after it. */
import type { ReplayCommand, ReplaySpeed, ReplayState } from '@heed/shared/replays';
import { refuse, refuseField, type Refusal } from '../../kernel/refusal';
import { unreachable } from '../../kernel/unreachable';

export interface ReplaySituation {
  readonly state: ReplayState;
  readonly speed: ReplaySpeed;
}

/** What changes; what isn't named stays. */
export interface ReplayDecision {
  readonly state?: ReplayState;
  readonly speed?: ReplaySpeed;
}

/** [P8] */
export function decideReplay(
  { state, speed }: ReplaySituation,
  command: ReplayCommand,
): ReplayDecision | Refusal {
  if (state === 'deleted') return refuse('not-found');
  if (command.kind === 'delete') return { state: 'deleted' };
  if (state === 'ended') return refuseField('illegal-state', 'kind', 'replay-ended');
  switch (command.kind) {
    case 'pause':
      return state === 'paused' ? refuse('already-so') : { state: 'paused' };
    case 'resume':
      return state === 'running' ? refuse('already-so') : { state: 'running' };
    case 'set-speed':
      return command.speed === speed ? refuse('already-so') : { speed: command.speed };
    case 'end':
      return { state: 'ended' };
    default:
      return unreachable(command);
  }
}

/** How many times as fast as the wall clock the realm's time runs by itself. */
export function paceOf({ state, speed }: ReplaySituation): number {
  return state === 'running' ? (speed ?? 0) : 0;
}
