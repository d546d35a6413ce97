import { expect, test } from 'vitest';
import { Presence } from './presence';

function set() {
  const clock = { now: 10_000 };
  const said: string[] = [];
  const wire = {
    watch: async ({ caseId, doing }: { caseId: string; doing: string }) => {
      said.push(`${doing} ${caseId}`);
      return { error: 'not-found' as const, message: '' };
    },
    unwatch: ({ caseId }: { caseId: string }) => void said.push(`left ${caseId}`),
  };
  const presence = new Presence(wire, () => clock.now);
  return { presence, said, clock };
}

test('where we are is said anew to each connection, and not any more once we have left', () => {
  const { presence, said } = set();
  presence.watch({ caseId: 'c1', doing: 'viewing' });
  presence.connected();
  presence.watch(null);
  presence.connected();
  expect(said).toEqual(['viewing c1', 'viewing c1', 'left c1']);
});

test('[S23] who is there replaces who was, and while nothing is heard nobody is shown', () => {
  const { presence } = set();
  const li = { memberId: 'li', name: '李雯', doing: 'viewing' as const, seconds: 4 };
  presence.heard({ caseId: 'c1', people: [li] });
  presence.heard({ caseId: 'c2', people: [{ ...li, seconds: 0 }] });
  expect(presence.byCase.value.get('c1')?.[0]?.sinceMs).toBe(6_000);
  presence.heard({ caseId: 'c1', people: [] });
  expect([...presence.byCase.value.keys()]).toEqual(['c2']);
  presence.disconnected();
  expect(presence.byCase.value.size).toBe(0);
});
