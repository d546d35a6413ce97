/** Plans one command of a batch: the rules decide on the loaded case, the batch takes what follows. */
import type { CaseCommand } from '@heed/shared/commands';
import { AGAIN } from '../journal/group-commit';
import { Refusal, isRefusal, refuse } from '../kernel/refusal';
import { sha256Hex } from '../kernel/seal/digest';
import type { CaseRecord } from './case-record';
import type { CommandRequest } from './prepared';
import type { Plan, Planning, Write } from './planning';
import { complete } from './rules/complete';
import { decide } from './rules/decide';
import { NO_LINK, type LinkFacts, type Words } from './rules/situation';

type CommandWrite = Extract<Write, { kind: 'command' }>;

export function planCommand(planning: Planning, write: CommandWrite, w: number): Plan {
  const { request, requestKey } = write;
  const { facts, touched } = planning;
  if (touched.has(request.caseId)) return AGAIN;
  const record = facts.record(request.caseId);
  if (!record) return refuse('not-found');
  const known = facts.knownRequest(requestKey);
  if (known) {
    if (known.digest !== digestOf(request.caseId, request.command)) return refuse('key-reused');
    return { position: known.position, record };
  }
  return planDecision(planning, write, record, w);
}

function planDecision(
  planning: Planning,
  { request, requestKey }: CommandWrite,
  record: CaseRecord,
  w: number,
): Plan {
  const { batch, policy, now, pace, touched } = planning;
  const { command, actor, caseId } = request;
  // The rules are asked before anything is sealed: a refused command leaves nothing behind.
  const link = linkFacts(planning, request);
  const situation = {
    record,
    actor,
    now,
    pace,
    link,
    policy: policy.clocksOf(record.realm),
    limits: policy.limitsOf(record.realm),
    directory: policy.directories.of(record.realm),
  };
  const verdict = decide({ ...situation, words: { sealId: null, sealDigest: null } }, command);
  if (isRefusal(verdict)) return verdict;
  const waiting = verdict.patch.closedAt ? planning.facts.waitingBehind(caseId) : [];
  if (waiting.length > 0) return hasUnanswered(waiting);
  const words = sealWords(planning, record, request, w);
  if (isRefusal(words)) return words;
  const draft = decide({ ...situation, words }, command);
  if (isRefusal(draft)) return draft;

  const { realm } = record;
  const actorId = actor.kind === 'system' ? null : actor.id;
  const { record: next, event } = complete(record, draft, { at: now, realm, actorId });
  touched.add(caseId);
  batch.changeCase(w, next, record.version);
  const digest = digestOf(caseId, command);
  batch.addRequest(w, { key: requestKey, digest, case_id: caseId, at: now });
  batch.addEntry(w, event, { at: now, realm, actor: { kind: actor.kind, id: actorId } });
  return (position) => ({ position, record: next });
}

/** [K11] */
function hasUnanswered(waiting: readonly string[]): Refusal {
  const details = waiting.map((path) => ({ path, message: 'unanswered' }));
  return refuse('has-unanswered', { details });
}

function linkFacts({ facts }: Planning, request: CommandRequest): LinkFacts {
  const { command, caseId, linkRule } = request;
  if (!('incidentId' in command)) return NO_LINK;
  return {
    incident: facts.incident(command.incidentId),
    ...facts.loreOf(caseId),
    rule: linkRule ?? null,
  };
}

/** Seals what a person wrote with the command under the complainant's key, so that both are erased together. */
function sealWords(
  { facts, sealer, batch }: Planning,
  record: CaseRecord,
  { command, linkRule }: CommandRequest,
  w: number,
): Words | Refusal {
  // A rule has no words of its own.
  const text = linkRule === undefined ? wordsOf(command) : undefined;
  if (text === undefined) return { sealId: null, sealDigest: null };
  const person = facts.unlockedPerson(record.personId);
  if (!person) return refuse('illegal-state');
  const seal = sealer.seal(person, { text });
  batch.addSeal(w, seal);
  return { sealId: seal.id, sealDigest: seal.digest };
}

function wordsOf(command: CaseCommand): string | undefined {
  if ('text' in command) return command.text;
  if ('reason' in command) return command.reason;
  if ('note' in command) return command.note;
  return undefined;
}

function digestOf(caseId: string, command: CaseCommand): string {
  return sha256Hex(JSON.stringify([caseId, command]));
}
