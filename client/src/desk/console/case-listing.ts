/** The list of cases: pages while scrolling, fresh rows as they change, an order that waits for the hand. */
import type { Rejection } from '@heed/shared/rejections';
import { CaseDetail, CaseList, type CaseRow } from '@heed/shared/rows';
import { computed, ref, shallowRef, type Ref } from 'vue';
import { request } from '../../api/http';
import { inRealm } from '../../feed/scope';
import { listQuery, type DeskFilters } from './case-filters';
import { applyOrder, emptyOrder, extendOrder, offerOrder, orderChanges } from './held-order';

const PAGE = 100;
/** One request brings no more than this; a longer list is read again in several. */
const LARGEST_PAGE = 500;
/** Rows that are read again after a change; those further down stay until they are scrolled to. */
const REFRESHED = 1_000;
const EDGE_MS = 5_000;
/** Rows of the held order that are no longer in the list are read one by one, up to this many. */
const SINGLE_READS = 12;

export class CaseListing {
  readonly rows = shallowRef<ReadonlyMap<string, CaseRow>>(new Map());
  readonly total = ref(0);
  readonly totalCapped = ref(false);
  readonly status = ref<'loading' | 'ready' | 'failed'>('loading');
  readonly rejection = ref<Rejection | null>(null);
  /** When each row last changed under our eyes. */
  readonly changedAt = shallowRef<ReadonlyMap<string, number>>(new Map());
  /** When the list was last read, on this machine's steady clock. */
  readAt = 0;

  private readonly order = shallowRef(emptyOrder);
  readonly ids = computed(() => this.order.value.shown);
  /** How many rows the order that waits would move, add or take away. */
  readonly waitingChanges = computed(() => {
    const { shown, waiting } = this.order.value;
    return waiting ? orderChanges(shown, waiting) : 0;
  });

  private cursor: string | null = null;
  private generation = 0;
  private extending = false;

  constructor(
    private readonly filters: Ref<DeskFilters>,
    /** A hand is on the list: its order must stay. */
    private readonly hold: Ref<boolean>,
  ) {}

  /** Another view or filter: everything anew. */
  async restart(): Promise<void> {
    this.status.value = 'loading';
    this.order.value = emptyOrder;
    this.rows.value = new Map();
    this.changedAt.value = new Map();
    const list = await this.readTop(PAGE);
    if (list) this.take(list, false);
  }

  /** Reads again what is shown, after changes to these cases. */
  async refresh(changed: readonly string[]): Promise<void> {
    if (this.status.value === 'loading') return;
    const wanted = Math.min(REFRESHED, Math.max(PAGE, this.ids.value.length));
    const list = await this.readTop(wanted);
    if (!list) return;
    this.take(list, this.hold.value);
    await this.readGone(changed, list);
  }

  /** The next page. */
  async extend(): Promise<void> {
    if (this.extending || this.cursor === null || this.status.value !== 'ready') return;
    this.extending = true;
    const mine = this.generation;
    const answer = await this.readPage(this.cursor, PAGE);
    this.extending = false;
    if (mine !== this.generation || !answer.ok) return;
    const more = answer.value.rows;
    this.rows.value = new Map([...this.rows.value, ...byId(more)]);
    const ids = more.map((row) => row.id);
    this.order.value = extendOrder(this.order.value, ids);
    this.cursor = answer.value.nextCursor;
  }

  /** A row as it is now, where the list shows it. */
  put(row: CaseRow): void {
    const known = this.rows.value.get(row.id);
    if (!known || known.version > row.version) return;
    this.markChanged([row]);
    this.rows.value = new Map(this.rows.value).set(row.id, row);
  }

  /** False where no order waits. */
  applyWaiting(): boolean {
    if (this.order.value.waiting === null) return false;
    this.order.value = applyOrder(this.order.value);
    return true;
  }

  /** Answers that are still on their way will be ignored. */
  stop(): void {
    this.generation += 1;
  }

  private readPage(after: string | null, limit: number) {
    const asked = { ...listQuery(this.filters.value), ...inRealm() };
    const query = { ...asked, cursor: after ?? undefined, limit };
    return request('GET', '/api/cases', { query, schema: CaseList });
  }

  /** Reads from the top until `wanted` rows are there. Null where it failed or came too late. */
  private async readTop(wanted: number): Promise<CaseList | null> {
    const mine = ++this.generation;
    let list: CaseList | null = null;
    do {
      const before: readonly CaseRow[] = list?.rows ?? [];
      const limit = Math.min(LARGEST_PAGE, Math.max(PAGE, wanted - before.length));
      const answer = await this.readPage(list?.nextCursor ?? null, limit);
      if (mine !== this.generation) return null;
      if (!answer.ok) return this.fail(answer.rejection);
      list = { ...answer.value, rows: [...before, ...answer.value.rows] };
    } while (list.nextCursor !== null && list.rows.length < wanted);
    this.readAt = performance.now();
    return list;
  }

  private fail(reason: Rejection): null {
    this.rejection.value = reason;
    if (this.rows.value.size === 0) this.status.value = 'failed';
    return null;
  }

  private take(list: CaseList, held: boolean): void {
    const fresh = list.rows.map((row) => row.id);
    const isFreshId = new Set(fresh);
    const tail = this.ids.value.slice(REFRESHED).filter((id) => !isFreshId.has(id));
    const keepsTail = tail.length > 0 && list.nextCursor !== null;
    const whole = keepsTail ? [...fresh, ...tail] : fresh;
    this.markChanged(list.rows);
    this.order.value = offerOrder(this.order.value, whole, held);
    this.rows.value = this.withFresh(list.rows, whole);
    if (!keepsTail) this.cursor = list.nextCursor;
    this.total.value = list.total;
    this.totalCapped.value = list.totalCapped;
    this.rejection.value = null;
    this.status.value = 'ready';
  }

  /** The rows that are shown or wait to be. Those that went are let go once they are many. */
  private withFresh(fresh: readonly CaseRow[], whole: readonly string[]): Map<string, CaseRow> {
    const rows = new Map(this.rows.value);
    for (const row of fresh) rows.set(row.id, row);
    if (rows.size <= whole.length + REFRESHED) return rows;
    const wanted = new Set([...this.ids.value, ...whole]);
    return new Map([...rows].filter(([id]) => wanted.has(id)));
  }

  /** A row that left the list but is still held on the screen must not tell old news. */
  private async readGone(changed: readonly string[], list: CaseList): Promise<void> {
    const fresh = new Set(list.rows.map((row) => row.id));
    const shown = new Set(this.ids.value);
    const gone = changed.filter((id) => shown.has(id) && !fresh.has(id)).slice(0, SINGLE_READS);
    for (const id of gone) {
      const answer = await request('GET', `/api/cases/${id}`, { schema: CaseDetail });
      if (answer.ok) this.put(answer.value);
    }
  }

  private markChanged(fresh: readonly CaseRow[]): void {
    if (this.status.value === 'loading') return;
    const at = performance.now();
    const marks = new Map([...this.changedAt.value].filter(([, since]) => at - since < EDGE_MS));
    for (const row of fresh) {
      if (this.rows.value.get(row.id)?.version !== row.version) marks.set(row.id, at);
    }
    this.changedAt.value = marks;
  }
}

/** Changed a moment ago: the row keeps a light edge. */
export function isFresh(changedAt: ReadonlyMap<string, number>, id: string): boolean {
  const since = changedAt.get(id);
  return since !== undefined && performance.now() - since < EDGE_MS;
}

function byId(rows: readonly CaseRow[]): (readonly [string, CaseRow])[] {
  return rows.map((row) => [row.id, row] as const);
}
