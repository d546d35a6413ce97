/** Incidents that signals suggest: what each would hold, and what a person makes of it. */
import { z } from 'zod';
import { IncidentClass, IncidentInput } from './incidents';
import { SignalRow } from './signals';
import { Code, Id, Realm, Time } from './vocabulary';

const count = z.int().min(0);

/** On the board, keyed by its id: the rest is asked for. */
export const SuggestionMark = z.strictObject({
  /** The id of the signal on the same board. */
  signal: Code,
  version: z.int().min(1),
  raisedAt: Time,
});
export type SuggestionMark = z.infer<typeof SuggestionMark>;

/** Where and about what the cases of a suggestion are. */
export const SuggestedScope = z.strictObject({
  ...SignalRow.pick({ zone: true, parent: true, category: true, topic: true }).shape,
  /** The cells of a zone that is a cell or a ring; empty for every other. */
  cells: z.array(z.string()),
  /** The streets that the signal's hotspots lie in. */
  streets: z.array(Code),
});
export type SuggestedScope = z.infer<typeof SuggestedScope>;

export const Suggestion = z.strictObject({
  id: Id,
  realm: Realm,
  version: z.int().min(1),
  signal: Code,
  question: SignalRow.shape.question,
  ...SuggestedScope.shape,
  /** When the signal was told first. */
  since: Time,
  /** Cases received from here on are its own. */
  from: Time,
  raisedAt: Time,
  /** What incidents of its category, or of most of its cases', usually are; null where nobody can say. */
  class: IncidentClass.nullable(),
  /** The category that half of its cases or more are of, below it too; null where there is none. */
  mostly: Code.nullable(),
  /** Cases that an incident declared of it would hold now, and the distinct people behind them. */
  cases: count,
  people: count,
});
export type Suggestion = z.infer<typeof Suggestion>;

/** One that tells of the cases of a wider one, or of an incident: named within it. */
export const SuggestionWithin = z.strictObject({
  ...Suggestion.pick({ id: true, signal: true, question: true, since: true }).shape,
  ...SuggestedScope.shape,
  within: z.strictObject({ kind: z.enum(['suggestion', 'incident']), id: Id }),
});
export type SuggestionWithin = z.infer<typeof SuggestionWithin>;

/** The newest that stand, the one with the most cases first. */
export const SuggestionList = z.strictObject({
  rows: z.array(Suggestion),
  total: count,
  within: z.array(SuggestionWithin),
});
export type SuggestionList = z.infer<typeof SuggestionList>;

const decides = { requestId: Id, expectedVersion: z.int().min(1) };

/** Declares the incident: watched, and holding the suggestion's cases. */
export const AcceptSuggestion = z.strictObject({
  ...decides,
  ...IncidentInput.pick({ name: true, nameEn: true, class: true }).shape,
});
export type AcceptSuggestion = z.infer<typeof AcceptSuggestion>;

/** Adds its cases to an incident that takes cases in. */
export const AddSuggestion = z.strictObject({
  ...decides,
  incidentId: Id,
  /** What the suggestion is called on the screen of whoever adds it: kept in the incident's history. */
  name: IncidentInput.shape.name,
});
export type AddSuggestion = z.infer<typeof AddSuggestion>;

export const DismissSuggestion = z.strictObject({
  ...decides,
  reason: z.string().trim().min(1).max(500),
});
export type DismissSuggestion = z.infer<typeof DismissSuggestion>;

export const SuggestionDismissed = z.strictObject({ position: z.int(), suggestionId: Id });
export type SuggestionDismissed = z.infer<typeof SuggestionDismissed>;
