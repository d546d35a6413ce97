/** The list of cases: pages while scrolling, fresh rows as they change, an order that waits for the hand. */
import type { Rejection } from '@heed/shared/rejections';
import { CaseDetail, type CaseList, type CaseRow } from '@heed/shared/rows';
import { computed, ref, shallowRef, type Ref } from 'vue';
import { request } from '../../api/http';
import type { DeskFilters } from './case-filters';
import { readCasePage } from './case-page';
import { applyOrder, emptyOrder, extendOrder, offerOrder, orderChanges } from './held-order';
import { KnownRows } from './known-rows';
import { withTail } from './list-tail';

const PAGE = 100;
/** One request brings no more than this; a longer list is read again in several. */
const LARGEST_PAGE = 500;
/** Rows that are read again after a change; those further down stay until they are scrolled to. */
const REFRESHED = 1_000;
/** Rows in sight that the reading from the top did not bring are read one by one, up to this many. */
const SINGLE_READS = 12;

/** Which cases changed: these, or any of all. */
export type Changed = ReadonlySet<string> | 'any';

export class CaseListing {
  readonly known = new KnownRows();
  readonly total = ref(0);
  readonly totalCapped = ref(false);
  readonly status = ref<'loading' | 'ready' | 'failed'>('loading');
  readonly rejection = ref<Rejection | null>(null);
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
  private inSight: readonly string[] = [];

  constructor(
    private readonly filters: Ref<DeskFilters>,
    /** A hand is on the list: its order must stay. */
    private readonly hold: Ref<boolean>,
  ) {}

  /** Another view or filter: everything anew. */
  async restart(): Promise<void> {
    this.status.value = 'loading';
    this.order.value = emptyOrder;
    this.known.clear();
    const list = await this.readTop(PAGE);
    if (list) this.take(list, false);
  }

  /** Reads again what is shown, after changes to these cases. */
  async refresh(changed: Changed): Promise<void> {
    if (this.status.value === 'loading') return;
    const wanted = Math.min(REFRESHED, Math.max(PAGE, this.ids.value.length));
    const list = await this.readTop(wanted);
    if (!list) return;
    this.take(list, this.hold.value);
    await this.readMissed(changed, list);
  }

  /** The next page. */
  async extend(): Promise<void> {
    if (this.extending || this.cursor === null || this.status.value !== 'ready') return;
    this.extending = true;
    const mine = this.generation;
    const answer = await readCasePage(this.filters.value, { after: this.cursor, limit: PAGE });
    this.extending = false;
    if (mine !== this.generation || !answer.ok) return;
    const more = answer.value.rows;
    this.order.value = extendOrder(
      this.order.value,
      more.map((row) => row.id),
    );
    this.known.put(more);
    this.cursor = answer.value.nextCursor;
  }

  /** A row as it is now, where the list shows it. */
  put(row: CaseRow): void {
    const before = this.known.get(row.id);
    if (before && before.version <= row.version) this.known.change([row]);
  }

  /** What somebody sees of the list just now. */
  shows(ids: readonly string[]): void {
    this.inSight = ids;
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

  /** Reads from the top until `wanted` rows are there. Null where it failed or came too late. */
  private async readTop(wanted: number): Promise<CaseList | null> {
    const mine = ++this.generation;
    const rows: CaseRow[] = [];
    let list: CaseList | null = null;
    do {
      const limit = Math.min(LARGEST_PAGE, Math.max(PAGE, wanted - rows.length));
      const after = list?.nextCursor ?? null;
      const answer = await readCasePage(this.filters.value, { after, limit });
      if (mine !== this.generation) return null;
      if (!answer.ok) return this.fail(answer.rejection);
      rows.push(...answer.value.rows);
      list = answer.value;
    } while (list.nextCursor !== null && rows.length < wanted);
    this.readAt = performance.now();
    return { ...list, rows };
  }

  private fail(reason: Rejection): null {
    this.rejection.value = reason;
    if (this.known.size === 0) this.status.value = 'failed';
    return null;
  }

  private take(list: CaseList, held: boolean): void {
    const fresh = list.rows.map((row) => row.id);
    const shown = this.ids.value;
    const whole = list.nextCursor === null ? fresh : withTail(fresh, shown);
    if (this.status.value === 'loading') this.known.put(list.rows);
    else this.known.change(list.rows);
    this.order.value = offerOrder(this.order.value, whole, held);
    // What went is let go once it is much; a list that is only read again lets go of nothing.
    if (this.known.size > whole.length + REFRESHED) this.known.keep([...this.ids.value, ...whole]);
    if (whole === fresh) this.cursor = list.nextCursor;
    this.total.value = list.total;
    this.totalCapped.value = list.totalCapped;
    this.rejection.value = null;
    this.status.value = 'ready';
  }

  /** A row in sight that the reading from the top didn't bring must not tell old news. */
  private async readMissed(changed: Changed, list: CaseList): Promise<void> {
    const fresh = new Set(list.rows.map((row) => row.id));
    const missed = this.inSight.filter(
      (id) => !fresh.has(id) && (changed === 'any' || changed.has(id)),
    );
    for (const id of missed.slice(0, SINGLE_READS)) {
      const answer = await request('GET', `/api/cases/${id}`, { schema: CaseDetail });
      if (answer.ok) this.put(answer.value);
    }
  }
}
