/** The one keeper of views on this page. */
import { defineStore } from 'pinia';
import { formatTotal } from '../../../ui/format';
import { ViewsKeeper } from './views-keeper';

export const useViews = defineStore('views', () => {
  const { saved, counts, crossed, over, load, count, put, save, remove } = new ViewsKeeper();

  function said(held: { total: number; totalCapped: boolean } | undefined): string | undefined {
    return held && formatTotal(held.total, held.totalCapped);
  }

  return { saved, counts, crossed, over, load, count, put, save, remove, said };
});
