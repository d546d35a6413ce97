import { describe, expect, it } from 'vitest';
import { isForeign, originAllowed, ownOrigins } from './origin';

const own = ownOrigins('https://heed.example.cn', 3000);
const loopback = ownOrigins(undefined, 3000);

describe('[invariant 14] the own origins', () => {
  it('are the public one alone where there is one', () => {
    expect(own).toEqual(['https://heed.example.cn']);
  });

  it('are the loopback names at the own port where there is none', () => {
    expect(loopback).toEqual([
      'http://127.0.0.1:3000',
      'http://localhost:3000',
      'http://[::1]:3000',
    ]);
    expect(ownOrigins(undefined, 80)).toContain('http://localhost');
  });
});

describe('[invariant 14] a request with a cookie', () => {
  it.each([
    [{ origin: 'https://heed.example.cn' }, true],
    [{ origin: undefined, fetchSite: 'same-origin' }, true],
    [{ origin: undefined }, false],
    [{ origin: 'null' }, false],
    [{ origin: 'https://heed.example.cn.evil.example' }, false],
    [{ origin: 'http://heed.example.cn' }, false],
    [{ origin: 'https://heed.example.cn:8443' }, false],
    [{ origin: 'http://127.0.0.1:3000' }, false],
    [{ origin: undefined, fetchSite: 'same-site' }, false],
    [{ origin: undefined, fetchSite: 'cross-site' }, false],
    [{ origin: undefined, fetchSite: 'none' }, false],
  ])('from %o is allowed: %s', (request, allowed) => {
    expect(originAllowed(request, own)).toBe(allowed);
  });

  it('of another port of the loopback is refused', () => {
    expect(originAllowed({ origin: 'http://127.0.0.1:5173' }, loopback)).toBe(false);
    expect(originAllowed({ origin: 'http://localhost:3000' }, loopback)).toBe(true);
  });
});

describe('a request without a cookie', () => {
  it.each([
    [{ origin: undefined }, false],
    [{ origin: 'https://heed.example.cn' }, false],
    [{ origin: undefined, fetchSite: 'none' }, false],
    [{ origin: 'https://evil.example' }, true],
    [{ origin: 'https://heed.example.cn', fetchSite: 'cross-site' }, true],
  ])('from %o is foreign: %s', (request, foreign) => {
    expect(isForeign(request, own)).toBe(foreign);
  });
});
