/** What became of one complaint at the door. */
import type { ComplaintInput, ComplaintReceipt } from '@heed/shared/complaint';
import type { Actor } from '../journal/events';
import type { Refusal } from '../kernel/refusal';

/** `known`: sent before, nothing new; `updated`: sent before, and its status, unit, due time or reply changed. */
export type RegisterStatus = 'registered' | 'repeat' | 'known' | 'updated';

export interface Registered {
  readonly status: RegisterStatus;
  readonly receipt: ComplaintReceipt;
}

export interface RegisterContext {
  readonly actor: Actor;
  readonly importId?: string;
  readonly idempotencyKey?: string;
  /** The moment of its realm at which a replay tells it, in milliseconds; else it is told now. */
  readonly at?: number;
}

/** The one way in: durable when it answers. */
export interface ComplaintIntake {
  register(input: ComplaintInput, context: RegisterContext): Promise<Registered | Refusal>;
}
