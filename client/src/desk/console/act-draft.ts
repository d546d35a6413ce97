/** From what a form holds to the command that goes out, or to what is missing. */
import { CaseCommand, type CaseCommandKind } from '@heed/shared/commands';
import { actForms, type ActField } from './act-forms';

/** Everything that any act's form can hold; empty where nothing was chosen. */
export interface ActDraft {
  unit: string;
  holder: string;
  urgency: string;
  category: string;
  place: string;
  incident: string;
  reached: string;
  outcome: string;
  satisfied: string;
  text: string;
  note: string;
  reason: string;
  target: string;
  notAccept: string;
  suspendReason: string;
  returnReason: string;
  superviseReason: string;
  extensionReason: string;
  reopenReason: string;
  closeReason: string;
  until: string;
  agreed: string;
  supervision: string;
  share: string;
  /** Ids or codes, with commas between. */
  assisting: string;
  procedure: string;
  accused: string;
  told: string;
}

export type Missing = Partial<Record<ActField, true>>;

export type BuiltCommand = { ok: true; command: CaseCommand } | { ok: false; missing: Missing };

/** A place as the form holds it: a street's or a district's code with its kind before it. */
export function placeKey(kind: 'district' | 'street', code: string): string {
  return `${kind}:${code}`;
}

export function emptyDraft(): ActDraft {
  return {
    unit: '',
    holder: '',
    urgency: '',
    category: '',
    place: '',
    incident: '',
    reached: 'yes',
    outcome: '',
    satisfied: '',
    text: '',
    note: '',
    reason: '',
    target: '',
    notAccept: '',
    suspendReason: '',
    returnReason: '',
    superviseReason: '',
    extensionReason: '',
    reopenReason: '',
    closeReason: '',
    until: '',
    agreed: '',
    supervision: '',
    share: '',
    assisting: '',
    procedure: '',
    accused: '',
    told: '',
  };
}

/** The command of one case: its version and its own request id make it safe to repeat. */
export function buildCommand(
  kind: CaseCommandKind,
  draft: ActDraft,
  act: { expectedVersion: number; requestId: string },
): BuiltCommand {
  const missing = missingFields(kind, draft);
  if (Object.keys(missing).length > 0) return { ok: false, missing };
  const parsed = CaseCommand.safeParse({ kind, ...act, ...parameters(kind, draft) });
  return parsed.success
    ? { ok: true, command: parsed.data }
    : { ok: false, missing: allAsked(kind) };
}

/** What the form still needs before it can be sent. */
export function missingFields(kind: CaseCommandKind, draft: ActDraft): Missing {
  const { fields, optional } = actForms[kind];
  const missing: Missing = {};
  for (const field of fields) {
    if (!optional.includes(field) && draft[field].trim() === '') missing[field] = true;
  }
  // A case goes to a unit, to a person, or to both; to nobody is no act.
  if (kind === 'assign' && draft.unit === '' && draft.holder === '') missing.unit = true;
  return missing;
}

function parameters(kind: CaseCommandKind, draft: ActDraft): Record<string, unknown> {
  const said = (text: string): string | undefined => text.trim() || undefined;
  const values: Record<ActField, Record<string, unknown>> = {
    unit: { unitId: said(draft.unit) },
    holder: { holderId: said(draft.holder) },
    urgency: { urgency: draft.urgency },
    category: { category: draft.category },
    place: placeOf(draft.place),
    incident: { incidentId: said(draft.incident) },
    reached: { reached: draft.reached === 'yes' },
    outcome: { outcome: draft.outcome },
    satisfied: { satisfied: draft.satisfied === '' ? undefined : draft.satisfied === 'yes' },
    text: { text: said(draft.text) },
    note: { note: said(draft.note) },
    reason: { reason: said(draft.reason) },
    target: { to: draft.target },
    notAccept: { reasonCode: draft.notAccept },
    suspendReason: { reasonCode: draft.suspendReason },
    returnReason: { reasonCode: draft.returnReason },
    superviseReason: { reasonCode: said(draft.superviseReason) },
    extensionReason: { reasonCode: draft.extensionReason },
    reopenReason: { reasonCode: draft.reopenReason },
    closeReason: { reasonCode: draft.closeReason },
    until: { until: draft.until },
    agreed: { agreed: draft.agreed === 'yes' },
    supervision: { level: draft.supervision },
    share: { share: Number(draft.share) },
    assisting: { assistingUnitIds: parts(draft.assisting) },
    procedure: { procedure: draft.procedure },
    // No unit named lifts the accusation.
    accused: { unitId: said(draft.accused) ?? null },
    told: { told: draft.told === '' ? undefined : parts(draft.told) },
  };
  const all = actForms[kind].fields.flatMap((field) => Object.entries(values[field]));
  return Object.fromEntries(all.filter(([, value]) => value !== undefined));
}

/** What a field of several choices holds. */
export function parts(list: string): string[] {
  return list.split(',').filter((part) => part !== '');
}

function placeOf(key: string): Record<string, string> {
  const colon = key.indexOf(':');
  return key === '' ? {} : { [key.slice(0, colon)]: key.slice(colon + 1) };
}

function allAsked(kind: CaseCommandKind): Missing {
  return Object.fromEntries(actForms[kind].fields.map((field) => [field, true]));
}
