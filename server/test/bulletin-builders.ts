/** Bulletins to test with: a sound content, statements, and the people who put their hands to one. */
import { randomUUID } from 'node:crypto';
import type { BulletinContent, NumberToken, Statement } from '@heed/shared/bulletins';
import type { BulletinActor } from '../src/bulletins/bulletin-record';

function account(n: number, name: string): BulletinActor {
  return { kind: 'account', id: `00000000-0000-7000-8000-0000000000e${n}`, name };
}

export const people = {
  lin: account(1, '林岚'),
  zhou: account(2, '周航'),
  chen: account(3, '陈卓'),
  wang: account(4, '王琳'),
  fang: account(5, '方磊'),
} as const;

export const NOW = '2026-07-18T07:00:00.000Z';
export const LATER = '2026-07-18T08:15:00.000Z';

export function statement(id: string, part: Partial<Statement> = {}): Statement {
  return {
    id,
    text: { zh: '三个分区已切换备用水源。', en: 'Three zones now draw on the reserve source.' },
    assertion: 'other',
    verifier: { office: 'water', name: '何伟', at: NOW },
    knownAt: null,
    knownBy: null,
    promiseId: null,
    answers: [],
    ...part,
  };
}

export function token(id: string, part: Partial<NumberToken> = {}): NumberToken {
  return { id, query: 'received', ofIncident: true, frozen: null, ...part };
}

/** A progress report in which the lint finds nothing. */
export function soundReport(part: Partial<BulletinContent> = {}): BulletinContent {
  return {
    kind: 'progress',
    title: { zh: '东江水厂供水异味：两个分区已恢复', en: 'Dongjiang water: two zones are back' },
    issuer: { zh: '江州市应急指挥部', en: 'Jiangzhou Emergency Headquarters' },
    lead: {
      zh: '截至7月18日14时45分，两个分区的水可以饮用。',
      en: 'As of 14:45 on 18 July, the water of two zones can be drunk.',
    },
    usable: [
      statement('u1', {
        text: {
          zh: '柳林分区的水暂不能饮用，烧开也不行。',
          en: 'Do not drink the water in Liulin, boiled or not.',
        },
        assertion: 'water-quality',
        verifier: { office: 'cdc', name: '王琳', at: NOW },
      }),
    ],
    confirmed: [
      statement('c1'),
      statement('c2', {
        text: { zh: '共接到诉求 {n1} 件。', en: '{n1} complaints received.' },
        assertion: 'complaint-numbers',
        verifier: { office: 'hotline', name: '', at: NOW },
      }),
    ],
    unknown: [
      statement('k1', {
        text: { zh: '发生的原因正在调查。', en: 'The cause is under investigation.' },
        assertion: 'cause',
        verifier: null,
        knownAt: LATER,
        knownBy: 'environment',
      }),
    ],
    doing: [
      statement('d1', { text: { zh: '63台送水车正在送水。', en: '63 trucks bring water.' } }),
    ],
    advice: [
      statement('a1', {
        text: { zh: '就近领水，每人10升。', en: 'Take 10 litres each at a point nearby.' },
        verifier: null,
      }),
    ],
    help: [{ label: { zh: '政务热线', en: 'City hotline' }, number: '12345' }],
    numbers: [token('n1')],
    nextUpdateAt: LATER,
    noNextReason: null,
    removed: [],
    correction: null,
    ...part,
  };
}

/** What every command carries. */
export function at(expectedVersion: number): { expectedVersion: number; requestId: string } {
  return { expectedVersion, requestId: randomUUID() };
}
