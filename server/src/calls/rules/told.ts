/** What one event says of its call, beside what was told before. Pure. */
import type { CallInput } from '@heed/shared/calls';
import type { EventData } from '../../journal/events';
import { isoTime, parseTime } from '../../kernel/instant';
import type { CallRecord } from '../call-rows';

/** As the journal keeps it, and the agent, whom only the call's row names. */
export type ToldFacts = Omit<EventData<'call-told'>, 'callBackId'> & {
  readonly agent: string | null;
};

type Known = Pick<CallRecord, 'told' | 'offeredAt' | 'answeredAt' | 'abandonedAt'>;

/** [M3] */
export function toldOf(input: CallInput, known: Known | null, callId: string): ToldFacts {
  const { event, waitSeconds, queue, agent, outcome } = input;
  const inbound = !event.startsWith('callback');
  const at = parseTime(input.at);
  const offeredAt = inbound ? (known?.offeredAt ?? isoTime(offered(input, at))) : null;
  const over = event === 'answered' || event === 'abandoned';
  const waited = over && offeredAt !== null ? secondsBetween(offeredAt, at) : null;
  const other = event === 'answered' ? known?.abandonedAt : known?.answeredAt;
  return {
    callId,
    event,
    happenedAt: isoTime(at),
    offeredAt,
    first: inbound && (known?.offeredAt ?? null) === null,
    retold: over && (other ?? null) !== null,
    queue: queue ?? null,
    agent: agent ?? null,
    waitSeconds: waitSeconds ?? waited,
    outcome: outcome ?? null,
  };
}

/** What is told first of a call may be its answer or its end: it was offered before that. */
function offered({ event, waitSeconds = 0 }: CallInput, at: number): number {
  return event === 'queued' ? at : at - waitSeconds * 1_000;
}

function secondsBetween(from: string, to: number): number {
  return Math.max(0, Math.round((to - parseTime(from)) / 1_000));
}
