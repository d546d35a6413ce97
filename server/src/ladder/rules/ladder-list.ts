/** Whether a ladder may be set so. Pure. */
import { RungCode, type LadderRung } from '@heed/shared/ladder';
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
  if (rung.code !== 'supervise') return null;
  if (rung.workdays > ladderFloor.workdays) return 'workdays';
  return rung.reopenings > ladderFloor.reopenings ? 'reopenings' : null;
}
