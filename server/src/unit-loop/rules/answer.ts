/** [U5] The commands that an answer stands for, in order. Pure: how the case was listed, and what the unit says. */
import type { CaseCommand } from '@heed/shared/commands';
import type { CaseState } from '@heed/shared/vocabulary';
import { sha256Hex } from '../../kernel/seal/digest';
import type { UnitAnswer } from '../list-record';

const ID_LETTERS = 40;

export interface Answered {
  readonly listId: string;
  readonly caseId: string;
  /** The version that the answer builds on. */
  readonly version: number;
  readonly state: CaseState;
  readonly answer: UnitAnswer;
  readonly answerDigest: string;
}

export type AnswerStep = 'sign' | 'contact' | 'reply';

/** What has to be signed for first is; then the contact, so that a reply may follow it. */
export function stepsFor({ state, answer }: Pick<Answered, 'state' | 'answer'>): AnswerStep[] {
  return [
    ...(state === 'dispatched' ? (['sign'] as const) : []),
    ...(answer.reached === null ? [] : (['contact'] as const)),
    ...(answer.text === null ? [] : (['reply'] as const)),
  ];
}

/** The id follows from the answer, so that a second try of a step is the first one again. */
export function commandOf(
  kind: AnswerStep,
  answered: Answered,
  expectedVersion: number,
): CaseCommand {
  const base = { expectedVersion, requestId: requestIdOf(answered, kind) };
  const { reached, text } = answered.answer;
  switch (kind) {
    case 'sign':
      return { kind, ...base };
    case 'contact':
      return { kind, ...base, reached: reached ?? false };
    default:
      return { kind, ...base, text: text ?? '' };
  }
}

/** [U6] What is set aside for a person: the answer's text; a bare contact has none. */
export function noteFor(answered: Answered, currentVersion: number): CaseCommand | null {
  const { text } = answered.answer;
  if (text === null) return null;
  const requestId = requestIdOf(answered, `note ${currentVersion}`);
  return { kind: 'note', expectedVersion: currentVersion, requestId, text };
}

function requestIdOf({ listId, caseId, answerDigest }: Answered, kind: string): string {
  return sha256Hex(`unit-answer|${listId}|${caseId}|${answerDigest}|${kind}`).slice(0, ID_LETTERS);
}
