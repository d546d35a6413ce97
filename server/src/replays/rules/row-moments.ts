/** When a row is told, and what of it is known then. */
import type { ComplaintInput } from '@heed/shared/complaint';
import { parseTime } from '../../kernel/instant';

/** In milliseconds. */
export interface RowMoments {
  readonly opensAt: number;
  /** Null where it never closed, or was closed already when it was received. */
  readonly closesAt: number | null;
}

/** [P1] [P2] Null where the row doesn't say when it was received. */
export function momentsOf({ receivedAt, closedAt }: ComplaintInput): RowMoments | null {
  if (receivedAt === undefined) return null;
  const opensAt = parseTime(receivedAt);
  const closed = closedAt === undefined ? -Infinity : parseTime(closedAt);
  return { opensAt, closesAt: closed > opensAt ? closed : null };
}

/** [P1] The row as it is told first: without what only its end made known, where that is still to come. */
export function asReceived(input: ComplaintInput, closesLater: boolean): ComplaintInput {
  if (!closesLater) return input;
  const { closedAt: _closed, externalState: _state, reply: _reply, ...received } = input;
  return received;
}
