import { expect, test } from 'vitest';
import { LintCode } from '@heed/shared/bulletins';
import { refuse } from '../../kernel/refusal';
import { rejectionOf } from '../http/messages';

test.each(LintCode.options)('%s is told in both languages', (code) => {
  const told = (language: 'zh' | 'en') =>
    rejectionOf(refuse('has-findings', { details: [{ path: 'lead.zh', message: code }] }), language)
      .details?.[0]?.message ?? code;
  expect(told('zh')).toMatch(/\p{Script=Han}/u);
  expect(told('en')).not.toMatch(/\p{Script=Han}/u);
  expect(told('en')).not.toBe(code);
});
