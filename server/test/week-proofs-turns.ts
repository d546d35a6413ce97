/** What proves the rules of a case's rarer turns: other ends, rest, returns, steering, secrecy, leases. */
import { moment } from './week-house';
import {
  both,
  clockIn,
  minutes,
  ofCase,
  refused,
  seen,
  step,
  stopped,
  told,
  typesOf,
  type Proof,
} from './week-proof';

export const turnProofs: Readonly<Record<string, Proof>> = {
  C28: both(
    told('case-transferred', ({ to }) => to === '110'),
    told('case-transferred', ({ to, sealId }) => to === 'petition' && sealId !== null),
    refused('cases transfer', 'reason-required'),
    refused('cases transfer', 'needs-leader'),
  ),
  C29: told('case-not-accepted', ({ reason, sealId }) => reason === 'secret' && sealId !== null),
  C30: both(told('case-withdrawn'), refused('cases withdraw', 'needs-leader')),
  C39: both(
    told('case-archived', (_, { actor }) => actor.kind === 'system'),
    refused('cases note', 'illegal-state'),
    seen('state after a month', 'archived'),
  ),
  C31: both(
    ofCase((steps) => typesOf(steps).includes('suspension-requested suspension-decided')),
    told('case-suspended', ({ after }) => after.state === 'suspended'),
  ),
  C32: both(
    told(
      'case-resumed',
      (_, { actor, at }) => actor.kind === 'system' && at >= moment('10-09 09:00'),
    ),
    told('case-resumed', (_, { actor }) => actor.kind === 'account'),
    refused('cases suspend', 'invalid'),
  ),
  C33: told(
    'suspension-decided',
    ({ after, set }) =>
      clockIn(set, 'handle')?.pauses?.at(-1)?.to === null &&
      !after.running.some(({ kind }) => kind === 'handle'),
  ),
  C44: both(
    step(
      'case-shelved',
      ({ was, now }) =>
        now.shelvedUntil !== undefined && was?.running.length === now.running.length,
    ),
    refused('cases shelve', 'invalid'),
  ),
  C34: both(
    step(
      'return-requested',
      (each) => stopped(each).includes('sign') && each.now.state === 'return_requested',
    ),
    refused('cases request-return', 'too-late'),
  ),
  C35: both(
    told('return-decided', ({ agreed, set }) => agreed && !clockIn(set, 'handle')),
    ofCase((steps) => {
      const n = steps.findIndex(
        ({ entry: { type, data } }) =>
          type === 'return-decided' && 'agreed' in data && !data.agreed,
      );
      return n > 1 && steps[n]?.now.state === steps[n - 2]?.now.state;
    }),
  ),
  C36: both(
    told('return-escalated', ({ level }) => level === 2),
    refused('cases request-return', 'no-more-returns'),
  ),
  C37: both(refused('cases follow-up', 'too-soon'), seen('owed after three calls', ['no-answer'])),
  C38: told(
    'case-reopened',
    ({ supervised, after }) => supervised === true && after.supervision === 'daily',
  ),
  C40: both(
    told('supervision-set', ({ from, to }) => from === 'none' && to === 'daily'),
    step(
      'supervision-set',
      ({ was, now }) =>
        was?.supervision === 'listed' && now.supervision === undefined && was.state === now.state,
    ),
  ),
  C41: both(
    told('extension-decided', ({ agreed }) => agreed),
    refused('cases request-extension', 'already-so'),
    refused('cases decide-extension', 'same-person'),
  ),
  C42: both(
    told('units-set', ({ assistingUnitIds }) => assistingUnitIds.length === 1),
    refused('cases reply', 'not-holder'),
  ),
  C43: both(
    told('case-instructed'),
    seen('a leader’s words, until somebody works on it', ['今晚必须通水', null]),
  ),
  C45: both(
    ofCase((steps) =>
      steps.some(({ entry, now }, n) => {
        const before = steps[n - 2]?.now;
        return (
          entry.type === 'case-undone' &&
          before?.holderId === now.holderId &&
          before?.state === now.state
        );
      }),
    ),
    refused('cases undo', 'nothing-to-undo'),
  ),
  C46: both(
    step(
      'accused-set',
      ({ now }) => now.state === 'pending_dispatch' && now.accusedUnitIds?.length === 2,
    ),
    refused('cases dispatch', 'conflict-of-interest'),
    refused('GET /api/cases/*', 'not-found'),
  ),
  C47: both(
    step('member-recused', ({ was, now }) => was?.holderId !== null && now.holderId === null),
    refused('cases assign', 'conflict-of-interest'),
  ),
  C48: both(
    told('procedure-set', ({ to }) => to === 'tip_off'),
    told('procedure-set', ({ to }) => to === 'petition'),
    seen('title of a tip-off in a list', ''),
  ),
  C49: both(
    refused('POST /api/cases/*/reveal', 'needs-leader'),
    told('reveal-decided', ({ agreed, until }, { at }) => agreed && minutes(at, until) === 60),
    seen('revealed after a second person agreed', true),
  ),
  C50: both(seen('owed while it rests', ['suspended']), seen('owed once it was told', null)),
  C51: both(
    told('case-signed', ({ after }) => after.running.some(({ kind }) => kind === 'claim')),
    step(
      'case-signed',
      (each) =>
        stopped(each).includes('claim') && !each.now.running.some(({ kind }) => kind === 'claim'),
    ),
  ),
  C52: both(
    told(
      'case-claimed',
      ({ after: { lease, urgency } }) =>
        urgency === 'critical' && lease !== undefined && minutes(lease.from, lease.until) === 10,
    ),
    told('case-replied', ({ after }) => after.lease === undefined),
  ),
  C53: both(
    step(
      'complainant-contacted',
      ({ was, entry, now }) => was?.lease !== undefined && now.lease?.from === entry.at,
    ),
    step(
      'case-reminded',
      ({ was, now }) => was?.lease !== undefined && was.lease.from === now.lease?.from,
    ),
  ),
  C55: both(
    told('case-reopened', ({ reason }) => reason === 'new-facts'),
    told('case-closed', ({ reason }) => reason === undefined),
  ),
  C54: both(
    told(
      'claim-lapsed',
      ({ holderId, after }) => holderId === null && after.state === 'dispatched',
    ),
    seen('a critical case that lapsed is the leader’s', true),
    seen('any other is nobody’s', null),
  ),
};
