/**
 * The only door to other hosts: the origin has to be on the list, its name is asked once, every answer
 * is judged, and the connection goes to that very address. No redirect is followed; what the other side
 * answers is read only as far as it is needed, and never logged.
 */
import { Inject, Injectable } from '@nestjs/common';
import { Agent, request, type Dispatcher } from 'undici';
import type { DeliveryErrorCode } from '@heed/shared/deliveries';
import { findAddress, type AddressRules } from './addresses';
import { errorCodeOf } from './error-codes';
import { Origins, originOf, type Origin } from './origins';

/** Where calls may lead and how long they may take; tests put their own in its place. */
export const OUTBOUND_POLICY = Symbol('outbound policy');

export interface Limits {
  /** From the question for the name to the last byte that is read. */
  readonly milliseconds: number;
  readonly answerBytes: number;
}

export const usualLimits: Limits = { milliseconds: 10_000, answerBytes: 1024 * 1024 };

export interface OutboundPolicy {
  readonly addresses: AddressRules;
  readonly limits: Limits;
}

export interface Call {
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Where the status alone says whether it was taken, the rest of the answer isn't waited for. */
  readonly readsAnswer: boolean;
}

export interface CallResult {
  readonly status: number | null;
  readonly error: DeliveryErrorCode | null;
  readonly answer: string;
}

/** Where a connection may go. */
export type WayOut = { readonly address: string } | { readonly error: DeliveryErrorCode };

@Injectable()
export class OutboundDoor {
  constructor(
    private readonly origins: Origins,
    @Inject(OUTBOUND_POLICY) private readonly policy: OutboundPolicy,
  ) {}

  get limits(): Limits {
    return this.policy.limits;
  }

  /** The one address that a connection to an origin may go to now. */
  async wayTo(origin: Origin, signal: AbortSignal): Promise<WayOut> {
    if (!(await this.origins.allows(origin))) return { error: 'origin-not-allowed' };
    const found = findAddress(this.policy.addresses, origin.host, origin.port);
    return Promise.race([found, aborted(signal)]);
  }

  async post(call: Call): Promise<CallResult> {
    const within = this.limits;
    const signal = AbortSignal.timeout(within.milliseconds);
    const way = await this.wayTo(originOf(call.address), signal);
    if ('error' in way) return { status: null, error: way.error, answer: '' };
    const dispatcher = pinned(way.address, within);
    try {
      return await answered(call, { dispatcher, signal, within });
    } catch (error) {
      return { status: null, error: errorCodeOf(error), answer: '' };
    } finally {
      await dispatcher.destroy();
    }
  }
}

/** A connection to one address, whatever the name would answer by now. */
function pinned(address: string, { milliseconds }: Limits): Agent {
  const family = address.includes(':') ? 6 : 4;
  return new Agent({
    connections: 1,
    headersTimeout: milliseconds,
    bodyTimeout: milliseconds,
    connect: {
      timeout: milliseconds,
      lookup: (_name, { all }, found) =>
        all ? found(null, [{ address, family }]) : found(null, address, family),
    },
  });
}

interface How {
  readonly dispatcher: Dispatcher;
  readonly signal: AbortSignal;
  readonly within: Limits;
}

async function answered(call: Call, { dispatcher, signal, within }: How): Promise<CallResult> {
  const { address, headers, body, readsAnswer } = call;
  const { statusCode: status, body: answer } = await request(address, {
    method: 'POST',
    dispatcher,
    signal,
    headers: { ...headers, 'user-agent': 'Heed' },
    body,
  });
  const error = statusError(status);
  if (error !== null || !readsAnswer) {
    // What was taken stays taken, however much or slowly the other side goes on talking.
    answer.on('error', () => undefined).destroy();
    return { status, error, answer: '' };
  }
  try {
    const text = await readUpTo(answer, within.answerBytes);
    if (text === null) return { status, error: 'answer-too-large', answer: '' };
    return { status, error: null, answer: text };
  } catch (failure) {
    return { status, error: errorCodeOf(failure), answer: '' };
  }
}

function statusError(status: number): DeliveryErrorCode | null {
  if (status >= 200 && status < 300) return null;
  if (status >= 300 && status < 400) return 'redirected';
  return status === 410 ? 'gone' : 'status';
}

async function readUpTo(answer: AsyncIterable<Buffer>, most: number): Promise<string | null> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of answer) {
    bytes += part.length;
    if (bytes > most) return null;
    parts.push(part);
  }
  return Buffer.concat(parts).toString();
}

function aborted(signal: AbortSignal): Promise<WayOut> {
  return new Promise((resolve) => {
    const end = () => resolve({ error: 'timed-out' });
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });
}
