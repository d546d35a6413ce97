/** The one keeper of drafts on this page, for the person who is logged in. */
import { defineStore } from 'pinia';
import { watch } from 'vue';
import { useSession } from '../../../session/session-store';
import { DraftKeeper } from './draft-keeper';

export const useDrafts = defineStore('case-drafts', () => {
  const { load, get, stateOf, begunOn, put, drop, forget } = new DraftKeeper();
  watch(() => useSession().me?.id, forget);
  return { load, get, stateOf, begunOn, put, drop };
});
