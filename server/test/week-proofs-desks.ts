/** What proves the rules of clusters, calls, wording, lists to units and answers. */
import type { JournalEntry } from '../src/journal/events';
import { both, count, isUnique, refused, seen, told, type Proof } from './week-proof';

const clusters: Record<string, Proof> = {
  K1: both(refused('clusters join', 'in-cluster'), refused('clusters join', 'already-so')),
  K2: both(
    refused('clusters join', 'stale-version'),
    refused('clusters join', 'illegal-state'),
    told('cluster-dissolved'),
  ),
  K3: told('case-left-cluster', ({ keptApart }) => keptApart),
  K4: both(told('cluster-lead-set'), seen('the next most urgent leads', true)),
  K5: both(told('cluster-undone'), seen('taken back, the lead is what it was', true)),
  K6: both(
    told('cluster-rule-set', ({ words }) => words === 1),
    refused('clusters rule-on', 'invalid'),
  ),
  K7: seen('joined by the rule: what fits, what is critical, what was taken out', [
    true,
    false,
    false,
  ]),
  K8: both(seen('listed for a look', 1), told('cluster-joins-checked')),
  K9: both(
    told(
      'cluster-raised',
      ({ from, to }, { actor }) => from === 'normal' && to === 'urgent' && actor.kind === 'system',
    ),
    seen('the lead is as urgent as its member', 'urgent'),
  ),
  K10: both(
    told('cluster-acted', ({ kind, members }) => kind === 'dispatch' && members > 1),
    seen('went to every member', true),
  ),
  K11: refused('clusters close', 'has-unanswered'),
  K12: seen('two like it are suggested', 2),
  K13: seen('how alike', true),
  K14: refused('clusters join', 'illegal-state', '举报件'),
};

const calls: Record<string, Proof> = {
  M1: both(seen('an event told again', 'known'), ({ entries }) => areCallsToldOnce(entries)),
  M2: refused('POST /api/calls', 'invalid'),
  M3: told(
    'call-told',
    ({ first, event, offeredAt }, { at }) =>
      first && event === 'abandoned' && offeredAt !== null && offeredAt < at,
  ),
  M4: both(
    seen('one line for two calls', true),
    told('call-back-changed', ({ line }) => line.calls === 2),
  ),
  M5: both(
    seen('heard, or called back by the telephone system', [null, null]),
    told('call-back-changed', ({ step }) => step === 'heard'),
  ),
  M6: told(
    'call-back-changed',
    ({ step, line }) => step === 'missed' && line.tries > 0 && line.state === 'waiting',
  ),
  M7: both(
    refused('call-backs claim', 'already-claimed'),
    refused('call-backs miss', 'not-holder'),
    told(
      'call-back-changed',
      ({ step, line }, { at }) =>
        step === 'claimed' && Date.parse(line.leaseUntil ?? '') - Date.parse(at) === 600_000,
    ),
  ),
  M8: both(
    seen('two tries at once are one', 1),
    seen('after three calls in vain', 'unreached'),
    told('call-back-changed', ({ step, line }) => step === 'left' && line.ended === 'sms'),
  ),
  M9: both(seen('masked for everybody', true), seen('the whole number for who claimed it', true)),
  M10: told(
    'call-told',
    ({ event, outcome }) => event === 'callback-ended' && outcome === 'reached',
  ),
};

const wording: Record<string, Proof> = {
  W1: both(refused('wording recall', 'stale-version'), refused('wording confirm', 'illegal-state')),
  W2: both(
    refused('POST /api/wording', 'invalid', 'expiresAt'),
    told('wording-written', ({ warnAt, expiresAt }) => warnAt < expiresAt),
  ),
  W3: refused('wording agree', 'same-hand'),
  W4: told('wording-agreed', ({ edition, superseded }) => edition === 2 && superseded === 1),
  W5: seen('editions offered along the way', [[], [1], [1], [2], [], [2]]),
  W6: both(
    told('wording-questioned', (_, { actor }) => actor.kind === 'system'),
    seen('after the bulletin', 'needs-check'),
  ),
  W7: told('wording-confirmed', ({ state }) => state === 'agreed'),
  W8: both(
    seen('must read and have read', [1, 1]),
    ({ entries }) => count(entries, 'wording-read') === 1,
  ),
  W9: both(
    told('wording-used', ({ edition }) => edition === 2),
    seen('cases answered by what was recalled', 1),
  ),
  W10: seen('matched by its words, and never by category alone', [1, 0]),
};

const unitLists: Record<string, Proof> = {
  U1: both(
    told('unit-list-made', ({ rows }) => rows === 4),
    refused('POST /api/unit-lists', 'invalid'),
  ),
  U2: both(
    seen('numbers in full on the list', false),
    told('unit-list-exported', ({ format }) => format === 'text'),
    told('unit-list-exported', ({ format }) => format === 'xlsx'),
    told('unit-link-made'),
  ),
  U3: seen('cases told in the text', 4),
  U4: seen('the sheet that came back', {
    applied: 1,
    already: 0,
    conflict: 1,
    refused: 1,
    empty: 1,
  }),
  U5: both(
    told('unit-answered', ({ became }) => became === 'applied'),
    told('case-replied', (_, { actor }) => actor.kind === 'system'),
  ),
  U6: told('unit-answered', ({ became }) => became === 'conflict'),
  U7: seen('the same sheet again', { applied: 0, already: 2, conflict: 0, refused: 1, empty: 1 }),
  U8: both(
    seen('answered by the link', 'applied'),
    seen('the same row by the link', null),
    seen('the link after its time', null),
  ),
};

const answers: Record<string, Proof> = {
  A1: both(
    seen('sent at a later try', ['sms', 'sent', true]),
    seen('told again of what was said on the line', []),
  ),
  A2: both(seen('sent at a later try', ['sms', 'sent', true]), told('answer-called')),
  A3: seen('the way of a tip-off’s answer', ['call']),
  A4: seen('told again of what was said on the line', []),
  A5: seen('in at most 120 characters', true),
  A6: seen('sent at a later try', ['sms', 'sent', true]),
  A7: seen('after failed, delivered, failed', ['to_call', 'delivered', 'delivered']),
  A8: both(
    seen('after three calls that reach nobody', 'unreached'),
    refused('POST /api/answers/*/calls', 'too-soon'),
  ),
  A9: seen('told of what was taken back', ['cancelled']),
  A14: both(
    told('complainant-told', ({ told: what }) => what.includes('suspended')),
    seen('owed after a text message', null),
  ),
  A10: both(
    refused('clusters approve', 'same-person'),
    told('cluster-cast-approved'),
    seen('each member was told once', true),
  ),
  A11: both(
    seen('they say that it is solved', null),
    told(
      'case-followed-up',
      ({ outcome }, { actor }) => outcome === 'solved' && actor.kind === 'system',
    ),
    seen('and the case is', 'closed'),
  ),
  A12: both(
    seen('disputed afterwards', [null, 'reopened']),
    told('case-reopened', ({ sealId }, { actor }) => actor.kind === 'system' && sealId !== null),
    seen('disputed too late', 'illegal-state'),
  ),
  A13: both(
    told('answer-rated', ({ rating }) => rating === 5),
    ({ entries }) => count(entries, 'answer-rated') === 1,
  ),
};

export const deskProofs: Readonly<Record<string, Proof>> = {
  ...clusters,
  ...calls,
  ...wording,
  ...unitLists,
  ...answers,
};

function areCallsToldOnce(entries: readonly JournalEntry[]): boolean {
  return isUnique(
    entries.flatMap(({ type, data }) =>
      type === 'call-told' ? [`${data.callId} ${data.event}`] : [],
    ),
  );
}
