/** What a suggested incident is called, and when its numbers are old. */
import type { BoardParts } from '@heed/shared/board';
import type { Suggestion } from '@heed/shared/suggestions';
import { whatAndWhere, type SignalNames } from '../../signals/signal-words';

const LONGEST_NAME = 60;

export function suggestionName(
  { zone, parent, category, topic, cells, streets }: Suggestion,
  names: SignalNames,
): string {
  const covers = { districts: [], streets, cells };
  return whatAndWhere({ zone, parent, category, topic, covers }, names).slice(0, LONGEST_NAME);
}

/** Differs when one is raised, changed or decided, and when the signals are told anew. */
export function changeOf({
  suggestions,
  signals,
}: Pick<BoardParts, 'suggestions' | 'signals'>): string {
  const marks = Object.entries(suggestions).map(([id, { version }]) => `${id}:${version}`);
  const told = Object.values(suggestions).map(({ signal }) => signals[signal]?.at ?? '');
  return [...marks.toSorted(), ...told.toSorted()].join(' ');
}
