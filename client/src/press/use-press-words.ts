/** Names of what a bulletin is made of, in the reader's language. */
import type { AssertionKind, NumberToken, Office } from '@heed/shared/bulletins';
import { useI18n } from 'vue-i18n';
import { currentLocale } from '../i18n/locale';
import { useReference } from '../reference/reference-store';
import { secondsBetween } from '../ui/due-time';
import { sinceTime } from '../ui/format';
import { useDurations } from '../ui/use-durations';
import type { KnownNumber, OfferedNumber } from './number-looks';
import type { NumberAsk } from './text/text-pieces';
import type { ChipLook } from './text/text-dom';

const values = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });

export function usePressWords() {
  const { t, te } = useI18n();
  const reference = useReference();
  const durations = useDurations();

  const inLocale = (text: { zh: string; en: string }) =>
    (currentLocale() === 'en' ? text.en : text.zh) || text.zh;
  const named = (key: string, code: string) => (te(key) ? t(key) : code);

  function seriesName(name: string): string {
    const series = reference.reference?.figureSeries.find((one) => one.name === name);
    return series ? inLocale({ zh: series.title, en: series.titleEn ?? '' }) : name;
  }

  function zoneName(code: string | undefined): string {
    const zone = reference.reference?.zones.find((one) => one.code === code);
    return zone ? inLocale({ zh: zone.name, en: zone.nameEn ?? '' }) : (code ?? '');
  }

  function numberName({ query, figure, zone }: NumberAsk): string {
    if (query !== 'figure') return t(`press.query.${query}`);
    return [seriesName(figure ?? ''), zoneName(zone)].filter(Boolean).join(' · ');
  }

  function numberNote(known: KnownNumber, now: number): string {
    const parts = [
      known.source ?? t('press.number.heed'),
      known.at ? clock(known.at, now) : '',
      known.locked ? t('press.number.locked') : '',
      known.at && !known.locked
        ? t('press.number.age', { age: durations.age(secondsBetween(known.at, now)) })
        : '',
    ];
    return parts.filter(Boolean).join(' · ');
  }

  function clock(at: string | number, now: number): string {
    return sinceTime(at, now, reference.timeZone);
  }

  function chipLook(token: NumberToken, known: KnownNumber, now: number): ChipLook {
    const state = known.locked ? 'locked' : known.old ? 'old' : 'live';
    return {
      text: known.value === null ? t('press.number.none') : values.format(known.value),
      title: `${numberName(token)} · ${numberNote(known, now)}`,
      state: known.value === null ? 'missing' : state,
    };
  }

  return {
    inLocale,
    numberName,
    numberNote,
    chipLook,
    clock,
    value: (value: number | null) => (value === null ? '—' : values.format(value)),
    office: (office: Office | string) => named(`press.office.${office}`, office),
    assertion: (kind: AssertionKind | string) => named(`press.assertion.${kind}`, kind),
    ask: (code: string) => {
      const ask = reference.reference?.asks.find((one) => one.code === code);
      return ask ? inLocale(ask.label) : code;
    },
    offeredName: ({ ask }: OfferedNumber) => numberName(ask),
  };
}
