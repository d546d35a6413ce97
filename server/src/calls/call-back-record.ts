/** One number to call back, as it is stored. Times are RFC 3339 in UTC. */
import type { CallBackEnd, CallBackState } from '@heed/shared/calls';

/** `being-called` is never stored: a lease that has run out ends by itself. */
export type StoredState = Exclude<CallBackState, 'being-called'>;

export interface CallBackRecord {
  readonly id: string;
  readonly realm: string;
  readonly version: number;
  readonly state: StoredState;
  readonly calls: number;
  readonly firstAt: string;
  readonly lastAt: string;
  readonly waitedSeconds: number;
  readonly tries: number;
  readonly triedAt: string | null;
  readonly nextAt: string | null;
  readonly holderId: string | null;
  readonly leaseUntil: string | null;
  /** When the number was last heard, by an answered call or a call back, or was left word. */
  readonly heardAt: string | null;
  readonly ended: CallBackEnd | null;
}

/** The calls of a number that nobody took since it was last heard. */
export interface Missed {
  readonly calls: number;
  readonly firstAt: string | null;
  readonly lastAt: string | null;
  readonly waitedSeconds: number;
}
