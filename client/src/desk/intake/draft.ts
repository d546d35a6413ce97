/** What the call-taker has written and not yet registered: pure, and what of it is sent. */
import { ComplaintInput } from '@heed/shared/complaint';
import type { Rejection } from '@heed/shared/rejections';
import { Channel, Urgency } from '@heed/shared/vocabulary';
import { z } from 'zod';

const PickedPlace = z.strictObject({
  code: z.string(),
  name: z.string(),
  district: z.string().nullable(),
  street: z.string().nullable(),
  community: z.string().nullable(),
  lng: z.number().nullable(),
  lat: z.number().nullable(),
});
export type PickedPlace = z.infer<typeof PickedPlace>;

/** Empty strings stand for what nobody has said or chosen. */
export const IntakeDraft = z.strictObject({
  /** The idempotency key: the same draft sent twice is one complaint. */
  key: z.string(),
  startedAt: z.number().nullable(),
  channel: Channel,
  name: z.string(),
  phone: z.string(),
  behalfName: z.string(),
  behalfPhone: z.string(),
  address: z.string(),
  place: PickedPlace.nullable(),
  text: z.string(),
  /** Chosen by the call-taker against the proposal. */
  category: z.string(),
  urgency: z.union([Urgency, z.literal('')]),
  unit: z.string(),
  replyWanted: z.boolean(),
  confidential: z.boolean(),
  anonymous: z.boolean(),
  evidence: z.array(z.strictObject({ id: z.string(), name: z.string() })),
});
export type IntakeDraft = z.infer<typeof IntakeDraft>;

export type DraftField =
  | 'name'
  | 'phone'
  | 'behalfName'
  | 'behalfPhone'
  | 'address'
  | 'text'
  | 'category'
  | 'urgency'
  | 'unit'
  | 'evidence';

/** What is wrong, field by field, in the order of the form. */
export type Problems = Partial<Record<DraftField, string>>;

export function emptyIntake(key: string, channel: Channel = 'phone'): IntakeDraft {
  return {
    key,
    startedAt: null,
    channel,
    name: '',
    phone: '',
    behalfName: '',
    behalfPhone: '',
    address: '',
    place: null,
    text: '',
    category: '',
    urgency: '',
    unit: '',
    replyWanted: true,
    confidential: false,
    anonymous: false,
    evidence: [],
  };
}

/** Whether anything would be lost by clearing the form. */
export function isUntouched(draft: IntakeDraft): boolean {
  const blank = emptyIntake(draft.key, draft.channel);
  return JSON.stringify({ ...draft, startedAt: null }) === JSON.stringify(blank);
}

/** Whether nothing but a number stands in it: that of another call may take its place. */
export function holdsPhoneAlone(draft: IntakeDraft): boolean {
  return isUntouched({ ...draft, phone: '' });
}

/** The complaint as it goes out; what is empty is left out. */
export function complaintOf(draft: IntakeDraft): ComplaintInput {
  return prune({
    channel: draft.channel,
    text: draft.text,
    place: {
      address: draft.address,
      district: draft.place?.district ?? undefined,
      street: draft.place?.street ?? undefined,
      community: draft.place?.community ?? undefined,
      lng: draft.place?.lng ?? undefined,
      lat: draft.place?.lat ?? undefined,
    },
    complainant: {
      name: draft.name,
      phone: draft.phone,
      replyWanted: draft.replyWanted,
      confidential: draft.confidential,
      anonymous: draft.anonymous,
    },
    onBehalfOf: { name: draft.behalfName, phone: draft.behalfPhone },
    category: draft.category,
    urgency: draft.urgency,
    unit: draft.unit,
    evidenceIds: draft.evidence.map((file) => file.id),
  }) as ComplaintInput;
}

/** What the server would refuse anyway, said before it is asked. */
export function problemsOf(draft: IntakeDraft, tell: (field: DraftField) => string): Problems {
  const parsed = ComplaintInput.safeParse(complaintOf(draft));
  if (parsed.success) return {};
  const fields = parsed.error.issues.map((problem) => fieldOfPath(problem.path.join('.')));
  return Object.fromEntries(fields.map((field) => [field, tell(field)]));
}

/** A refusal's details, put to the fields they are about. */
export function problemsOfRejection(rejection: Rejection): Problems {
  const unknown: Partial<Record<Rejection['error'], DraftField>> = {
    'unknown-category': 'category',
    'unknown-unit': 'unit',
    'unknown-place': 'address',
  };
  const field = unknown[rejection.error];
  const details = (rejection.details ?? []).map(
    (detail) => [fieldOfPath(detail.path ?? ''), detail.message] as const,
  );
  return Object.fromEntries(field ? [[field, rejection.message], ...details] : details);
}

const paths: readonly (readonly [string, DraftField])[] = [
  ['complainant.phone', 'phone'],
  ['complainant', 'name'],
  ['onBehalfOf.phone', 'behalfPhone'],
  ['onBehalfOf', 'behalfName'],
  ['place', 'address'],
  ['category', 'category'],
  ['urgency', 'urgency'],
  ['unit', 'unit'],
  ['evidenceIds', 'evidence'],
];

/** A path that no field stands for is about what was said. */
function fieldOfPath(path: string): DraftField {
  return paths.find(([start]) => path.startsWith(start))?.[1] ?? 'text';
}

function prune(value: unknown): unknown {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value.trim();
  if (Array.isArray(value)) return value.length === 0 ? undefined : value;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value)
    .map(([name, inner]) => [name, prune(inner)] as const)
    .filter(([, inner]) => inner !== undefined);
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
