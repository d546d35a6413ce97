/** Parts that the prepared bulletins are made of. */
import type {
  AssertionKind,
  Bilingual,
  BulletinContent,
  NumberQuery,
  NumberToken,
  Office,
  Statement,
} from '@heed/shared/bulletins';
import type { ScenarioBulletin } from '../../scenario-types';
import { timeAt } from '../clock';
import { offices, people } from '../people';

export function bilingual(zh: string, en: string): Bilingual {
  return { zh, en };
}

interface Said {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly about: AssertionKind;
  readonly answers?: readonly string[];
}

/** A statement that an office stands behind since a minute. */
export function verified(said: Said, office: Office, minute: number): Statement {
  const code = offices.find((each) => each.office === office)?.verifier;
  const name = people.find((person) => person.code === code)?.name ?? '';
  return { ...bare(said), verifier: { office, name, at: timeAt(minute) } };
}

/** What nobody knows yet: when it will be known, and who will say. */
export function unknown(said: Said, office: Office, minute: number): Statement {
  return { ...bare(said), knownAt: timeAt(minute), knownBy: office };
}

function bare({ id, zh, en, about, answers = [] }: Said): Statement {
  return {
    id,
    text: { zh, en },
    assertion: about,
    verifier: null,
    knownAt: null,
    knownBy: null,
    promiseId: null,
    answers: [...answers],
  };
}

/** A number of the incident's own cases, or of the whole realm. */
export function counted(id: string, query: NumberQuery, ofIncident = true): NumberToken {
  return { id, query, ofIncident, frozen: null };
}

export function measured(id: string, figure: string, zone?: string): NumberToken {
  const token: NumberToken = { id, query: 'figure', figure, ofIncident: true, frozen: null };
  return zone === undefined ? token : { ...token, zone };
}

/** What all bulletins of the incident have in common. */
const common = {
  issuer: bilingual('江州市东江水厂供水异味事件应急指挥部', 'Jiangzhou Emergency Headquarters'),
  help: [
    { label: bilingual('政务服务便民热线', 'City hotline'), number: '12345' },
    { label: bilingual('急救', 'Ambulance'), number: '120' },
    { label: bilingual('报警', 'Police'), number: '110' },
  ],
  removed: [],
  noNextReason: null,
  correction: null,
};

type Own = Omit<BulletinContent, keyof typeof common> &
  Partial<Pick<BulletinContent, 'removed' | 'correction'>>;

export function bulletin(code: string, minute: number, own: Own): ScenarioBulletin {
  return { code, minute, content: { ...common, ...own } };
}
