import { expect, test } from 'vitest';
import { askedBefore, withAnswer } from './inserting';

test.each([
  ['您好，??', { start: 3, typed: '' }],
  ['您好，？？水', { start: 3, typed: '水' }],
  ['??zls nbn', { start: 0, typed: 'zls nbn' }],
  ['真的??!能喝', null],
  ['什么???', null],
  ['??能喝吗\n下一行', null],
  ['一个?问号', null],
  [`??${'很长'.repeat(20)}`, null],
])('%s', (text, expected) => {
  expect(askedBefore(text, text.length)).toEqual(expected);
});

test('only what stands before the caret is looked for, and only that is replaced', () => {
  const text = '您好。??能喝，谢谢';
  const caret = '您好。??能喝'.length;
  const asked = askedBefore(text, caret);
  expect(asked).toEqual({ start: 3, typed: '能喝' });
  expect(asked && withAnswer(text, asked, caret, '暂不要饮用')).toEqual({
    text: '您好。暂不要饮用，谢谢',
    caret: '您好。暂不要饮用'.length,
  });
});
