/** What the journal holds of what leaves: who opened which way out, who asked again, who saw to a channel. */
import { z } from 'zod';
import { OutboundScheme, TargetKind } from '@heed/shared/deliveries';
import { EventCode, EventId } from '../branded';

const ofTarget = { targetId: EventId };

export const deliveryEvents = {
  'outbound-origin-allowed': z.strictObject({
    originId: EventId,
    scheme: OutboundScheme,
    port: z.int(),
  }),
  'outbound-origin-removed': z.strictObject({ originId: EventId }),
  'delivery-target-made': z.strictObject({ ...ofTarget, kind: TargetKind }),
  'delivery-target-changed': z.strictObject({
    ...ofTarget,
    enabled: z.boolean(),
    /** Where it leads, or how mail leaves. */
    addressChanged: z.boolean(),
    secretChanged: z.boolean(),
  }),
  'delivery-secret-rotated': z.strictObject({ ...ofTarget }),
  'delivery-tested': z.strictObject({ ...ofTarget, deliveryId: EventId }),
  /** What nobody tried any more is tried again. */
  'delivery-retried': z.strictObject({
    ...ofTarget,
    deliveryId: EventId,
    bulletinId: EventId.nullable(),
    count: z.int(),
  }),
  /** What nobody tried any more is let be: it won't be there. */
  'delivery-dismissed': z.strictObject({
    ...ofTarget,
    deliveryId: EventId,
    bulletinId: EventId.nullable(),
    count: z.int(),
  }),
  /** A channel that Heed doesn't send to: seen to by a person, or taken back. */
  'channel-checked': z.strictObject({
    checkId: EventId,
    bulletinId: EventId,
    channel: EventCode,
    done: z.boolean(),
    evidenceId: EventId.nullable(),
  }),
} as const;
