/** What a schema says against a form's input, field by field, in the reader's words. */
import type { z } from 'zod';

type Translate = (key: string, params?: Record<string, unknown>) => string;

/** Empty where nothing is wrong. */
export function problemsOf(
  schema: z.ZodType,
  input: unknown,
  t: Translate,
): Record<string, string> {
  const problems: Record<string, string> = {};
  for (const fault of schema.safeParse(input).error?.issues ?? []) {
    problems[fault.path.join('.')] ??= wordsFor(fault, t);
  }
  return problems;
}

/** Only what a form can get wrong has a word of its own. */
function wordsFor(fault: z.core.$ZodIssue, t: Translate): string {
  if (fault.code === 'too_small' && fault.origin === 'array') return t('admin.problem.chooseOne');
  if (fault.code === 'too_small' && fault.origin === 'string') {
    const least = Number(fault.minimum);
    return least === 1 ? t('admin.problem.empty') : t('admin.problem.short', { n: least });
  }
  if (fault.code === 'too_big' && fault.origin === 'string') {
    return t('admin.problem.long', { n: fault.maximum });
  }
  if (fault.code === 'invalid_type' && 'expected' in fault && fault.expected === 'int') {
    return t('admin.problem.wholeNumber');
  }
  if (fault.code === 'too_small') return t('admin.problem.least', { n: fault.minimum });
  if (fault.code === 'too_big') return t('admin.problem.most', { n: fault.maximum });
  return fault.code === 'invalid_format' && fault.format === 'url'
    ? t('admin.problem.address')
    : t('admin.problem.format');
}
