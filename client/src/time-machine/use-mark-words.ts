/** What a mark on the line of time says, in the reader's language. */
import type { TimeMark } from '@heed/shared/time-machine';
import { useI18n } from 'vue-i18n';
import { useReference } from '../reference/reference-store';
import { clockTime } from '../ui/format';

export function useMarkWords() {
  const i18n = useI18n();
  const { t } = i18n;
  const reference = useReference();

  function what({ kind, code }: TimeMark): string {
    if (kind === 'bulletin') return t('past.mark.bulletin', { code: code ?? '' });
    const name = kind === 'signal' ? reference.categoryName(code) : wordOf(kind, code);
    return name
      ? t('past.mark.of', { what: t(`past.mark.${kind}`), name })
      : t(`past.mark.${kind}`);
  }

  /** Empty where a newer server's code has no word here. */
  function wordOf(kind: 'incident' | 'level' | 'alarm', code: string | null): string {
    const key = `${{ incident: 'incident.class', level: 'incident.level', alarm: 'past.alarm' }[kind]}.${code}`;
    return i18n.te(key) ? t(key) : '';
  }

  return (mark: TimeMark, others: number): string => {
    const [when, n] = [clockTime(mark.at, reference.timeZone), others];
    return others > 0 ? t('past.markMore', { when, what: what(mark), n }) : `${when} ${what(mark)}`;
  };
}
