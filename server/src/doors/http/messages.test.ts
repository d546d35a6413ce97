import { describe, expect, it } from 'vitest';
import { Rejection, RejectionCode } from '@heed/shared/rejections';
import { refuse, refuseField } from '../../kernel/refusal';
import { languageOf } from './language';
import { messageOf, rejectionOf } from './messages';

describe('a refusal', () => {
  it.each(RejectionCode.options)('%s is worded in both languages', (code) => {
    const [zh, en] = [messageOf(code, 'zh'), messageOf(code, 'en')];
    expect(zh).toMatch(/[\u4e00-\u9fff].*。$/);
    expect(en).toMatch(/^[A-Z].*\.$/);
  });

  it('goes out in the shape of the contract, its details in the reader’s language', () => {
    const refusal = refuseField('invalid', 'password', 'password-short');
    const rejection = Rejection.parse(rejectionOf(refusal, 'zh'));
    expect(rejection.details).toEqual([{ path: 'password', message: '密码至少 12 个字符。' }]);
    expect(rejectionOf(refuse('stale-version', { currentVersion: 4 }), 'en')).toEqual({
      error: 'stale-version',
      message: messageOf('stale-version', 'en'),
      currentVersion: 4,
    });
  });
});

describe('the reader’s language', () => {
  it.each([
    [undefined, 'zh'],
    ['', 'zh'],
    ['*', 'zh'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
    ['en', 'en'],
    ['en-GB,en;q=0.9', 'en'],
    ['en;q=0.5, zh;q=0.4', 'en'],
    ['en;q=0.4, zh;q=0.5', 'zh'],
    ['fr, en;q=0.2', 'en'],
    ['en;q=nonsense', 'zh'],
  ])('of %s is %s', (header, language) => {
    expect(languageOf(header)).toBe(language);
  });
});
