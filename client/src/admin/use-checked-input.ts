/** A form's input, checked by its schema before it is sent; each field says what is wrong with it. */
import type { z } from 'zod';
import { computed, ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { useSend } from '../api/use-send';
import { problemsOf } from './input-problems';

/** `shown` names the fields that say beside themselves what is wrong with them. */
export function useCheckedInput<Schema extends z.ZodObject>(
  schema: Schema,
  input: () => unknown,
  shown: readonly string[] = Object.keys(schema.shape),
) {
  const { t } = useI18n();
  const { problems: refusedFields, ...sending } = useSend(shown);
  /** Nobody is told what is wrong before they have tried. */
  const tried = ref(false);
  const problems = computed(() => ({
    ...(tried.value ? problemsOf(schema, input(), t) : {}),
    ...refusedFields.value,
  }));

  /** What is to be sent; null where something is wrong. */
  function checked(): z.output<Schema> | null {
    tried.value = true;
    return schema.safeParse(input()).data ?? null;
  }

  return { ...sending, problems, checked };
}
