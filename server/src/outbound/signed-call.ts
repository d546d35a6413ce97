/** A message that its receiver can check: signed with each secret of the target that counts now. */
import type { OpenTarget } from './open-targets';
import type { Call } from './outbound-door';
import { webhookHeaders } from './signatures';

export const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' };

export function signedCall(
  target: Pick<OpenTarget, 'secret' | 'earlier'> & { readonly address: string },
  { id, message, now }: { readonly id: string; readonly message: object; readonly now: number },
): Call {
  const body = JSON.stringify(message);
  const signed = webhookHeaders(
    { id, seconds: Math.floor(now / 1_000), body },
    secretsAt(target, now),
  );
  const { address } = target;
  return { address, headers: { ...JSON_TYPE, ...signed }, body, readsAnswer: false };
}

/** The secret before the last rotation counts beside it for a while. */
export function secretsAt(
  { secret, earlier }: Pick<OpenTarget, 'secret' | 'earlier'>,
  now: number,
): string[] {
  const isBoth = earlier !== null && Date.parse(earlier.until) > now;
  return [...(secret === null ? [] : [secret]), ...(isBoth ? [earlier.secret] : [])];
}
