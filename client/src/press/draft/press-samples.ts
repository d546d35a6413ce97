/** Bulletins to test with. */
import type { BulletinContent, Statement } from '@heed/shared/bulletins';

export function statement(id: string, zh: string, more: Partial<Statement> = {}): Statement {
  return {
    id,
    text: { zh, en: '' },
    assertion: 'other',
    verifier: null,
    knownAt: null,
    knownBy: null,
    promiseId: null,
    answers: [],
    ...more,
  };
}

export function content(more: Partial<BulletinContent> = {}): BulletinContent {
  return {
    kind: 'first',
    title: { zh: '标题', en: '' },
    issuer: { zh: '指挥部', en: '' },
    lead: { zh: '概况', en: '' },
    usable: [],
    confirmed: [statement('a', '甲'), statement('b', '乙')],
    unknown: [],
    doing: [],
    advice: [],
    help: [],
    numbers: [],
    nextUpdateAt: null,
    noNextReason: null,
    removed: [],
    correction: null,
    ...more,
  };
}
