/** What a case is called: its redacted title, or that it is a tip-off where the reader need not know more. */
import type { CaseRow } from '@heed/shared/rows';
import { redactedText } from '../../i18n/server-words';

export function caseTitle(
  { title, life }: Pick<CaseRow, 'title' | 'life'>,
  t: (key: string) => string,
): string {
  return title === '' && life?.procedure === 'tip_off'
    ? t('desk.life.tipOff')
    : redactedText(title);
}
