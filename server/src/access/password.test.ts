import { describe, expect, it } from 'vitest';
import { hashPassword, passwordWeakness, randomPassword, verifyPassword } from './password';

describe('a password', () => {
  it('is kept as argon2id with 64 MiB, three rounds, one lane', async () => {
    const hash = await hashPassword('correct horse battery');
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=65536,p=1,t=3\$/);
    expect(await verifyPassword(hash, 'correct horse battery')).toBe(true);
    expect(await verifyPassword(hash, 'correct horse batterY')).toBe(false);
  });

  it('fits nobody where there is no account', async () => {
    expect(await verifyPassword(null, 'anything at all')).toBe(false);
  });

  it.each([
    ['elevenchars', 'wang', 'short'],
    ['十二个汉字的密码也是可以的', 'wang', null],
    ['123456789012', 'wang', 'common'],
    ['Password1234', 'wang', 'common'],
    ['aaaaaaaaaaaaaaa', 'wang', 'common'],
    ['１２３４５６７８９０１２', 'wang', 'common'],
    ['1qaz2wsx3edc4rfv', 'wang', 'common'],
    ['sonyericsson', 'wang', 'common'],
    ['P@ssw0rd2026!!', 'wang', 'common'],
    ['sunshine-20260101', 'wang', null],
    ['Sunshine2026!', 'wang', 'common'],
    ['dragondragon', 'wang', 'common'],
    ['2026@Zhongguo!', 'wang', 'common'],
    ['woaini123456', 'wang', 'common'],
    ['tousu12345678', 'wang', 'common'],
    ['abc123abc123', 'wang', 'common'],
    ['admin@123456', 'wang', 'common'],
    ['correct-horse-1', 'wang', null],
    ['望江路的桂花又开了一年', 'wang', 'short'],
    ['望江路的桂花今年又开了好多', 'wang', null],
    ['maple harbour 77 lantern', 'wang', null],
    ['wang.lihua-12', 'wang.lihua', 'account'],
    ['three blind mice', 'wang', null],
  ])('%s of %s is weak: %s', (password, account, weakness) => {
    expect(passwordWeakness(password, account)).toBe(weakness);
  });

  it('made by the server is long, and another each time', () => {
    const made = new Set(Array.from({ length: 100 }, randomPassword));
    expect(made.size).toBe(100);
    for (const password of made) {
      expect(password).toMatch(/^[a-zR2-9]{24}$/);
      expect(passwordWeakness(password, 'admin')).toBe(null);
    }
  });
});
