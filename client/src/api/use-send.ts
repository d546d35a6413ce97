/** Sends one thing at a time and keeps what was refused, field by field. */
import type { Rejection } from '@heed/shared/rejections';
import { computed, ref, shallowRef } from 'vue';
import { useI18n } from 'vue-i18n';
import { request, type Answer, type Method, type RequestOptions } from './http';
import { fieldProblems, refusedBeside } from './rejection-words';

/** `shown` names the fields that say beside themselves what is wrong with them. */
export function useSend(shown: readonly string[] = []) {
  const { t } = useI18n();
  const pending = ref(false);
  const rejection = shallowRef<Rejection | null>(null);
  const problems = computed(() => fieldProblems(rejection.value));
  const refused = computed(() => (rejection.value ? refusedBeside(rejection.value, shown, t) : ''));

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
