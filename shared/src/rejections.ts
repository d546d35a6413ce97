/** The closed list of refusals, with the HTTP status that each takes. */
import { z } from 'zod';

export const rejectionStatus = {
  /** The body is not JSON, CSV, XLSX or NDJSON at all. */
  malformed: 400,
  /** The body does not fit the schema; details name the fields. */
  invalid: 400,
  unauthenticated: 401,
  /** Wrong account, password or code; never says which. */
  'wrong-credentials': 401,
  forbidden: 403,
  /** The password is one that somebody else made: first choose one of your own. */
  'password-change-required': 403,
  /** A cookie came without a matching Origin. */
  'origin-required': 403,
  'not-found': 404,
  /** The page is one person's and the log-in another's: somebody else has logged in to this browser. */
  'other-account': 409,
  'already-claimed': 409,
  'stale-version': 409,
  /** The idempotency key was used before with another body. */
  'key-reused': 409,
  'already-exists': 409,
  'too-large': 413,
  'unsupported-media': 415,
  /** The command does not apply to the case's state. */
  'illegal-state': 422,
  'reason-required': 422,
  /** The command must come from the holder or a leader. */
  'not-holder': 422,
  /** The case belongs to another unit. */
  'wrong-unit': 422,
  'unknown-unit': 422,
  'unknown-member': 422,
  'unknown-category': 422,
  'unknown-place': 422,
  /** Author and auditor of a reply must be two people. */
  'same-person': 422,
  'not-contacted': 422,
  'already-highest': 422,
  'already-so': 422,
  /** The unit is accused in the case, or the member has an interest in it. */
  'conflict-of-interest': 422,
  /** A leader has to do this, or has to agree. */
  'needs-leader': 422,
  /** The time in which this could be asked is over. */
  'too-late': 422,
  /** Not so soon after the last attempt. */
  'too-soon': 422,
  /** A case is returned once; what was decided stays. */
  'no-more-returns': 422,
  'nothing-to-undo': 422,
  /** A case belongs to one cluster at most; it is in another. */
  'in-cluster': 422,
  /** Members of the cluster still wait for an answer; details name them. */
  'has-unanswered': 422,
  'unknown-incident': 422,
  'unknown-zone': 422,
  /** A hand that must be another's: the author can't approve. */
  'same-hand': 422,
  /** Faults in the text that must be mended first; details name them. */
  'has-findings': 422,
  /** What is published doesn't change: correct, update or retract it. */
  immutable: 422,
  'already-published': 422,
  /** Nothing leaves a drill, and nothing of it is real. */
  'in-drill': 422,
  /** The key of it is gone: nobody can open it any more. */
  destroyed: 422,
  /** What is asked rests on entries of the journal that were set apart to a file; details name the month. */
  'set-apart': 409,
  /** The proof of work is missing, wrong, old or used. */
  'proof-required': 422,
  /** The target's origin isn't on the list. */
  'origin-not-allowed': 422,
  /** The law allows a clock less than that. */
  'beyond-statute': 422,
  'rate-limited': 429,
  internal: 500,
  /** The database is away; try again. */
  unavailable: 503,
} as const;

export type RejectionCode = keyof typeof rejectionStatus;

export const RejectionCode = z.enum(
  Object.keys(rejectionStatus) as [RejectionCode, ...RejectionCode[]],
);

/** One place in the input that is at fault: a field's path or a line, and what is wrong with it. */
export const RejectionDetail = z.strictObject({
  path: z.string().optional(),
  line: z.int().optional(),
  message: z.string(),
});
export type RejectionDetail = z.infer<typeof RejectionDetail>;

/** A refusal as it goes out, over HTTP and in a socket's acknowledgement. */
export const Rejection = z.strictObject({
  error: RejectionCode,
  message: z.string(),
  details: z.array(RejectionDetail).optional(),
  /** The version a stale command should have expected. */
  currentVersion: z.int().optional(),
  /** Who holds the case that could not be claimed. */
  holderId: z.string().nullish(),
  holderName: z.string().nullish(),
  retryAfterSeconds: z.int().optional(),
});
export type Rejection = z.infer<typeof Rejection>;
