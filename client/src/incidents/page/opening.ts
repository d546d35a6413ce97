/** A new incident as its form holds it: what it begins with, and what a drill's scenario proposes. */
import type { DrillDetail } from '@heed/shared/drills';
import { missingOf, type ActField, type IncidentDraft } from '../incident-draft';
import { draftOf, emptyRule } from '../link-rule';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** Complaints of the last hour are looked at, since somebody noticed something in them. */
export function emptyOpening(now: number): IncidentDraft {
  const minute = Math.floor(now / MINUTE_MS) * MINUTE_MS;
  return {
    name: '',
    nameEn: '',
    class: '',
    grade: '',
    warning: '',
    firstKnownAt: new Date(minute).toISOString(),
    summary: '',
    rule: emptyRule(new Date(minute - HOUR_MS).toISOString()),
    activate: false,
    level: '',
    matter: '',
    expectedDuration: '',
    measures: '',
    reason: '',
    to: '',
    at: null,
    text: '',
    nextDueAt: null,
  };
}

export function openingOfSuggestion(suggestion: DrillDetail['suggestion']): IncidentDraft {
  const { activate } = suggestion;
  return {
    ...emptyOpening(Date.parse(suggestion.firstKnownAt)),
    name: suggestion.name,
    nameEn: suggestion.nameEn ?? '',
    class: suggestion.class,
    grade: suggestion.grade ?? '',
    warning: suggestion.warning ?? '',
    firstKnownAt: suggestion.firstKnownAt,
    summary: suggestion.summary ?? '',
    rule: draftOf(suggestion.rule),
    activate: activate !== undefined,
    level: activate ? String(activate.level) : '',
    matter: activate?.matter ?? '',
    expectedDuration: activate?.expectedDuration ?? '',
    measures: activate?.measures ?? '',
  };
}

const asked = ['name', 'rule'] as const satisfies readonly ActField[];
/** The law asks an activation for these four. */
const askedOfResponse = [
  'level',
  'matter',
  'expectedDuration',
  'measures',
] as const satisfies readonly ActField[];

/** What the form still needs before it can be sent. */
export function missingOfOpening(draft: IncidentDraft): Set<string> {
  const missing = new Set(
    missingOf(draft.activate ? [...asked, ...askedOfResponse] : asked, draft),
  );
  if (draft.class === '') missing.add('class');
  if (draft.firstKnownAt === null) missing.add('firstKnownAt');
  return missing;
}

/** The law grades no social-security incident: what was chosen before is no grade of it. */
export function settled(draft: IncidentDraft): IncidentDraft {
  return draft.class === 'social-security' ? { ...draft, grade: '' } : draft;
}
