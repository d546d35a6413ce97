/** The list of cases: pages while scrolling, fresh rows as they change, an order that waits for the hand. */
import { CaseDetail, CaseList, type CaseRow } from '@heed/shared/rows';
import type { Rejection } from '@heed/shared/rejections';
import { computed, onBeforeUnmount, ref, shallowRef, watch, type Ref } from 'vue';
import { request } from '../../api/http';
import { listQuery, type DeskFilters } from './case-filters';
import { applyOrder, emptyOrder, extendOrder, offerOrder, orderChanges } from './held-order';

const PAGE = 100;
/** One request brings no more than this; a longer list is read again in several. */
const LARGEST_PAGE = 500;
/** Rows that are read again after a change; those further down stay until they are scrolled to. */
const REFRESHED = 1_000;
/** Changes come in bursts; one reading serves them all. */
const GATHER_MS = 400;
/** At most one reading in this time, however much happens. */
const REST_MS = 2_000;
/** A list that changes without a message (time passes, cases become overdue) is read again. */
const IDLE_MS = 30_000;
const EDGE_MS = 5_000;
/** Rows of the held order that are no longer in the list are read one by one, up to this many. */
const SINGLE_READS = 12;

export function useCaseList(filters: Ref<DeskFilters>, hold: Ref<boolean>) {
  const rows = shallowRef(new Map<string, CaseRow>());
  const order = shallowRef(emptyOrder);
  const cursor = ref<string | null>(null);
  const total = ref(0);
  const totalCapped = ref(false);
  const status = ref<'loading' | 'ready' | 'failed'>('loading');
  const rejection = ref<Rejection | null>(null);
  /** When each row last changed under our eyes. */
  const changedAt = shallowRef(new Map<string, number>());

  let generation = 0;
  let lastReading = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let extending = false;
  const dirty = new Set<string>();

  async function readPage(after: string | null, limit: number) {
    const query = { ...listQuery(filters.value), cursor: after ?? undefined, limit };
    return request('GET', '/api/cases', { query, schema: CaseList });
  }

  /** Reads from the top until `wanted` rows are there. Null where it failed or came too late. */
  async function readTop(wanted: number): Promise<CaseList | null> {
    const mine = ++generation;
    let list: CaseList | null = null;
    do {
      const before: readonly CaseRow[] = list?.rows ?? [];
      const limit = Math.min(LARGEST_PAGE, Math.max(PAGE, wanted - before.length));
      const answer = await readPage(list?.nextCursor ?? null, limit);
      if (mine !== generation) return null;
      if (!answer.ok) return fail(answer.rejection);
      list = { ...answer.value, rows: [...before, ...answer.value.rows] };
    } while (list.nextCursor !== null && list.rows.length < wanted);
    lastReading = performance.now();
    return list;
  }

  function fail(reason: Rejection): null {
    rejection.value = reason;
    if (rows.value.size === 0) status.value = 'failed';
    return null;
  }

  /** Another view or filter: everything anew. */
  async function restart(): Promise<void> {
    status.value = 'loading';
    order.value = emptyOrder;
    rows.value = new Map();
    changedAt.value = new Map();
    dirty.clear();
    const list = await readTop(PAGE);
    if (list) take(list, false);
  }

  async function refresh(): Promise<void> {
    if (status.value === 'loading') return;
    const changed = [...dirty];
    dirty.clear();
    const wanted = Math.min(REFRESHED, Math.max(PAGE, order.value.shown.length));
    const list = await readTop(wanted);
    if (!list) return;
    take(list, hold.value);
    await readGone(changed, list);
  }

  function take(list: CaseList, held: boolean): void {
    const fresh = list.rows.map((row) => row.id);
    const tail = order.value.shown.slice(REFRESHED).filter((id) => !fresh.includes(id));
    const keepsTail = tail.length > 0 && list.nextCursor !== null;
    const whole = keepsTail ? [...fresh, ...tail] : fresh;
    markChanged(list.rows);
    order.value = offerOrder(order.value, whole, held);
    const known = new Set([...order.value.shown, ...whole]);
    const kept = [...rows.value].filter(([id]) => known.has(id));
    rows.value = new Map([...kept, ...list.rows.map((row) => [row.id, row] as const)]);
    if (!keepsTail) cursor.value = list.nextCursor;
    total.value = list.total;
    totalCapped.value = list.totalCapped;
    rejection.value = null;
    status.value = 'ready';
  }

  /** A row that left the list but is still held on the screen must not tell old news. */
  async function readGone(changed: readonly string[], list: CaseList): Promise<void> {
    const fresh = new Set(list.rows.map((row) => row.id));
    const shown = new Set(order.value.shown);
    const gone = changed.filter((id) => shown.has(id) && !fresh.has(id)).slice(0, SINGLE_READS);
    for (const id of gone) {
      const answer = await request('GET', `/api/cases/${id}`, { schema: CaseDetail });
      if (answer.ok) put(answer.value);
    }
  }

  /** A row as it is now, where the list shows it. */
  function put(row: CaseRow): void {
    const known = rows.value.get(row.id);
    if (!known || known.version > row.version) return;
    markChanged([row]);
    rows.value = new Map(rows.value).set(row.id, row);
  }

  function markChanged(fresh: readonly CaseRow[]): void {
    if (status.value === 'loading') return;
    const at = performance.now();
    const marks = new Map([...changedAt.value].filter(([, since]) => at - since < EDGE_MS));
    for (const row of fresh) {
      if (rows.value.get(row.id)?.version !== row.version) marks.set(row.id, at);
    }
    changedAt.value = marks;
  }

  async function extend(): Promise<void> {
    if (extending || cursor.value === null || status.value !== 'ready') return;
    extending = true;
    const mine = generation;
    const answer = await readPage(cursor.value, PAGE);
    extending = false;
    if (mine !== generation || !answer.ok) return;
    const more = answer.value.rows;
    rows.value = new Map([...rows.value, ...more.map((row) => [row.id, row] as const)]);
    order.value = extendOrder(
      order.value,
      more.map((row) => row.id),
    );
    cursor.value = answer.value.nextCursor;
  }

  /** Something happened to a case: it is read again soon, together with what else happens. */
  function touch(caseId?: string): void {
    if (caseId !== undefined) dirty.add(caseId);
    if (timer !== undefined) return;
    const rest = Math.max(GATHER_MS, lastReading + REST_MS - performance.now());
    timer = setTimeout(() => {
      timer = undefined;
      void refresh();
    }, rest);
  }

  function applyWaiting(): boolean {
    if (order.value.waiting === null) return false;
    order.value = applyOrder(order.value);
    return true;
  }

  watch(filters, () => void restart(), { immediate: true });
  // The hand is gone: what waited may come.
  watch(hold, (held) => {
    if (!held) applyWaiting();
  });
  const idle = setInterval(() => touch(), IDLE_MS);
  onBeforeUnmount(() => {
    generation += 1;
    clearTimeout(timer);
    clearInterval(idle);
  });

  return {
    rows,
    ids: computed(() => order.value.shown),
    waitingChanges: computed(() =>
      order.value.waiting ? orderChanges(order.value.shown, order.value.waiting) : 0,
    ),
    changedAt,
    total,
    totalCapped,
    status,
    rejection,
    extend,
    touch,
    put,
    applyWaiting,
    restart,
  };
}

export type CaseListState = ReturnType<typeof useCaseList>;

/** Changed a moment ago: the row keeps a light edge. */
export function isFresh(changedAt: ReadonlyMap<string, number>, id: string): boolean {
  const since = changedAt.get(id);
  return since !== undefined && performance.now() - since < EDGE_MS;
}
