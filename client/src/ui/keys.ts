/** The one table of keys: a letter means the same everywhere, with Alt while typing. */

/** Where a key works: in the whole page, over the list of cases, on one case, in the registration, at the press desk. */
export type KeyScope = 'page' | 'list' | 'case' | 'intake' | 'press';

export interface KeyBinding {
  /** As printed: modifiers first, joined by plus. */
  chord: string;
  scope: KeyScope;
}

/** What each key does is named by its entry; the words stand under `keys.<entry>`. */
export const keyTable = {
  'all-keys': { chord: '?', scope: 'page' },
  close: { chord: 'Esc', scope: 'page' },
  next: { chord: 'J', scope: 'list' },
  previous: { chord: 'K', scope: 'list' },
  open: { chord: 'Enter', scope: 'list' },
  select: { chord: 'X', scope: 'list' },
  'previous-view': { chord: '[', scope: 'list' },
  'next-view': { chord: ']', scope: 'list' },
  'apply-order': { chord: '.', scope: 'list' },
  undo: { chord: 'Z', scope: 'list' },
  filter: { chord: '/', scope: 'list' },
  claim: { chord: 'C', scope: 'case' },
  assign: { chord: 'R', scope: 'case' },
  'first-proposal': { chord: '1', scope: 'case' },
  'second-proposal': { chord: '2', scope: 'case' },
  'third-proposal': { chord: '3', scope: 'case' },
  escalate: { chord: 'E', scope: 'case' },
  urgency: { chord: 'U', scope: 'case' },
  contact: { chord: 'L', scope: 'case' },
  'call-back': { chord: 'B', scope: 'case' },
  'lead-unit': { chord: 'O', scope: 'case' },
  suspend: { chord: 'H', scope: 'case' },
  cluster: { chord: 'M', scope: 'case' },
  'take-out': { chord: 'D', scope: 'case' },
  sample: { chord: 'P', scope: 'list' },
  'unit-list': { chord: 'F', scope: 'list' },
  note: { chord: 'N', scope: 'case' },
  reveal: { chord: 'Alt+V', scope: 'case' },
  'same-person': { chord: 'Alt+I', scope: 'intake' },
  'pick-category': { chord: 'Alt+G', scope: 'intake' },
  'pick-urgency': { chord: 'Alt+U', scope: 'intake' },
  'pick-unit': { chord: 'Alt+R', scope: 'intake' },
  wishes: { chord: 'Alt+W', scope: 'intake' },
  'same-matter': { chord: 'Alt+M', scope: 'intake' },
  palette: { chord: 'Ctrl+K', scope: 'page' },
  'read-wording': { chord: 'Alt+Q', scope: 'page' },
  'keep-draft': { chord: 'Ctrl+S', scope: 'page' },
  'insert-number': { chord: '#', scope: 'press' },
  acknowledge: { chord: 'A', scope: 'case' },
  'hand-over': { chord: 'T', scope: 'case' },
  'open-incident': { chord: '!', scope: 'page' },
  'fill-suggestion': { chord: 'Alt+S', scope: 'page' },
  answered: { chord: 'Alt+Enter', scope: 'intake' },
  'drill-pause': { chord: 'Space', scope: 'page' },
  'drill-step': { chord: '→', scope: 'page' },
  'time-machine': { chord: 'Y', scope: 'page' },
  'past-back': { chord: '←', scope: 'page' },
  'past-hour': { chord: 'Shift+→', scope: 'page' },
  'past-hour-back': { chord: 'Shift+←', scope: 'page' },
  'past-day': { chord: 'PageDown', scope: 'page' },
  'past-day-back': { chord: 'PageUp', scope: 'page' },
  'past-mark': { chord: ';', scope: 'page' },
  'past-mark-back': { chord: ',', scope: 'page' },
  'past-faster': { chord: '+', scope: 'page' },
  'past-slower': { chord: '-', scope: 'page' },
  submit: { chord: 'Ctrl+Enter', scope: 'page' },
} as const satisfies Record<string, KeyBinding>;

export type KeyName = keyof typeof keyTable;

export const keyNames = Object.keys(keyTable) as KeyName[];

/** The parts of a keyboard event that decide which key it is. */
export interface KeyPress {
  key: string;
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

const named: Record<string, string> = {
  Escape: 'Esc',
  ' ': 'Space',
  ArrowRight: '→',
  ArrowLeft: '←',
};
/** Shift makes another character of most keys; of an arrow it makes a wider step. */
const arrows = new Set(['ArrowLeft', 'ArrowRight']);

/** The chord of a key press, written as in the table. */
export function chordOf(press: KeyPress): string {
  const modifiers = [press.ctrlKey || press.metaKey ? 'Ctrl+' : '', press.altKey ? 'Alt+' : ''];
  const shift = press.shiftKey && arrows.has(press.key) ? 'Shift+' : '';
  return modifiers.join('') + shift + keyOf(press);
}

/** A single key types a character, so it must be silent while somebody writes. */
export function isSingleKey(chord: string): boolean {
  return chord.length === 1;
}

function keyOf(press: KeyPress): string {
  // With Alt some systems compose another character, and an input method reports none at all:
  // the place of the key on the board still tells the letter.
  const letter = /^Key([A-Z])$/.exec(press.code)?.[1];
  const composed = press.altKey || press.key === 'Process' || press.key === 'Unidentified';
  if (letter !== undefined && composed) return letter;
  if (press.key.length === 1) return named[press.key] ?? press.key.toUpperCase();
  return named[press.key] ?? press.key;
}
