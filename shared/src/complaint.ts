/** What one person said once: the shape at every door that takes complaints in. */
import { z } from 'zod';
import { Channel, Code, Id, Kind, Realm, Time, Urgency } from './vocabulary';

/** The longest text of a complaint, in characters. */
export const MAX_TEXT = 10_000;

const line = (max: number) => z.string().trim().min(1).max(max);

export const Longitude = z.number().min(-180).max(180);
export const Latitude = z.number().min(-90).max(90);

export const PlaceInput = z.strictObject({
  address: line(300).optional(),
  /** District and street by code or by name; an unknown one is kept in the address and counted as unlocated. */
  district: line(64).optional(),
  street: line(64).optional(),
  community: line(100).optional(),
  lng: Longitude.optional(),
  lat: Latitude.optional(),
});
export type PlaceInput = z.infer<typeof PlaceInput>;

export const Phone = z
  .string()
  .trim()
  .max(32)
  .regex(/^\+?[\d\s()-]{3,}$/, 'not a phone number');

export const ComplainantInput = z.strictObject({
  name: line(100).optional(),
  phone: Phone.optional(),
  email: z.email().max(200).optional(),
  /** Who they are at the source: the same account there is the same person here. */
  account: line(100).optional(),
  anonymous: z.boolean().optional(),
  confidential: z.boolean().optional(),
  replyWanted: z.boolean().optional(),
});

/** One complaint, as `POST /api/complaints` takes it. Unknown fields are refused. */
export const ComplaintInput = z.strictObject({
  channel: Channel,
  kind: Kind.optional(),
  /** The system the complaint comes from, and its id there: together they make it idempotent. */
  source: line(64).optional(),
  sourceId: line(128).optional(),
  receivedAt: Time.optional(),
  occurredAt: Time.optional(),
  title: line(200).optional(),
  text: z.string().trim().min(1).max(MAX_TEXT),
  place: PlaceInput.optional(),
  complainant: ComplainantInput.optional(),
  onBehalfOf: z.strictObject({ name: line(100).optional(), phone: Phone.optional() }).optional(),
  category: Code.optional(),
  urgency: Urgency.optional(),
  /** Handling unit by id or by name. */
  unit: line(64).optional(),
  incidentId: Id.optional(),
  evidenceIds: z.array(Id).max(10).optional(),
  /** Silences ladder, deliveries and alarms, and feeds the baseline only. */
  historic: z.boolean().optional(),
  closedAt: Time.optional(),
  dueAt: Time.optional(),
  externalState: line(64).optional(),
  reply: z.string().trim().min(1).max(MAX_TEXT).optional(),
  realm: Realm.optional(),
});
export type ComplaintInput = z.infer<typeof ComplaintInput>;

/** The acknowledgement: durable when it arrives. */
export const ComplaintReceipt = z.strictObject({
  complaintId: Id,
  caseId: Id,
  caseNo: z.string(),
  position: z.int(),
  /** The case that this complaint repeats, where the same person said it before. */
  repeatOf: Id.optional(),
});
export type ComplaintReceipt = z.infer<typeof ComplaintReceipt>;
