/** A step of a case's history as a message with its parameters. */
import { historyTypes, type HistoryType } from '@heed/shared/history';
import type { HistoryRow } from '@heed/shared/rows';

/** Turns a code or an id into the reader's word. */
export interface HistoryNames {
  unit: (id: string) => string;
  member: (id: string) => string;
  category: (code: string) => string;
  place: (code: string) => string;
  word: (group: 'urgency' | 'escalation' | 'outcome' | 'channel' | 'field', code: string) => string;
}

export interface HistoryLine {
  /** Which of a type's sentences: a repeat reads otherwise than the first complaint. */
  key: string;
  params: Record<string, string>;
}

/** An unknown step of a newer server is shown by its type. */
export function historyLine(row: HistoryRow, names: HistoryNames): HistoryLine | null {
  const type = historyTypes.find((known) => known === row.type);
  return type ? { key: variant(type, row.params), params: words(row.params, names) } : null;
}

type Params = HistoryRow['params'];

function variant(type: HistoryType, params: Params): string {
  if (type === 'complaint-registered' && params['opened'] === false) {
    return params['worse'] === true ? `${type}-worse` : `${type}-again`;
  }
  if (type === 'complainant-contacted' && params['reached'] === false) return `${type}-not`;
  if (type === 'case-assigned' && typeof params['holderId'] === 'string') return `${type}-person`;
  return type;
}

function words(params: Params, names: HistoryNames): Record<string, string> {
  const said = (name: string, tell: (code: string) => string): string => {
    const value = params[name];
    return value === null || value === undefined ? '' : tell(String(value));
  };
  const place = [said('district', names.place), said('street', names.place)];
  const kinds = { from: params['from'], to: params['to'] };
  const isUrgency = [kinds.from, kinds.to].some((code) =>
    /^(critical|urgent|normal)$/.test(String(code)),
  );
  const change = (code: string) => (isUrgency ? names.word('urgency', code) : names.category(code));
  return {
    unit: said('unitId', names.unit),
    holder: said('holderId', names.member),
    level: said('level', (code) => names.word('escalation', code)),
    outcome: said('outcome', (code) => names.word('outcome', code)),
    channel: said('channel', (code) => names.word('channel', code)),
    field: said('field', (code) => names.word('field', code)),
    from: said('from', change),
    to: said('to', change),
    place: place.filter((part) => part !== '').join(' '),
  };
}
