import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useSession } from './session-store';

const accounts: Record<string, unknown> = {
  lin: account('lin'),
  he: account('he'),
};

function account(id: string) {
  return {
    id,
    account: id,
    name: id,
    unitId: null,
    roles: ['handler'],
    verbs: [],
    visitor: false,
    mustChangePassword: false,
    expiresAt: null,
  };
}

beforeEach(() => {
  setActivePinia(createPinia());
  vi.stubGlobal('fetch', async (_path: string, { body }: { body: string | null }) => {
    const { account: id } = JSON.parse(body ?? '{}') as { account?: string };
    return new Response(JSON.stringify(accounts[id ?? ''] ?? {}), { status: 200 });
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const password = 'correct-horse-1';

test('the first to log in on a page follows nobody', async () => {
  const session = useSession();
  expect(await session.logIn({ account: 'lin', password })).toBeNull();
  expect(session.isAnother).toBe(false);
});

test.each(['logged out', 'run out'])(
  'after a session that was %s the same person goes on, another begins anew',
  async (how) => {
    const session = useSession();
    await session.logIn({ account: 'lin', password });
    const end = () => (how === 'logged out' ? session.logOut() : session.forget());
    await end();
    await session.logIn({ account: 'lin', password });
    expect(session.isAnother).toBe(false);
    await end();
    await session.logIn({ account: 'he', password });
    expect(session.isAnother).toBe(true);
  },
);
