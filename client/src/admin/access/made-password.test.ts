import { PasswordInput } from '@heed/shared/session';
import { expect, it } from 'vitest';
import { madePassword } from './made-password';

it('a made password is long enough for the server and never the same', () => {
  const made = Array.from({ length: 200 }, madePassword);
  expect(new Set(made).size).toBe(200);
  for (const password of made) {
    expect(PasswordInput.safeParse({ current: 'x', next: password }).success).toBe(true);
  }
});

it('a made password has no letters that look alike', () => {
  const letters = Array.from({ length: 200 }, madePassword).join('');
  expect(letters).not.toMatch(/[0O1lIio]/);
  expect(letters).toMatch(/^([a-zA-Z2-9]{4}-?)+$/);
});
