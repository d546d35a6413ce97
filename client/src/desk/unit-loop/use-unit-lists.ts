/** Lists to units: the newest ones of the realm, and the one that is open. */
import { UnitListDetail, UnitLists } from '@heed/shared/unit-loop';
import { shallowRef } from 'vue';
import { request } from '../../api/http';
import { RequestIds } from '../../api/request-id';
import { useSend } from '../../api/use-send';
import { inRealm } from '../../feed/scope';

export function useUnitLists() {
  const { pending, refused, send, forget } = useSend();
  const requests = new RequestIds();
  const recent = shallowRef<UnitLists['rows'] | null>(null);
  const open = shallowRef<UnitListDetail | null>(null);

  async function readRecent(): Promise<void> {
    const answer = await request('GET', '/api/unit-lists', {
      query: inRealm(),
      schema: UnitLists,
    });
    if (answer.ok) recent.value = answer.value.rows;
  }

  async function show(id: string): Promise<void> {
    const answer = await send('GET', `/api/unit-lists/${id}`, { schema: UnitListDetail });
    if (answer.ok) open.value = answer.value;
  }

  /** Of the cases named, or of all that are open at the unit. */
  async function make(unitId: string, caseIds: readonly string[] | null): Promise<void> {
    const what = JSON.stringify([unitId, caseIds]);
    const body = {
      unitId,
      requestId: requests.of(what),
      ...(caseIds && { caseIds }),
      ...inRealm(),
    };
    const answer = await send('POST', '/api/unit-lists', { body, schema: UnitListDetail });
    requests.heard(what, answer);
    if (answer.ok) open.value = answer.value;
  }

  function leave(): void {
    open.value = null;
    forget();
    void readRecent();
  }

  void readRecent();
  return { pending, refused, send, recent, open, show, make, leave };
}

export type UnitListsDesk = ReturnType<typeof useUnitLists>;
