/** Who this number belongs to, and what they told before. */
import { CallerFound } from '@heed/shared/reference';
import type { Rejection } from '@heed/shared/rejections';
import { useDebounceFn } from '@vueuse/core';
import { ref, shallowRef, watch, type Ref } from 'vue';
import { request } from '../../api/http';
import { inRealm } from '../../feed/scope';

const TYPING_MS = 300;
/** Shorter ones are service numbers, shared by many. */
const LEAST_DIGITS = 7;

export function useCaller(phone: Ref<string>) {
  const caller = shallowRef<CallerFound | null>(null);
  const rejection = ref<Rejection | null>(null);
  let generation = 0;

  async function ask(): Promise<void> {
    const mine = ++generation;
    const answer = await request('POST', '/api/callers', {
      body: { phone: phone.value.trim(), ...inRealm() },
      schema: CallerFound,
    });
    if (mine !== generation) return;
    caller.value = answer.ok ? answer.value : null;
    rejection.value = answer.ok ? null : answer.rejection;
  }

  const askSoon = useDebounceFn(() => {
    if (isWhole(phone.value)) void ask();
  }, TYPING_MS);
  watch(
    phone,
    (typed) => {
      generation += 1;
      caller.value = null;
      rejection.value = null;
      if (isWhole(typed)) void askSoon();
    },
    { immediate: true },
  );

  return { caller, rejection };
}

function isWhole(phone: string): boolean {
  return phone.replaceAll(/\D/g, '').length >= LEAST_DIGITS;
}
