/** What bulletin templates are made of. `{…}` waits to be filled; `{n1}` is a number that counts itself. */
import type {
  AssertionKind,
  BulletinContent,
  BulletinKind,
  NumberQuery,
  NumberToken,
  Office,
  Statement,
} from '@heed/shared/bulletins';

/** The incident's name goes in here when a draft begins. */
export const INCIDENT_ZH = '{事件名称}';
export const INCIDENT_EN = '{name of the incident}';

export interface StatementStart {
  readonly zh: string;
  readonly en: string;
  readonly assertion?: AssertionKind;
  /** For what is not yet known: who will say. */
  readonly knownBy?: Office;
}

type Sections = Partial<
  Record<'usable' | 'confirmed' | 'unknown' | 'doing' | 'advice', readonly StatementStart[]>
>;

export interface TemplateStart extends Sections {
  readonly kind: BulletinKind;
  readonly title: { readonly zh: string; readonly en: string };
  readonly lead: { readonly zh: string; readonly en: string };
  readonly numbers?: readonly NumberToken[];
  readonly correction?: BulletinContent['correction'];
  readonly noNextReason?: { readonly zh: string; readonly en: string };
}

/** A count over the incident's cases. */
export function counted(id: string, query: NumberQuery): NumberToken {
  return { id, query, ofIncident: true, frozen: null };
}

/** The four numbers that tell how complaints fare, never mixed. */
export const progressNumbers: readonly NumberToken[] = [
  counted('n1', 'received'),
  counted('n2', 'answered'),
  counted('n3', 'dispatched'),
  counted('n4', 'confirmed-solved'),
];

const help: BulletinContent['help'] = [
  { label: { zh: '政务服务便民热线', en: 'City hotline' }, number: '12345' },
  { label: { zh: '医疗急救', en: 'Ambulance' }, number: '120' },
  { label: { zh: '火警与救援', en: 'Fire and rescue' }, number: '119' },
  { label: { zh: '报警', en: 'Police' }, number: '110' },
];

/** A whole content from what a kind of bulletin says. */
export function template(start: TemplateStart): BulletinContent {
  const statements = (section: keyof Sections) =>
    (start[section] ?? []).map((each, index) => statement(`${section}-${index + 1}`, each));
  return {
    kind: start.kind,
    title: { ...start.title },
    issuer: { zh: '{发布单位}', en: '{issuing office}' },
    lead: { ...start.lead },
    usable: statements('usable'),
    confirmed: statements('confirmed'),
    unknown: statements('unknown'),
    doing: statements('doing'),
    advice: statements('advice'),
    help,
    numbers: [...(start.numbers ?? [])],
    nextUpdateAt: null,
    noNextReason: start.noNextReason ? { ...start.noNextReason } : null,
    removed: [],
    correction: start.correction ?? null,
  };
}

function statement(
  id: string,
  { zh, en, assertion = 'other', knownBy }: StatementStart,
): Statement {
  return {
    id,
    text: { zh, en },
    assertion,
    verifier: null,
    knownAt: null,
    knownBy: knownBy ?? null,
    promiseId: null,
    answers: [],
  };
}
