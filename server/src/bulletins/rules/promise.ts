/** The life of a promise: made, then kept, broken or revised, each with what the public is told. */
import type { PromiseCommand, PromiseState } from '@heed/shared/promises';
import type { Bilingual } from '@heed/shared/bulletins';
import type { Realm } from '@heed/shared/vocabulary';
import type { NewEvent } from '../../journal/events';
import { contentDigest } from '../../kernel/canonical-json';
import { refuse, refuseField, type Refusal } from '../../kernel/refusal';
import { unreachable } from '../../kernel/unreachable';

export interface PromiseRecord {
  readonly id: string;
  readonly realm: Realm;
  readonly incidentId: string;
  readonly bulletinId: string | null;
  readonly version: number;
  readonly state: PromiseState;
  readonly text: Bilingual;
  readonly owner: string;
  readonly ownerUnitId: string | null;
  readonly madeAt: string;
  readonly dueAt: string;
  readonly settledAt: string | null;
  readonly proof: string | null;
  readonly evidenceId: string | null;
  readonly reason: Bilingual | null;
  readonly earlierDueAt: readonly string[];
}

type PromiseEvent = Extract<NewEvent, { type: `promise-${string}` }>;

export interface PromiseDecision {
  readonly record: PromiseRecord;
  readonly event: PromiseEvent;
  /** What staff wrote with it; the event carries its digest. */
  readonly words: Readonly<Record<string, unknown>>;
}

/** [B29] Which command applies in which state. A broken one can still be kept, late, or get a new deadline. */
const from: Readonly<Record<PromiseCommand['kind'], readonly PromiseState[]>> = {
  keep: ['open', 'revised', 'broken'],
  break: ['open', 'revised'],
  revise: ['open', 'revised', 'broken'],
};

/** [B28] */
export function decideMade(record: PromiseRecord): PromiseDecision | Refusal {
  if (Date.parse(record.dueAt) <= Date.parse(record.madeAt)) {
    return refuseField('invalid', 'dueAt', 'in-the-past');
  }
  const words = { text: record.text, owner: record.owner };
  return {
    record,
    words,
    event: {
      type: 'promise-made',
      data: { ...standing(record), wordsDigest: digest(record, words) },
    },
  };
}

/** [B29] */
export function decidePromise(
  record: PromiseRecord,
  command: PromiseCommand,
  now: string,
): PromiseDecision | Refusal {
  if (command.expectedVersion !== record.version) {
    return refuse('stale-version', { currentVersion: record.version });
  }
  if (!from[command.kind].includes(record.state)) return refuse('illegal-state');
  switch (command.kind) {
    case 'keep':
      return keep(record, command, now);
    case 'break':
      return broken(record, command, now);
    case 'revise':
      return revise(record, command, now);
    default:
      return unreachable(command);
  }
}

function keep(
  record: PromiseRecord,
  command: Extract<PromiseCommand, { kind: 'keep' }>,
  now: string,
): PromiseDecision {
  const { proof } = command;
  const evidenceId = command.evidenceId ?? null;
  const next = nextOf(record, { state: 'kept', settledAt: now, proof, evidenceId });
  const words = { proof };
  const data = { ...standing(next), wordsDigest: digest(next, words), evidenceId };
  return { record: next, words, event: { type: 'promise-kept', data } };
}

function broken(
  record: PromiseRecord,
  { reason }: Extract<PromiseCommand, { kind: 'break' }>,
  now: string,
): PromiseDecision {
  const next = nextOf(record, { state: 'broken', settledAt: now, reason });
  const words = { reason };
  const data = { ...standing(next), wordsDigest: digest(next, words) };
  return { record: next, words, event: { type: 'promise-broken', data } };
}

function revise(
  record: PromiseRecord,
  { dueAt, text, reason }: Extract<PromiseCommand, { kind: 'revise' }>,
  now: string,
): PromiseDecision | Refusal {
  const due = new Date(dueAt).toISOString();
  if (Date.parse(due) <= Date.parse(now)) return refuseField('invalid', 'dueAt', 'in-the-past');
  if (due === record.dueAt && !text) return refuse('already-so');
  const earlierDueAt =
    due === record.dueAt ? record.earlierDueAt : [...record.earlierDueAt, record.dueAt];
  const next = nextOf(record, {
    state: 'revised',
    dueAt: due,
    text: text ?? record.text,
    reason,
    settledAt: null,
    earlierDueAt,
  });
  const words = { reason, ...(text ? { text } : {}) };
  const data = { ...standing(next), wordsDigest: digest(next, words), earlierDueAt: record.dueAt };
  return { record: next, words, event: { type: 'promise-revised', data } };
}

/** [B29] Nobody has to say that a deadline passed: it shows. */
export function stateAt({ state, dueAt }: PromiseRecord, now: string): PromiseState {
  const waits = state === 'open' || state === 'revised';
  return waits && Date.parse(dueAt) <= Date.parse(now) ? 'broken' : state;
}

function nextOf(record: PromiseRecord, patch: Partial<PromiseRecord>): PromiseRecord {
  return { ...record, ...patch, version: record.version + 1 };
}

function standing({
  id,
  incidentId,
  bulletinId,
  version,
  state,
  dueAt,
  ownerUnitId,
}: PromiseRecord) {
  return { promiseId: id, incidentId, bulletinId, version, state, dueAt, ownerUnitId };
}

function digest({ id, version }: PromiseRecord, words: PromiseDecision['words']): string {
  return contentDigest({ id, version, words });
}
