/** Asks the server for what the check list rests on; each answer that fails stays unknown. */
import { ImportRow } from '@heed/shared/imports';
import { AccountRow, KeyRow } from '@heed/shared/session';
import type { BoardParts } from '@heed/shared/board';
import { computed, onMounted, ref, shallowRef } from 'vue';
import { z } from 'zod';
import { request } from '../api/http';
import { useReference } from '../reference/reference-store';
import { useSession } from '../session/session-store';
import { boardNow } from './board-now';
import { setupSteps, type SetupFacts } from './setup-checklist';

export function useSetupFacts() {
  const session = useSession();
  const reference = useReference();
  const lists = shallowRef<Pick<SetupFacts, 'accounts' | 'imports' | 'keys'>>({
    accounts: null,
    imports: null,
    keys: null,
  });
  const board = shallowRef<BoardParts | null>(null);
  const loaded = ref(false);

  async function load(): Promise<void> {
    const [accounts, imports, keys, parts] = await Promise.all([
      session.can('admin:accounts') ? rowsOf('/api/accounts', AccountRow) : null,
      session.can('complaint:import') ? rowsOf('/api/imports', ImportRow) : null,
      session.can('admin:keys') ? rowsOf('/api/keys', KeyRow) : null,
      boardNow(),
      reference.load(),
    ]);
    lists.value = { accounts, imports, keys };
    board.value = parts;
    loaded.value = true;
  }

  const steps = computed(() =>
    setupSteps({
      ...lists.value,
      reference: reference.reference,
      mustChangePassword: session.me?.mustChangePassword ?? false,
      now: Date.now(),
    }),
  );

  onMounted(() => void load());
  return { steps, board, loaded };
}

async function rowsOf<T>(path: string, row: z.ZodType<T>): Promise<T[] | null> {
  const answer = await request('GET', path, { schema: z.array(row) });
  return answer.ok ? answer.value : null;
}
