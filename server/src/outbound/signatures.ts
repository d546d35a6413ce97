/** How a receiver knows that a message is ours: Standard Webhooks, and what the robots ask for. */
import { hashKey, keyedDigest } from '../kernel/seal/digest';
import { randomSecret, sameDigest } from '../kernel/seal/secret';

const PREFIX = 'whsec_';

/** A webhook's secret as its receiver keeps it: the prefix says what it is, the rest is the key. */
export function newWebhookSecret(): string {
  return `${PREFIX}${Buffer.from(randomSecret(), 'base64url').toString('base64')}`;
}

/** Of what is signed: id and time go with the body, so that neither can be exchanged. */
export interface SignedMessage {
  readonly id: string;
  /** Seconds since the epoch. */
  readonly seconds: number;
  readonly body: string;
}

/** The three headers; with two secrets the message is signed by each. */
export function webhookHeaders(
  { id, seconds, body }: SignedMessage,
  secrets: readonly string[],
): Record<string, string> {
  const signatures = secrets.map((secret) => signatureOf({ id, seconds, body }, secret));
  return {
    'webhook-id': id,
    'webhook-timestamp': String(seconds),
    'webhook-signature': signatures.join(' '),
  };
}

/** Whether a message that came in is signed with one of the secrets. */
export function isSigned(
  message: SignedMessage,
  signatures: string,
  secrets: readonly string[],
): boolean {
  const given = signatures.split(' ').map((each) => Buffer.from(each));
  return secrets
    .map((secret) => Buffer.from(signatureOf(message, secret)))
    .some((own) => given.some((each) => sameDigest(each, own)));
}

function signatureOf({ id, seconds, body }: SignedMessage, secret: string): string {
  const key = hashKey(Buffer.from(secret.replace(PREFIX, ''), 'base64'));
  return `v1,${keyedDigest(key, `${id}.${seconds}.${body}`).toString('base64')}`;
}

/** DingTalk: the secret signs the time in milliseconds and itself; both go into the address. */
export function signedDingtalkAddress(
  address: string,
  secret: string,
  milliseconds: number,
): string {
  const url = new URL(address);
  const key = hashKey(Buffer.from(secret));
  url.searchParams.set('timestamp', String(milliseconds));
  url.searchParams.set('sign', keyedDigest(key, `${milliseconds}\n${secret}`).toString('base64'));
  return url.href;
}

/** Feishu: time in seconds and secret are the key, and what they sign is empty. */
export function feishuSignature(secret: string, seconds: number): string {
  return keyedDigest(hashKey(Buffer.from(`${seconds}\n${secret}`)), '').toString('base64');
}
