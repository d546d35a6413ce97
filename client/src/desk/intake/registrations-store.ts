/** What this seat has registered since the page was opened: numbers and times, no person. */
import type { ComplaintReceipt } from '@heed/shared/complaint';
import type { Urgency } from '@heed/shared/vocabulary';
import { defineStore } from 'pinia';
import { ref } from 'vue';

export interface Registration extends Pick<ComplaintReceipt, 'caseId' | 'caseNo' | 'repeatOf'> {
  at: number;
  urgency: Urgency;
}

const KEPT = 12;

export const useRegistrations = defineStore('registrations', () => {
  const registrations = ref<Registration[]>([]);

  function add(registration: Registration): void {
    registrations.value = [registration, ...registrations.value].slice(0, KEPT);
  }

  return { registrations, add };
});
