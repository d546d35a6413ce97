/** What a suggested incident is called, and when its numbers are old. */
import type { BoardParts } from '@heed/shared/board';
import type { SuggestedScope, Suggestion } from '@heed/shared/suggestions';
import { whatAndWhere, whereOf, type SignalNames } from '../../signals/signal-words';

const LONGEST_NAME = 60;

/** By its category or topic; what is of any, by what most of its cases are about. */
export function suggestionName(
  suggestion: SuggestedScope & Partial<Pick<Suggestion, 'mostly'>>,
  names: SignalNames,
): string {
  const { zone, parent, category, topic, cells, streets, mostly = null } = suggestion;
  const subject = { zone, parent, category, topic, covers: { districts: [], streets, cells } };
  const isOfAny = category === null && topic === null;
  if (!isOfAny || mostly === null) return whatAndWhere(subject, names).slice(0, LONGEST_NAME);
  const what = names.t('suggestions.mostly', { what: names.category(mostly) });
  const where = whereOf(subject, names);
  return names.t('signals.title', { what, where }).slice(0, LONGEST_NAME);
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
