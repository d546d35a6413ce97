/** The forms of incidents: what each act asks for, and the command that comes of it. */
import {
  IncidentCommand,
  IncidentInput,
  type IncidentCommandKind,
  type IncidentRow,
} from '@heed/shared/incidents';
import { draftOf, ruleOf, type RuleDraft } from './link-rule';

/** Everything that any form of an incident can hold; empty where nothing was chosen. */
export interface IncidentDraft {
  name: string;
  nameEn: string;
  class: string;
  grade: string;
  warning: string;
  firstKnownAt: string | null;
  summary: string;
  rule: RuleDraft;
  activate: boolean;
  level: string;
  matter: string;
  expectedDuration: string;
  measures: string;
  reason: string;
  to: string;
  at: string | null;
  text: string;
  nextDueAt: string | null;
}

export type ActField =
  | 'name'
  | 'nameEn'
  | 'summary'
  | 'level'
  | 'grade'
  | 'warning'
  | 'matter'
  | 'expectedDuration'
  | 'measures'
  | 'reason'
  | 'rule'
  | 'to'
  | 'at'
  | 'text'
  | 'nextDueAt';

/** In the order in which they are asked for. */
export const actFields: Record<IncidentCommandKind, readonly ActField[]> = {
  activate: ['level', 'matter', 'expectedDuration', 'measures'],
  adjust: ['level', 'grade', 'warning', 'reason'],
  stabilise: ['reason'],
  'stand-down': ['reason'],
  review: ['reason'],
  'set-rule': ['rule', 'reason'],
  rename: ['name', 'nameEn', 'summary'],
  'report-upward': ['to', 'at', 'text', 'nextDueAt'],
  'hold-press-conference': ['at'],
};

/** The form of an act on an incident begins with what holds. */
export function draftFor(row: IncidentRow, now: string | null): IncidentDraft {
  return {
    name: row.name,
    nameEn: row.nameEn ?? '',
    class: row.class,
    grade: row.grade ?? '',
    warning: row.warning ?? '',
    firstKnownAt: row.firstKnownAt,
    summary: row.summary ?? '',
    rule: draftOf(row.rule),
    activate: false,
    level: String(row.level ?? 2),
    matter: row.summary ?? '',
    expectedDuration: '',
    measures: '',
    reason: '',
    to: '',
    at: now,
    text: '',
    nextDueAt: null,
  };
}

export type Send = { requestId: string; expectedVersion: number };

/** Null while something is missing. */
export function commandOf(
  kind: IncidentCommandKind,
  draft: IncidentDraft,
  send: Send,
): IncidentCommand | null {
  const said = (text: string) => text.trim() || undefined;
  const values: Record<ActField, unknown> = {
    name: said(draft.name),
    nameEn: said(draft.nameEn) ?? null,
    summary: said(draft.summary) ?? null,
    level: Number(draft.level),
    grade: said(draft.grade) ?? null,
    warning: said(draft.warning) ?? null,
    matter: said(draft.matter),
    expectedDuration: said(draft.expectedDuration),
    measures: said(draft.measures),
    reason: said(draft.reason),
    rule: ruleOf(draft.rule),
    to: said(draft.to),
    at: draft.at,
    text: said(draft.text),
    nextDueAt: draft.nextDueAt,
  };
  const asked = Object.fromEntries(actFields[kind].map((field) => [field, values[field]]));
  const parsed = IncidentCommand.safeParse({ kind, ...send, ...asked });
  return parsed.success ? parsed.data : null;
}

/** Null while something is missing. */
export function inputOf(
  draft: IncidentDraft,
  { requestId, realm }: { requestId: string; realm?: string },
): IncidentInput | null {
  const said = (text: string) => text.trim() || undefined;
  const { level, matter, expectedDuration, measures } = draft;
  const parsed = IncidentInput.safeParse({
    ...(realm !== undefined && { realm }),
    requestId,
    name: draft.name,
    nameEn: said(draft.nameEn),
    class: draft.class,
    grade: said(draft.grade) ?? null,
    warning: said(draft.warning) ?? null,
    firstKnownAt: draft.firstKnownAt,
    rule: ruleOf(draft.rule),
    summary: said(draft.summary),
    ...(draft.activate && {
      activate: { level: Number(level), matter, expectedDuration, measures },
    }),
  });
  return parsed.success ? parsed.data : null;
}

/** Which fields of a form are still missing. */
export function missingOf(fields: readonly ActField[], draft: IncidentDraft): ReadonlySet<string> {
  const optional = new Set<ActField>(['nameEn', 'summary', 'grade', 'warning', 'nextDueAt']);
  const missing = fields.filter((field) => {
    if (optional.has(field)) return false;
    if (field === 'rule') return ruleOf(draft.rule) === null;
    const value = draft[field];
    return value === null || (typeof value === 'string' && value.trim() === '');
  });
  return new Set(missing);
}
