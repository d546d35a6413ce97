import { describe, expect, test } from 'vitest';
import { filled, inserted, mentionedIn, openPlaces, triggerBefore } from './trigger';

const both = ['mention', 'template'] as const;
const at = (text: string) => triggerBefore(text, text.length, both);

describe('what a text calls for', () => {
  test.each([
    ['请@李', { kind: 'mention', from: 1, typed: '李' }],
    ['@', { kind: 'mention', from: 0, typed: '' }],
    ['已到场 ＠lw', { kind: 'mention', from: 4, typed: 'lw' }],
    ['::jg', { kind: 'template', from: 0, typed: 'jg' }],
    ['您好：：进', { kind: 'template', from: 2, typed: '进' }],
  ])('%s', (text, trigger) => expect(at(text)).toEqual(trigger));

  test.each(['li@mail', '@李雯 ', '时间：12:30', 'a::b c'])('%s calls for nothing', (text) =>
    expect(at(text)).toBeNull(),
  );

  test('where only colleagues can be named, two colons are two colons', () => {
    expect(triggerBefore('::', 2, ['mention'])).toBeNull();
  });
});

test('what is chosen takes the place of what was typed, in the middle of a text too', () => {
  const text = '请@lw看一下';
  const trigger = triggerBefore(text, 4, both);
  expect(trigger && inserted(text, 4, trigger, '@李雯 ')).toEqual({
    text: '请@李雯 看一下',
    caret: 5,
  });
});

test('a name that was deleted again is not mentioned', () => {
  const chosen = new Map([
    ['1', '李雯'],
    ['2', '赵一鸣'],
  ]);
  expect(mentionedIn('@李雯 看一下', chosen)).toEqual(['1']);
});

test('a template takes what the case knows, and says what is left to write', () => {
  const text = filled('编号{编号}，{承办单位}将于{时限}前联系。', {
    编号: '0718-1',
    时限: '18 时',
  });
  expect(text).toBe('编号0718-1，{承办单位}将于18 时前联系。');
  expect(openPlaces(`${text}{承办单位}`)).toEqual(['承办单位']);
});
