/** What this seat has registered since the page was opened: numbers and times, no person. */
import type { ComplaintReceipt } from '@heed/shared/complaint';
import type { Realm, Urgency } from '@heed/shared/vocabulary';
import { defineStore } from 'pinia';
import { computed, ref } from 'vue';
import { presentRealm } from '../../feed/scope';

export interface Registration extends Pick<ComplaintReceipt, 'caseId' | 'caseNo' | 'repeatOf'> {
  at: number;
  urgency: Urgency;
}

const KEPT = 12;

export const useRegistrations = defineStore('registrations', () => {
  const byRealm = ref<ReadonlyMap<Realm, readonly Registration[]>>(new Map());
  /** Of the realm that is open: what was exercised is no work done. */
  const registrations = computed(() => byRealm.value.get(presentRealm()) ?? []);

  function add(registration: Registration): void {
    const latest = [registration, ...registrations.value].slice(0, KEPT);
    byRealm.value = new Map(byRealm.value).set(presentRealm(), latest);
  }

  return { registrations, add };
});
