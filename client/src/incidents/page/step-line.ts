/** A step of an incident's life as a message with its parameters, and what staff wrote with it. */
import type { IncidentStep } from '@heed/shared/incidents';

/** The journal's types that the page has a sentence for. */
const stepTypes = [
  'incident-opened',
  'incident-activated',
  'incident-adjusted',
  'incident-stabilised',
  'incident-stood-down',
  'incident-reviewed',
  'incident-rule-set',
  'incident-renamed',
  'incident-reported-upward',
  'incident-press-conference-held',
  'incident-informed',
] as const;

/** Turns a code or a time into the reader's word. */
export interface StepNames {
  level: (level: string) => string;
  grade: (code: string) => string;
  warning: (code: string) => string;
  time: (at: string) => string;
  bulletin: (id: string) => string;
}

export interface StepLine {
  /** Which of a type's sentences: what promises a next one reads otherwise. */
  key: string;
  params: Record<string, string>;
}

/** Null for a step of a newer server: it is shown by its type. */
export function stepLine({ type, params }: IncidentStep, names: StepNames): StepLine | null {
  const key = stepTypes.find((known) => known === type);
  if (!key) return null;
  const said = (name: string, tell: (value: string) => string): string => {
    const value = params[name];
    return value === null || value === undefined ? '' : tell(String(value));
  };
  const next = said('nextDueAt', names.time) || said('nextUpdateAt', names.time);
  const orNone = (name: 'grade' | 'warning') => said(name, names[name]) || names[name]('none');
  const added = params['suggestionId'] === undefined ? '' : '-added';
  return {
    key: `${key}${next === '' ? added : '-next'}`,
    params: {
      level: said('level', names.level),
      grade: orNone('grade'),
      warning: orNone('warning'),
      at: said('reportedAt', names.time) || said('heldAt', names.time),
      next,
      bulletin: said('bulletinId', names.bulletin),
    },
  };
}

/** In the order in which they are read; a word that the page doesn't know comes last. */
const order = [
  'to',
  'suggestion',
  'name',
  'nameEn',
  'matter',
  'measures',
  'expectedDuration',
  'summary',
  'words',
  'text',
  'reason',
];

/** What staff wrote, by what it is. */
export function wordsOfStep({
  text,
}: Pick<IncidentStep, 'text'>): { name: string; said: string }[] {
  const place = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  return Object.entries(text ?? {})
    .map(([name, said]) => ({ name, said }))
    .toSorted((a, b) => place(a.name) - place(b.name));
}
