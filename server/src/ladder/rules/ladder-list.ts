/** Whether a ladder may be set so. Pure. */
import { RungCode, type LadderRung, type Recipient } from '@heed/shared/ladder';
import { ladderFloor } from '../../../data/ladder-policy';
import { refuseField, type Refusal } from '../../kernel/refusal';

/** [L11] [L12] Null where it may. */
export function ladderFault(rungs: readonly LadderRung[]): Refusal | null {
  for (const [n, code] of RungCode.options.entries()) {
    const rung = rungs[n];
    if (rung?.code !== code) return refuseField('invalid', `rungs.${n}.code`, 'rung-order');
    const field = beneath(rung);
    if (field) return refuseField('beyond-statute', `rungs.${n}.${field}`, 'below-floor');
  }
  return null;
}

function beneath(rung: LadderRung): string | null {
  const always: readonly RungCode[] = ladderFloor.alwaysOn;
  if (!rung.on && always.includes(rung.code)) return 'on';
  const above = aboveOf(rung.code);
  if (above && !rung.to.some((to) => above.includes(to))) return 'to';
  if (rung.code !== 'supervise') return null;
  if (rung.workdays > ladderFloor.workdays) return 'workdays';
  return rung.reopenings > ladderFloor.reopenings ? 'reopenings' : null;
}

/** Of whom one is told at least; undefined where that is free. */
function aboveOf(code: RungCode): readonly Recipient[] | undefined {
  const floors: Partial<Record<RungCode, readonly Recipient[]>> = ladderFloor.told;
  return floors[code];
}
