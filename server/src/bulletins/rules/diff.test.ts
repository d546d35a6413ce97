import { expect, test } from 'vitest';
import { NOW, soundReport, statement, token } from '../../../test/bulletin-builders';
import { diff } from './diff';

const frozen = { value: 31, unit: null, source: 'water', at: NOW, position: 9 };
const figure = { query: 'figure', figure: 'mib', ofIncident: false } as const;

test('[B26] nothing is new in the same text, everything in the first', () => {
  expect(diff(soundReport(), soundReport(), [])).toEqual({
    texts: [],
    statements: [],
    numbers: [],
    promisesRemoved: [],
  });
  const first = diff(null, soundReport(), []);
  expect(first.statements.map(({ change }) => change)).toEqual(Array(6).fill('added'));
});

test('[B26] statements are told as added, changed, moved and removed', () => {
  const before = soundReport();
  const [c1, c2] = before.confirmed;
  const after = soundReport({
    title: { zh: '三个分区已恢复', en: 'Three zones are back' },
    confirmed: [
      ...(c2 ? [{ ...c2, text: { zh: '共接到 {n1} 件诉求。', en: '{n1} complaints.' } }] : []),
      statement('c3'),
    ],
    doing: [...before.doing, ...(c1 ? [c1] : [])],
    advice: [],
  });
  const changes = diff(before, after, []);
  expect(changes.texts.map(({ path }) => path)).toEqual(['title']);
  expect(changes.statements.map(({ id, section, change }) => [id, section, change])).toEqual([
    ['c2', 'confirmed', 'changed'],
    ['c3', 'confirmed', 'added'],
    ['c1', 'doing', 'moved'],
    ['a1', 'advice', 'removed'],
  ]);
});

test('[B26] numbers are compared where they ask the same, whatever they are called', () => {
  const before = soundReport({ numbers: [token('n1', { ...figure, frozen })] });
  const after = soundReport({
    numbers: [token('n7', figure), token('n8', { ...figure, zone: '柳林' })],
  });
  const live = [
    { id: 'n7', value: 26, unit: 'ng/L', source: 'water', at: NOW, old: false },
    { id: 'n8', value: 41, unit: 'ng/L', source: 'water', at: NOW, old: false },
  ];
  expect(diff(before, after, live).numbers).toEqual([
    { id: 'n7', query: 'figure', figure: 'mib', zone: null, unit: 'ng/L', from: 31, to: 26 },
  ]);
});

test('[B26] a promise that went is told with its reason', () => {
  const before = soundReport({ doing: [statement('d1', { promiseId: 'p1' })] });
  const reason = { zh: '存水多', en: 'More water' };
  const after = soundReport({ doing: [], removed: [{ statementId: 'd1', reason }] });
  expect(diff(before, after, []).promisesRemoved).toMatchObject([
    { statementId: 'd1', promiseId: 'p1', reason },
  ]);
});
