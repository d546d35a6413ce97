/** What can be done with a case: what each act asks for, and the key that starts it. */
import type { CaseCommandKind } from '@heed/shared/commands';
import type { KeyName } from '../../ui/keys';

/** One thing that a form asks for. */
export type ActField =
  | 'unit'
  | 'holder'
  | 'urgency'
  | 'category'
  | 'place'
  | 'incident'
  | 'reached'
  | 'outcome'
  | 'satisfied'
  | 'text'
  | 'note'
  | 'reason'
  | 'target'
  | 'notAccept'
  | 'suspendReason'
  | 'returnReason'
  | 'superviseReason'
  | 'extensionReason'
  | 'reopenReason'
  | 'closeReason'
  | 'until'
  | 'agreed'
  | 'supervision'
  | 'share'
  | 'assisting'
  | 'accused'
  | 'procedure'
  | 'told';

export interface ActForm {
  fields: readonly ActField[];
  /** Fields that may stay empty. */
  optional: readonly ActField[];
  key?: KeyName;
}

const act = (
  fields: readonly ActField[],
  optional: readonly ActField[] = [],
  key?: KeyName,
): ActForm => ({ fields, optional, key });

/** Without fields an act is sent at once. */
export const actForms: Record<CaseCommandKind, ActForm> = {
  dispatch: act(['unit', 'reason'], ['reason'], 'assign'),
  sign: act([]),
  claim: act([], [], 'claim'),
  release: act(['reason']),
  assign: act(['unit', 'holder', 'reason'], ['unit', 'holder'], 'assign'),
  contact: act(['reached', 'told', 'note'], ['told', 'note'], 'contact'),
  reply: act(['text']),
  answer: act(['text']),
  'approve-reply': act([]),
  'reject-reply': act(['reason']),
  'follow-up': act(['outcome', 'satisfied', 'note'], ['satisfied', 'note']),
  close: act(['closeReason', 'reason']),
  reopen: act(['reopenReason', 'reason']),
  escalate: act(['reason'], [], 'escalate'),
  lower: act(['reason']),
  remind: act(['note'], ['note']),
  note: act(['text'], [], 'note'),
  'set-urgency': act(['urgency', 'reason'], [], 'urgency'),
  'set-category': act(['category', 'reason']),
  'set-place': act(['place', 'reason']),
  'link-incident': act(['incident', 'reason']),
  'unlink-incident': act(['incident', 'reason']),
  transfer: act(['target', 'text'], ['text']),
  'not-accept': act(['notAccept', 'text']),
  withdraw: act(['reason']),
  suspend: act(['suspendReason', 'until', 'reason'], [], 'suspend'),
  'decide-suspension': act(['agreed', 'reason'], ['reason']),
  resume: act(['reason'], ['reason'], 'suspend'),
  'request-return': act(['returnReason', 'unit', 'reason'], ['unit']),
  'decide-return': act(['agreed', 'unit', 'reason'], ['unit']),
  archive: act([]),
  // What is lifted has no reason of the list.
  supervise: act(['supervision', 'superviseReason', 'reason'], ['superviseReason']),
  instruct: act(['text']),
  'request-extension': act(['share', 'extensionReason', 'reason']),
  'decide-extension': act(['agreed', 'reason'], ['reason']),
  'set-units': act(['unit', 'assisting', 'reason'], ['unit', 'assisting']),
  shelve: act(['until', 'reason']),
  'set-procedure': act(['procedure', 'reason']),
  'set-accused': act(['accused', 'reason'], ['accused']),
  recuse: act(['reason']),
  'request-reveal': act(['reason']),
  'decide-reveal': act(['agreed']),
  recount: act([]),
  lapse: act([]),
  told: act(['told']),
  undo: act([]),
};

/** What moves a case on, the step of its life first: the first that is allowed is the default. */
export const steps: readonly CaseCommandKind[] = [
  'decide-return',
  'decide-suspension',
  'decide-extension',
  'decide-reveal',
  'claim',
  'dispatch',
  'sign',
  'contact',
  'reply',
  'approve-reply',
  'follow-up',
  'resume',
  'close',
  'reopen',
];

/**
 * Acts that stand as buttons where they are allowed; the others are in the menu.
 * Dispatching comes before assigning: they share a key, which starts the first of them.
 */
const besideStep: readonly CaseCommandKind[] = [
  'dispatch',
  'assign',
  'escalate',
  'contact',
  'remind',
];

export const BUTTONS = 3;

/** The buttons of a case, the default first, and what is left for the menu. */
export function arrangeActs(
  allowed: readonly CaseCommandKind[],
  room = BUTTONS,
): {
  buttons: CaseCommandKind[];
  menu: CaseCommandKind[];
} {
  const may = new Set(allowed);
  // The note has a box of its own.
  may.delete('note');
  // The incidents of a case have a line of their own, with what can be done there.
  may.delete('link-incident');
  may.delete('unlink-incident');
  // Taking back is offered at once and for a moment; recounting is for the administrator's page.
  may.delete('undo');
  may.delete('recount');
  const first = steps.find((kind) => may.has(kind));
  const beside = besideStep.filter(
    (kind) => may.has(kind) && kind !== first && startedByKey(kind, allowed),
  );
  const buttons = [...(first ? [first] : []), ...beside].slice(0, room);
  return { buttons, menu: allowed.filter((kind) => may.has(kind) && !buttons.includes(kind)) };
}

/** The act that a key starts, of those that are allowed: R dispatches where nobody has it yet. */
export function actOfKey(
  key: KeyName,
  allowed: readonly CaseCommandKind[],
): CaseCommandKind | undefined {
  const started = (kind: CaseCommandKind) => allowed.includes(kind) && actForms[kind].key === key;
  return besideStep.find(started) ?? allowed.find(started);
}

/** False where its key starts another act: what shares a key is not offered twice side by side. */
export function startedByKey(kind: CaseCommandKind, allowed: readonly CaseCommandKind[]): boolean {
  const { key } = actForms[kind];
  return key === undefined || actOfKey(key, allowed) === kind;
}

export interface Held {
  readonly allowed: readonly CaseCommandKind[];
  readonly holderId: string | null;
}

/** The acts that make sense: nobody claims what somebody holds. */
export function offeredActs({ allowed, holderId }: Held): readonly CaseCommandKind[] {
  return holderId === null ? allowed : allowed.filter((kind) => kind !== 'claim');
}

/** Whether this reader may take it out of somebody else's hands. */
export function mayTakeOver({ allowed, holderId }: Held, me: string | undefined): boolean {
  return holderId !== null && me !== undefined && holderId !== me && allowed.includes('assign');
}
