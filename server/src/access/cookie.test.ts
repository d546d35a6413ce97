import { describe, expect, it } from 'vitest';
import { clearCookie, readCookie, setCookie } from './cookie';

const https = 'https://heed.example.cn';

describe('the cookie', () => {
  it('is bound to host and https where people come over https', () => {
    expect(setCookie(https, 'abc', 60)).toBe(
      '__Host-heed=abc; Path=/; Max-Age=60; HttpOnly; SameSite=Strict; Secure',
    );
  });

  it('works over plain http on the loopback', () => {
    expect(setCookie(undefined, 'abc', 60)).toBe(
      'heed=abc; Path=/; Max-Age=60; HttpOnly; SameSite=Strict',
    );
    expect(clearCookie(undefined)).toContain('Max-Age=0');
  });

  it.each([
    [undefined, 'heed=abc', 'abc'],
    [undefined, 'a=b; heed=abc; c=d', 'abc'],
    [undefined, 'notheed=abc', null],
    [undefined, 'heed=', null],
    [undefined, undefined, null],
    [https, 'heed=abc', null],
    [https, '__Host-heed=abc', 'abc'],
  ])('is read for %s out of %s', (url, header, id) => {
    expect(readCookie(url, header)).toBe(id);
  });
});
