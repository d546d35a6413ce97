/** The life of an entry as data: which command applies in which state. */
import type { StoredWordingState, WordingCommandKind } from '@heed/shared/wording';

export interface WordingTransition {
  readonly kind: WordingCommandKind | 'question';
  readonly from: readonly StoredWordingState[];
  /** Null where the state stays. */
  readonly to: StoredWordingState | null;
}

export const wordingTransitions: readonly WordingTransition[] = [
  { kind: 'edit', from: ['draft', 'agreed', 'needs-check', 'recalled'], to: null },
  { kind: 'agree', from: ['draft', 'agreed', 'needs-check', 'recalled'], to: 'agreed' },
  { kind: 'confirm', from: ['needs-check'], to: 'agreed' },
  { kind: 'recall', from: ['draft', 'agreed', 'needs-check'], to: 'recalled' },
  // Asked by the reactor that follows bulletins; no person gives it.
  { kind: 'question', from: ['agreed'], to: 'needs-check' },
];

/** [W1] Whether a command applies in a state. */
export function applies(kind: WordingTransition['kind'], state: StoredWordingState): boolean {
  return wordingTransitions.some((row) => row.kind === kind && row.from.includes(state));
}
