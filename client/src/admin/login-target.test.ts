import { describe, expect, it } from 'vitest';
import { afterLogIn, ownPath } from './login-target';

describe('after the log-in', () => {
  it('a person goes on to the page that asked for it', () => {
    expect(afterLogIn({ next: '/desk?view=mine', empty: true, mayAdminister: true })).toBe(
      '/desk?view=mine',
    );
  });

  it('whoever may administer an empty board sees the first steps', () => {
    expect(afterLogIn({ next: undefined, empty: true, mayAdminister: true })).toBe('/welcome');
  });

  it.each([
    { empty: true, mayAdminister: false },
    { empty: false, mayAdminister: true },
  ])('everybody else sees the usual page: %o', (arrival) => {
    expect(afterLogIn({ next: undefined, ...arrival })).toBe('/');
  });

  it.each([
    'https://elsewhere.example/desk',
    '//elsewhere.example',
    '/\\elsewhere.example',
    '/\t/elsewhere.example',
    'javascript:alert(1)',
    '/login?next=/desk',
    ['/desk'],
  ])('an address that leads elsewhere is not followed: %s', (next) => {
    expect(ownPath(next)).toBeNull();
  });
});
