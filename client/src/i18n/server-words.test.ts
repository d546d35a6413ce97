import { afterEach, expect, test } from 'vitest';
import { rememberLocale } from './locale';
import { givenName, redactedText } from './server-words';

afterEach(() => rememberLocale('zh-CN'));

test('placeholders of a redacted text are in the reader’s language, the words around them untouched', () => {
  const text = '请联系〔姓名〕，电话〔电话〕，账号〔账号〕，见〔2024〕3号';
  expect(redactedText(text)).toBe(text);
  rememberLocale('en');
  expect(redactedText(text)).toBe('请联系[name]，电话[phone]，账号[account number]，见〔2024〕3号');
});

test('a name that the server gave at its first start is translated, somebody’s own is not', () => {
  rememberLocale('en');
  expect(['管理员', '有应 Heed', '李雯'].map(givenName)).toEqual(['Administrator', 'Heed', '李雯']);
  rememberLocale('zh-CN');
  expect(givenName('管理员')).toBe('管理员');
});
