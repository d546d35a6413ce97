/** The saved views of the realm and how many cases each view holds, as the reader may see them. */
import {
  SavedView,
  SavedViews,
  ViewCounts,
  type ViewEdit,
  type ViewInput,
} from '@heed/shared/console';
import type { Rejection } from '@heed/shared/rejections';
import { computed, shallowRef } from 'vue';
import { request } from '../../../api/http';
import { newRequestId } from '../../../api/request-id';
import { inRealm } from '../../../feed/scope';
import { viewQueryOf, type DeskFilters, type View } from '../case-filters';
import { crossings } from './crossings';

/** What a person gives when they save a view. */
export type ViewForm = Pick<SavedView, 'name' | 'shared' | 'alertAbove'>;

export class ViewsKeeper {
  readonly saved = shallowRef<readonly SavedView[]>([]);
  readonly counts = shallowRef<ViewCounts>({ views: {}, saved: {}, unread: 0 });
  /** Saved views that have just come to hold more than their owner wants. */
  readonly crossed = shallowRef<readonly SavedView[]>([]);
  readonly over = computed(() =>
    this.saved.value.filter((view) => isOver(view, this.counts.value)),
  );

  readonly load = async (): Promise<void> => {
    const query = inRealm();
    const answer = await request('GET', '/api/views', { query, schema: SavedViews });
    if (answer.ok) this.saved.value = answer.value.rows;
  };

  readonly count = async (): Promise<void> => {
    const query = inRealm();
    const answer = await request('GET', '/api/views/counts', { query, schema: ViewCounts });
    if (!answer.ok) return;
    this.crossed.value = crossings(this.saved.value, this.counts.value, answer.value);
    this.counts.value = answer.value;
  };

  /** The open list knows its own total at once. */
  readonly put = (view: View, total: number, totalCapped: boolean): void => {
    const views = { ...this.counts.value.views, [view]: { total, totalCapped } };
    this.counts.value = { ...this.counts.value, views };
  };

  /** A new view of what is on the screen, or the words of one that is there. */
  readonly save = async (
    form: ViewForm,
    filters: DeskFilters,
    known: SavedView | null,
  ): Promise<SavedView | Rejection> => {
    const input = { ...form, query: viewQueryOf(filters), requestId: newRequestId() };
    const answer = await (known ? change(known, input) : add(input));
    if (!answer.ok) return answer.rejection;
    await this.load();
    void this.count();
    return answer.value;
  };

  readonly remove = async (view: SavedView): Promise<Rejection | null> => {
    const answer = await request('DELETE', `/api/views/${view.id}`);
    if (!answer.ok) return answer.rejection;
    await this.load();
    return null;
  };
}

export function isOver(view: SavedView, { saved }: ViewCounts): boolean {
  return view.alertAbove !== null && (saved[view.id]?.total ?? 0) > view.alertAbove;
}

function add(input: Omit<ViewInput, 'realm'>) {
  const body: ViewInput = { ...input, ...inRealm() };
  return request('POST', '/api/views', { body, schema: SavedView });
}

function change({ id, version }: SavedView, input: Omit<ViewEdit, 'expectedVersion'>) {
  const body: ViewEdit = { ...input, expectedVersion: version };
  return request('PUT', `/api/views/${id}`, { body, schema: SavedView });
}
