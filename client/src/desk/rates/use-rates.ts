/** The rates of what is asked, and the scope that they were read for: lists behind the numbers use the same. */
import type { Rejection } from '@heed/shared/rejections';
import { Rates } from '@heed/shared/rates';
import { shallowRef, watch, type Ref } from 'vue';
import { request } from '../../api/http';
import { inRealm, presentRealm } from '../../feed/scope';
import { scopeOf, type RateAsking, type RateScope } from './rate-asking';

/** Every case of the period is looked at: longer than a list takes. */
const PATIENCE_MS = 30_000;

export function useRates(asking: Ref<RateAsking>, now: Ref<number>) {
  const rates = shallowRef<Rates | null>(null);
  const scope = shallowRef<RateScope | null>(null);
  const rejection = shallowRef<Rejection | null>(null);
  const reading = shallowRef(false);
  let generation = 0;

  async function read(): Promise<void> {
    const mine = ++generation;
    const asked = scopeOf(asking.value, now.value);
    if (!asked) return;
    const { by } = asking.value;
    const query = { ...asked, ...(by !== '' && { by }), ...inRealm() };
    reading.value = true;
    const answer = await request('GET', '/api/statistics/rates', {
      query,
      schema: Rates,
      timeoutMs: PATIENCE_MS,
    });
    if (mine !== generation) return;
    reading.value = false;
    rejection.value = answer.ok ? null : answer.rejection;
    if (!answer.ok) return;
    rates.value = answer.value;
    scope.value = asked;
  }

  watch(
    presentRealm,
    () => {
      // One realm's numbers are nobody's business in another.
      rates.value = null;
      scope.value = null;
    },
    { flush: 'sync' },
  );
  watch([asking, presentRealm, () => Number.isNaN(now.value)], read, { immediate: true });
  return { rates, scope, rejection, reading, read };
}
