/** Whether somebody is writing on this page outside a form: others at the case are told. */
import { defineStore } from 'pinia';
import { ref } from 'vue';

export const useWriting = defineStore('writing', () => {
  const active = ref(false);
  return { active };
});
