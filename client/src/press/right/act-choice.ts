/** What can be done to a bulletin just now, the next step first. */
import type { BulletinCommandKind } from '@heed/shared/bulletin-commands';
import type { BulletinDetail } from '@heed/shared/bulletins';

/** What one chooses: a command, or the same command in another way. */
export type ActName = Exclude<BulletinCommandKind, 'edit' | 'sign-over'> | 'approve-on-paper';

/** What an act asks for before it is done. */
export type ActAsk = 'nothing' | 'confirm' | 'reason' | 'both-reasons' | 'time' | 'paper';

export const asksFor: Readonly<Record<ActName, ActAsk>> = {
  submit: 'nothing',
  'verify-facts': 'nothing',
  legal: 'nothing',
  approve: 'confirm',
  'approve-on-paper': 'paper',
  countersign: 'confirm',
  reject: 'reason',
  embargo: 'time',
  publish: 'confirm',
  'release-in-emergency': 'reason',
  correct: 'reason',
  update: 'reason',
  retract: 'both-reasons',
  expire: 'both-reasons',
};

/** In the order of a bulletin's way; the first that can be done is the next step. */
const steps: readonly ActName[] = [
  'submit',
  'countersign',
  'verify-facts',
  'legal',
  'approve',
  'publish',
  'update',
  'correct',
];
const SHOWN = 2;

export interface ActChoice {
  /** Buttons, the next step first. */
  steps: ActName[];
  others: ActName[];
}

export function actChoice(
  detail: Pick<BulletinDetail, 'allowed' | 'hands' | 'findings'>,
  mayApprove: boolean,
): ActChoice {
  const allowed = new Set(detail.allowed);
  const names = (Object.keys(asksFor) as ActName[]).filter((name) => {
    // Whoever writes can record what a leader signed on paper, and nothing else.
    if (name === 'approve-on-paper') return allowed.has('approve');
    if (name === 'approve') return allowed.has('approve') && mayApprove;
    return allowed.has(name);
  });
  const verified = detail.hands.some(({ kind }) => kind === 'facts-verified');
  const needsLegal = detail.findings.some(({ code }) => code === 'needs-legal');
  const next = steps
    .filter((name) => names.includes(name))
    .filter((name) => name !== 'approve' || (verified && !needsLegal))
    .filter((name) => name !== 'legal' || needsLegal)
    .slice(0, SHOWN);
  return { steps: next, others: names.filter((name) => !next.includes(name)) };
}
