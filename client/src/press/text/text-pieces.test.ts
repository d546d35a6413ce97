import { expect, test } from 'vitest';
import { content } from '../draft/press-samples';
import { nextNumberId, numberAsking, numbersIn, piecesOf, withNumberAt } from './text-pieces';

const isNumber = (id: string) => id === 'n1';

test('a text falls into words, numbers and what waits to be filled', () => {
  expect(piecesOf('来件 {n1} 件，{单位}处置', isNumber)).toEqual([
    { kind: 'words', text: '来件 ' },
    { kind: 'number', id: 'n1' },
    { kind: 'words', text: ' 件，' },
    { kind: 'blank', text: '{单位}' },
    { kind: 'words', text: '处置' },
  ]);
});

test.each([
  ['', []],
  ['{', [{ kind: 'words', text: '{' }]],
  ['{n9}', [{ kind: 'blank', text: '{n9}' }]],
  [
    '{{n1}}',
    [
      { kind: 'words', text: '{' },
      { kind: 'number', id: 'n1' },
      { kind: 'words', text: '}' },
    ],
  ],
  [
    '{n1}{n1}',
    [
      { kind: 'number', id: 'n1' },
      { kind: 'number', id: 'n1' },
    ],
  ],
  ['{\n}', [{ kind: 'words', text: '{\n}' }]],
])('the pieces of %j', (text, pieces) => {
  expect(piecesOf(text, isNumber)).toEqual(pieces);
});

test('numbers of a text are those with a number’s name', () => {
  expect(numbersIn('{n1}、{n12}和{单位}')).toEqual(['n1', 'n12']);
});

test('a number that asks the same is used again; another gets an id of its own', () => {
  const text = content({
    numbers: [
      { id: 'n7', query: 'figure', figure: 'mib', zone: 'z1', ofIncident: true, frozen: null },
      { id: 'n2', query: 'received', ofIncident: true, frozen: null },
    ],
  });
  expect(numberAsking(text, { query: 'received', ofIncident: true })?.id).toBe('n2');
  expect(numberAsking(text, { query: 'figure', figure: 'mib', ofIncident: true })).toBeUndefined();
  expect(nextNumberId(text)).toBe('n8');
  expect(nextNumberId(content())).toBe('n1');
  expect(withNumberAt('共 件', 2, 'n8')).toBe('共 {n8}件');
});
