/** What was written of a new incident and not sent yet: leaving the form loses nothing. */
import type { Realm } from '@heed/shared/vocabulary';
import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import type { IncidentDraft } from '../incident-draft';

interface Kept {
  realm: Realm;
  draft: IncidentDraft;
  /** Stays the same until it worked: a lost answer opens no second incident. */
  requestId: string;
}

export const useOpening = defineStore('incident-opening', () => {
  const kept = shallowRef<Kept | null>(null);
  return {
    of: (realm: Realm): Kept | null => (kept.value?.realm === realm ? kept.value : null),
    keep: (next: Kept) => (kept.value = next),
    drop: () => (kept.value = null),
  };
});
