/** Rows at fault, in the words of whoever sent the file: the line and the reason, never what stood there. */
import type { ReplayLook } from '@heed/shared/replays';
import { isoTime } from '../../kernel/instant';
import { refuse, type Refusal } from '../../kernel/refusal';
import type { Trial } from '../../replays/replay-trial';
import type { Language } from '../http/language';
import { sayRowFault } from '../imports/say-import';

export function replayLook(trial: Trial, ownLists: boolean, language: Language): ReplayLook {
  const { rows, refused, moments, beginsAt, endsAt } = trial;
  return {
    rows,
    refused,
    faults: faultsOf(trial, language),
    moments,
    beginsAt: rows === 0 ? null : isoTime(beginsAt),
    endsAt: rows === 0 ? null : isoTime(endsAt),
    ownLists,
  };
}

export function atFault(trial: Trial, language: Language): Refusal {
  return refuse('invalid', { details: faultsOf(trial, language) });
}

function faultsOf({ faults }: Trial, language: Language): ReplayLook['faults'] {
  return faults.map(({ line, fault }) => ({ line, message: sayRowFault(fault, language) }));
}
