/** What the schemas find, as people would say it: the schemas' own words are for programmers. */
import type { z } from 'zod';
import type { Language } from './language';

type Words = Readonly<Record<Language, string>>;

/** Undefined where the schema's own words will do. */
export function schemaWords(fault: z.core.$ZodRawIssue, language: Language): string | undefined {
  return wordsFor(fault)?.[language];
}

function wordsFor(fault: z.core.$ZodRawIssue): Words | undefined {
  if (fault.code === 'invalid_type' && fault.input === undefined) {
    return { zh: '缺少这一项。', en: 'This is missing.' };
  }
  if (fault.code === 'invalid_format' && fault.format === 'datetime') {
    return {
      zh: '时间要带日期、时刻和时区，如 2026-11-24T08:00:00+08:00。',
      en: 'A time needs its date, its hour and its offset, as in 2026-11-24T08:00:00+08:00.',
    };
  }
  if (fault.code === 'too_big') return tooBig(String(fault.origin), String(fault.maximum));
  if (fault.code === 'too_small') return tooSmall(String(fault.origin), String(fault.minimum));
  return undefined;
}

function tooBig(origin: string, most: string): Words {
  if (origin === 'string')
    return { zh: `最多 ${most} 个字符。`, en: `At most ${most} characters.` };
  if (origin === 'array') return { zh: `最多 ${most} 项。`, en: `At most ${most} of them.` };
  return { zh: `不能大于 ${most}。`, en: `At most ${most}.` };
}

function tooSmall(origin: string, least: string): Words {
  if (origin === 'string' && least === '1') return { zh: '不能为空。', en: 'It is empty.' };
  if (origin === 'string') {
    return { zh: `至少 ${least} 个字符。`, en: `At least ${least} characters.` };
  }
  if (origin === 'array') return { zh: `至少 ${least} 项。`, en: `At least ${least} of them.` };
  return { zh: `不能小于 ${least}。`, en: `At least ${least}.` };
}
