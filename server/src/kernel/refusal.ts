/** A refused command is an answer, not an exception: a reason from the closed list and what goes with it. */
import type { Rejection, RejectionCode, RejectionDetail } from '@heed/shared/rejections';

export class Refusal {
  constructor(
    readonly error: RejectionCode,
    readonly extra: Partial<Omit<Rejection, 'error' | 'message'>> = {},
  ) {}
}

export function refuse(
  error: RejectionCode,
  extra?: Partial<Omit<Rejection, 'error' | 'message'>>,
): Refusal {
  return new Refusal(error, extra);
}

/** A refusal that points at one field of the input. */
export function refuseField(error: RejectionCode, path: string, message: string): Refusal {
  const details: RejectionDetail[] = [{ path, message }];
  return new Refusal(error, { details });
}

/** Asked too early; the detail `notBefore` says from when on it can be done. */
export function refuseBefore(notBefore: string): Refusal {
  return refuseField('too-soon', 'notBefore', notBefore);
}

export function isRefusal(value: unknown): value is Refusal {
  return value instanceof Refusal;
}

/** Carries a refusal out of a place that can only throw, to the door that answers with it. */
export class RefusedError extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.error);
  }
}

/** The value, or the refusal thrown to the door. */
export function orThrow<T>(value: T | Refusal): T {
  if (isRefusal(value)) throw new RefusedError(value);
  return value;
}
