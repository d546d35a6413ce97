import { expect, it } from 'vitest';
import { helmetOptions, isDescription, withInlineStyles } from './headers';

it('only the page of the API description may bring style elements', () => {
  expect(['/api/docs', '/api/docs/', '/api/docs/a.css', '/api/docs?x'].every(isDescription)).toBe(
    true,
  );
  expect(['/', '/api/docsx', '/desk?to=/api/docs', '/api/cases'].some(isDescription)).toBe(false);
  expect(withInlineStyles("script-src 'self';style-src-elem 'self';img-src 'self'")).toBe(
    "script-src 'self';style-src-elem 'self' 'unsafe-inline';img-src 'self'",
  );
});

it('https is asked for only where there is some, and sockets go to the own origins', () => {
  const directives = (publicUrl: string | undefined) => {
    const { contentSecurityPolicy: policy, hsts } = helmetOptions(publicUrl, 3000);
    return { hsts, policy: typeof policy === 'object' ? policy.directives : undefined };
  };
  expect(directives(undefined).hsts).toBe(false);
  expect(directives(undefined).policy?.['connect-src']).toContain('ws://127.0.0.1:3000');
  const secure = directives('https://heed.example.cn');
  expect(secure.hsts).toEqual({ maxAge: 31_536_000 });
  expect(secure.policy?.['connect-src']).toEqual(["'self'", 'wss://heed.example.cn']);
});
