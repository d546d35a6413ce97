/** What the journal holds of calls and calls back: ids, codes, times and counts; never a number. */
import { CallBackEnd, CallBackState, CallEvent, CallOutcome } from '@heed/shared/calls';
import { z } from 'zod';
import { EventCode, EventId, EventTime } from '../branded';

/** Where a number stands after an event: all that a fold needs to know of it. */
export const CallBackLine = z.strictObject({
  version: z.int(),
  state: CallBackState,
  calls: z.int(),
  firstAt: EventTime,
  lastAt: EventTime,
  tries: z.int(),
  holderId: EventId.nullable(),
  leaseUntil: EventTime.nullable(),
  ended: CallBackEnd.nullable(),
});
export type CallBackLine = z.infer<typeof CallBackLine>;

export const callEvents = {
  'call-told': z.strictObject({
    callId: EventId,
    event: CallEvent,
    happenedAt: EventTime,
    /** When it was offered, fixed by the first thing told of it; null for a call back. */
    offeredAt: EventTime.nullable(),
    /** The first thing told of an inbound call. */
    first: z.boolean(),
    /** Told of a call that had been abandoned and was answered all the same. */
    retold: z.boolean(),
    queue: EventCode.nullable(),
    waitSeconds: z.int().nullable(),
    outcome: CallOutcome.nullable(),
    callBackId: EventId.nullable(),
  }),
  'call-back-changed': z.strictObject({
    callBackId: EventId,
    step: z.enum(['missed', 'heard', 'claimed', 'released', 'reached', 'tried', 'left']),
    line: CallBackLine,
  }),
} as const;
