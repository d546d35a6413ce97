/** What may be done to a drill, and how its clock runs after it. */
import type { DrillCommand, DrillState } from '@heed/shared/drills';
import { Refusal, refuse, refuseField } from '../../kernel/refusal';
import { unreachable } from '../../kernel/unreachable';

/** Times the wall clock while a step forward is made: an hour in six seconds. */
export const STEP_SPEED = 600;

/** A drill as its rules see it; times in milliseconds of the realm. */
export interface DrillSituation {
  readonly state: DrillState;
  readonly speed: number;
  readonly now: number;
  readonly endsAt: number;
  readonly stepTo: number | null;
  readonly sealsDestroyed: boolean;
  /** Codes of the scenario's steps, and those that are done. */
  readonly steps: readonly string[];
  readonly done: readonly string[];
}

/** What changes; what isn't named stays. */
export interface DrillDecision {
  readonly state?: DrillState;
  readonly speed?: number;
  readonly stepTo?: number | null;
  /** The pace from now on. */
  readonly pace?: number;
  readonly stepDone?: string;
  readonly ended?: true;
  readonly destroySeals?: true;
}

const end: DrillDecision = { state: 'ended', stepTo: null, pace: 0, ended: true };

export function decideDrill(
  situation: DrillSituation,
  command: DrillCommand,
): DrillDecision | Refusal {
  const { state, sealsDestroyed } = situation;
  if (command.kind === 'destroy-seals') {
    if (state !== 'ended') return refuseField('illegal-state', 'kind', 'drill-not-ended');
    return sealsDestroyed ? refuse('already-so') : { destroySeals: true };
  }
  if (state === 'ended') return refuseField('illegal-state', 'kind', 'drill-ended');
  if (command.kind === 'end') return end;
  if (state === 'preparing' && command.kind !== 'set-speed') {
    return refuseField('illegal-state', 'kind', 'drill-preparing');
  }
  return decideWhilePlayed(situation, command);
}

type Played = Exclude<DrillCommand, { kind: 'destroy-seals' | 'end' }>;

function decideWhilePlayed(situation: DrillSituation, command: Played): DrillDecision | Refusal {
  const { state, speed, now, endsAt, stepTo } = situation;
  switch (command.kind) {
    case 'pause':
      if (state === 'paused' && stepTo === null) return refuse('already-so');
      return { state: 'paused', stepTo: null, pace: 0 };
    case 'resume':
      return state === 'running' ? refuse('already-so') : started(situation, speed);
    case 'set-speed':
      if (command.speed === speed) return refuse('already-so');
      // A step forward goes on to its end, and a clock that stands stands on.
      return state === 'running' && stepTo === null
        ? { speed: command.speed, pace: command.speed }
        : { speed: command.speed };
    case 'step':
      return {
        stepTo: Math.min((stepTo ?? now) + command.seconds * 1_000, endsAt),
        pace: STEP_SPEED,
      };
    case 'mark-step':
      if (!situation.steps.includes(command.step)) {
        return refuseField('invalid', 'step', 'unknown-step');
      }
      return situation.done.includes(command.step)
        ? refuse('already-so')
        : { stepDone: command.step };
    default:
      return unreachable(command);
  }
}

function started({ stepTo }: DrillSituation, speed: number): DrillDecision {
  return stepTo === null ? { state: 'running', pace: speed } : { state: 'running' };
}

/** The step forward has come to its end; null where somebody broke it off or went on. */
export function decideStepOver(situation: DrillSituation): DrillDecision | null {
  const { state, speed, stepTo, now } = situation;
  if (stepTo === null || now < stepTo) return null;
  return { stepTo: null, pace: state === 'running' ? speed : 0 };
}

/** The scenario has come to its end. */
export function decideEnd({ state }: DrillSituation): DrillDecision | null {
  return state === 'ended' ? null : end;
}

/** The history is told: the drill begins. */
export function decideBeginning({ state, speed }: DrillSituation): DrillDecision | null {
  return state === 'preparing' ? { state: 'running', pace: speed } : null;
}
