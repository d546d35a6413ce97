/** A step of a case's history as a message with its parameters. */
import { historyTypes, type HistoryType } from '@heed/shared/history';
import type { HistoryRow } from '@heed/shared/rows';

/** Lists of codes that have words of their own. */
export type WordGroup =
  | 'urgency'
  | 'escalation'
  | 'outcome'
  | 'channel'
  | 'field'
  | 'supervision'
  | 'procedure'
  | 'target'
  | 'notAccept'
  | 'suspendReason'
  | 'returnReason'
  | 'superviseReason'
  | 'extensionReason'
  | 'reopenReason'
  | 'closeReason'
  | 'telling'
  | 'act';

/** Turns a code or an id into the reader's word. */
export interface HistoryNames {
  unit: (id: string) => string;
  member: (id: string) => string;
  category: (code: string) => string;
  place: (code: string) => string;
  time: (at: string) => string;
  /** Between the things of a list. */
  comma: string;
  /** Puts a reason behind a sentence that can stand without one. */
  because: (reason: string) => string;
  word: (group: WordGroup, code: string) => string;
}

export interface HistoryLine {
  /** Which of a type's sentences: a repeat reads otherwise than the first complaint. */
  key: string;
  params: Record<string, string>;
}

/** An unknown step of a newer server is shown by its type. */
export function historyLine(row: HistoryRow, names: HistoryNames): HistoryLine | null {
  const type = historyTypes.find((known) => known === row.type);
  return type ? { key: variant(type, row.params), params: words(type, row.params, names) } : null;
}

type Params = HistoryRow['params'];

function variant(type: HistoryType, params: Params): string {
  const ending = variants[type]?.(params) ?? '';
  return ending === '' ? type : `${type}-${ending}`;
}

const decided = (params: Params) => (params['agreed'] === false ? 'not' : '');
const supervised = (params: Params) => (params['supervised'] === true ? 'supervised' : '');
const isNamed = (value: Params[string] | undefined) => typeof value === 'string' && value !== '';

/** What sets a sentence apart from the plain one of its type. */
const variants: Partial<Record<HistoryType, (params: Params) => string>> = {
  'complaint-registered': ({ opened, worse }) =>
    opened === false ? (worse === true ? 'worse' : 'again') : '',
  'complainant-contacted': ({ reached }) => (reached === false ? 'not' : ''),
  'answer-called': ({ reached }) => (reached === false ? 'not' : ''),
  'case-assigned': ({ holderId }) => (isNamed(holderId) ? 'person' : ''),
  'case-followed-up': supervised,
  'case-reopened': supervised,
  'suspension-decided': decided,
  'extension-decided': decided,
  'reveal-decided': decided,
  'return-requested': ({ unitId }) => (isNamed(unitId) ? 'named' : ''),
  'return-decided': (params) => decided(params) || (isNamed(params['unitId']) ? '' : 'anew'),
  'supervision-set': ({ from, to }) => (from === 'none' ? 'raised' : to === 'none' ? 'lifted' : ''),
  'accused-set': ({ unitId }) => (isNamed(unitId) ? '' : 'none'),
  'units-set': ({ assistingUnitIds }) => (isNamed(assistingUnitIds) ? '' : 'alone'),
  'unit-answered': ({ became }) => (became === 'applied' ? '' : String(became)),
};

/** What a code of `from`, `to` or `reason` names, by the type of the step. */
const changes: Partial<Record<HistoryType, WordGroup>> = {
  'urgency-set': 'urgency',
  'supervision-set': 'supervision',
  'procedure-set': 'procedure',
};
const reasons: Partial<Record<HistoryType, WordGroup>> = {
  'case-not-accepted': 'notAccept',
  'suspension-requested': 'suspendReason',
  'case-suspended': 'suspendReason',
  'return-requested': 'returnReason',
  'supervision-set': 'superviseReason',
  'extension-requested': 'extensionReason',
  'case-reopened': 'reopenReason',
  'case-closed': 'closeReason',
};
/** The acts whose steps can be taken back. */
const undoneActs: Readonly<Record<string, string>> = {
  'case-dispatched': 'dispatch',
  'case-claimed': 'claim',
  'case-released': 'release',
  'case-assigned': 'assign',
  'case-escalated': 'escalate',
  'case-lowered': 'lower',
  'urgency-set': 'set-urgency',
  'category-set': 'set-category',
  'place-set': 'set-place',
  'suspension-requested': 'suspend',
  'case-suspended': 'suspend',
  'case-shelved': 'shelve',
};

function words(type: HistoryType, params: Params, names: HistoryNames): Record<string, string> {
  const said = (name: string, tell: (code: string) => string): string => {
    const value = params[name];
    return value === null || value === undefined ? '' : tell(String(value));
  };
  const inGroup = (group: WordGroup | undefined) => (code: string) =>
    group ? names.word(group, code) : code;
  const change = changes[type] ? inGroup(changes[type]) : names.category;
  const place = [said('district', names.place), said('street', names.place)];
  return {
    unit: said('unitId', names.unit),
    holder: said('holderId', names.member),
    member: said('accountId', names.member),
    edition: said('edition', (number) => number),
    level: said('level', inGroup('escalation')),
    outcome: said('outcome', inGroup('outcome')),
    channel: said('channel', inGroup('channel')),
    field: said('field', inGroup('field')),
    from: said('from', change),
    to: said('to', change),
    target: said('to', inGroup('target')),
    code: said('reason', inGroup(reasons[type])),
    why: said('reason', (code) => names.because(inGroup(reasons[type])(code))),
    what: said('told', (list) => list.split(',').map(inGroup('telling')).join(names.comma)),
    until: said('until', names.time),
    share: said('share', String),
    rating: said('rating', String),
    assisting: said('assistingUnitIds', (ids) => ids.split(',').map(names.unit).join(names.comma)),
    undone: said('undone', (step) => names.word('act', undoneActs[step] ?? 'undo')),
    place: place.filter((part) => part !== '').join(' '),
  };
}
