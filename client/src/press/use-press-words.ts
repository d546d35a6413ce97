/** Names of what a bulletin is made of, in the reader's language. */
import type { NumberToken } from '@heed/shared/bulletins';
import { useI18n } from 'vue-i18n';
import { currentLocale } from '../i18n/locale';
import { useReference } from '../reference/reference-store';
import { secondsBetween } from '../ui/due-time';
import { sinceTime } from '../ui/format';
import { useDurations } from '../ui/use-durations';
import type { KnownNumber } from './number-looks';
import type { ChipLook } from './text/text-dom';
import type { NumberAsk } from './text/text-pieces';

const values = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });

function inLocale(text: { zh: string; en: string | null }): string {
  return (currentLocale() === 'en' ? text.en : text.zh) || text.zh;
}

export function usePressWords() {
  const i18n = useI18n();
  const { t } = i18n;
  const reference = useReference();
  const named = (key: string, code: string) => (i18n.te(key) ? t(key) : code);
  const clock = (at: string | number, now: number) => sinceTime(at, now, reference.timeZone);
  return {
    ...useNumberWords(clock),
    inLocale,
    clock,
    value: (value: number | null) => (value === null ? '—' : values.format(value)),
    office: (office: string) => named(`incident.officeInFull.${office}`, office),
    assertion: (kind: string) => named(`press.assertion.${kind}`, kind),
    ask: (code: string) => {
      const ask = reference.reference?.asks.find((one) => one.code === code);
      return ask ? inLocale(ask.label) : code;
    },
  };
}

function useNumberWords(clock: (at: string, now: number) => string) {
  const { t } = useI18n();
  const reference = useReference();
  const durations = useDurations();

  function numberName({ query, figure = '', zone = '', ofIncident }: NumberAsk): string {
    if (query !== 'figure') {
      const counted = t(`press.query.${query}`);
      return ofIncident ? counted : t('press.number.all', { counted });
    }
    const lists = reference.reference;
    const series = lists?.figureSeries.find(({ name }) => name === figure);
    const place = lists?.zones.find(({ code }) => code === zone);
    const names = [
      series ? inLocale({ zh: series.title, en: series.titleEn }) : figure,
      place ? inLocale({ zh: place.name, en: place.nameEn }) : zone,
    ];
    return names.filter(Boolean).join(' · ');
  }

  /** Where it comes from, from when it counts, of when it is, how old. */
  function numberNote({ source, since, at, locked }: KnownNumber, now: number): string {
    const age = at && !locked ? durations.age(secondsBetween(at, now)) : null;
    const parts = [
      source ?? t('press.number.heed'),
      since ? t('press.number.since', { time: clock(since, now) }) : '',
      at ? clock(at, now) : '',
      locked ? t('press.number.locked') : '',
      age ? t('press.number.age', { age }) : '',
    ];
    return parts.filter(Boolean).join(' · ');
  }

  function chipLook(token: NumberToken, known: KnownNumber, now: number): ChipLook {
    const state = known.locked ? 'locked' : known.old ? 'old' : 'live';
    return {
      text: known.value === null ? t('press.number.none') : values.format(known.value),
      title: `${numberName(token)} · ${numberNote(known, now)}`,
      state: known.value === null ? 'missing' : state,
    };
  }

  return { numberName, numberNote, chipLook };
}
