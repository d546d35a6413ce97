/** What a screen knows: the last snapshot and every delta since. Pure; unchanged parts keep their identity. */
import { boardParts, type BoardPart, type BoardParts, type Frame } from '@heed/shared/board';
import type { Snapshot } from '@heed/shared/board';
import type { Delta } from '@heed/shared/delta';

export interface WarRoomState {
  readonly position: number;
  readonly frame: Frame;
  readonly parts: BoardParts;
}

/** `repeat` is a frame that was seen already; `gap` asks for a new join. */
export type Outcome =
  | { kind: 'applied'; state: WarRoomState }
  | { kind: 'repeat' }
  | { kind: 'gap' };

export function applySnapshot({ position, frame, parts }: Snapshot): WarRoomState {
  return { position, frame, parts };
}

/** Only the very next frame applies; one that skips another would hide what that one changed. */
export function applyDelta(state: WarRoomState, delta: Delta): Outcome {
  const step = stepTo(state, delta.frame);
  if (step !== null && step <= 0) return { kind: 'repeat' };
  return step === 1 && follows(state, delta) ? applied(state, delta) : { kind: 'gap' };
}

/** The answer to a resumed join: one delta that stands for all frames that were missed. */
export function applyMissed(state: WarRoomState, delta: Delta): Outcome {
  const step = stepTo(state, delta.frame);
  return step !== null && step >= 0 && follows(state, delta)
    ? applied(state, delta)
    : { kind: 'gap' };
}

/** How many frames lie between; null where the server's stream began anew. */
function stepTo({ frame }: WarRoomState, next: Frame): number | null {
  return frame.epoch === next.epoch ? next.number - frame.number : null;
}

function follows(state: WarRoomState, delta: Delta): boolean {
  return delta.from === state.position && delta.to >= delta.from;
}

function applied(state: WarRoomState, delta: Delta): Outcome {
  return {
    kind: 'applied',
    state: { position: delta.to, frame: delta.frame, parts: changeParts(state.parts, delta) },
  };
}

function changeParts(parts: BoardParts, { set, del }: Delta): BoardParts {
  const next = { ...parts };
  let changes = 0;
  for (const part of boardParts) {
    changes += Number(changePart(next, part, { set: set?.[part], del: del?.[part] }));
  }
  return changes === 0 ? parts : next;
}

interface PartChange<P extends BoardPart> {
  set: BoardParts[P] | undefined;
  del: readonly string[] | undefined;
}

/** True where a part became another. */
function changePart<P extends BoardPart>(
  parts: BoardParts,
  part: P,
  { set, del }: PartChange<P>,
): boolean {
  const gone = (del ?? []).filter((key) => Object.hasOwn(parts[part], key));
  if (gone.length === 0 && (!set || Object.keys(set).length === 0)) return false;
  const rows = { ...parts[part], ...set };
  for (const key of gone) delete rows[key];
  parts[part] = rows;
  return true;
}
