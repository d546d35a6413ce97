/** A value that the server keeps: loaded at once, again on demand, kept where a reload fails. */
import type { Rejection } from '@heed/shared/rejections';
import { computed, ref, shallowRef } from 'vue';
import { useI18n } from 'vue-i18n';
import type { z } from 'zod';
import { request } from '../api/http';
import { rejectionText } from '../api/rejection-words';

export function useLoaded<T>(path: string, schema: z.ZodType<T>) {
  const { t } = useI18n();
  const value = shallowRef<T | null>(null);
  const rejection = shallowRef<Rejection | null>(null);
  const loading = ref(false);
  const refused = computed(() => (rejection.value ? rejectionText(rejection.value, t) : ''));

  async function load(): Promise<void> {
    loading.value = true;
    const answer = await request('GET', path, { schema });
    loading.value = false;
    rejection.value = answer.ok ? null : answer.rejection;
    if (answer.ok) value.value = answer.value;
  }

  void load();
  return { value, rejection, refused, loading, load };
}
