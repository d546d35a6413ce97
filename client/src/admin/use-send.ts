/** Sends one thing at a time and keeps what was refused, field by field. */
import type { Rejection } from '@heed/shared/rejections';
import { computed, ref, shallowRef } from 'vue';
import { useI18n } from 'vue-i18n';
import { request, type Answer, type Method, type RequestOptions } from '../api/http';
import { fieldProblems, rejectionText } from './rejection-words';

export function useSend() {
  const { t } = useI18n();
  const pending = ref(false);
  const rejection = shallowRef<Rejection | null>(null);
  const problems = computed(() => fieldProblems(rejection.value));
  const refused = computed(() => (rejection.value ? rejectionText(rejection.value, t) : ''));

  async function send<T = void>(
    method: Method,
    path: string,
    options: RequestOptions<T> = {},
  ): Promise<Answer<T>> {
    pending.value = true;
    const answer = await request(method, path, options);
    pending.value = false;
    rejection.value = answer.ok ? null : answer.rejection;
    return answer;
  }

  function forget(): void {
    rejection.value = null;
  }

  return { pending, rejection, problems, refused, send, forget };
}
