/** Which language the reader chose; kept on this machine, Chinese until somebody chooses. */
import { ref } from 'vue';

export const locales = ['zh-CN', 'en'] as const;
export type Locale = (typeof locales)[number];

const STORAGE_KEY = 'heed.locale';

const chosen = ref<Locale>(storedLocale());

/** The language in use. Reactive where it is read in a computation. */
export function currentLocale(): Locale {
  return chosen.value;
}

/** Remembers the choice. Called by `setLocale` of the i18n module alone. */
export function rememberLocale(locale: Locale): void {
  chosen.value = locale;
  globalThis.localStorage?.setItem(STORAGE_KEY, locale);
}

function storedLocale(): Locale {
  const stored = globalThis.localStorage?.getItem(STORAGE_KEY);
  return locales.find((locale) => locale === stored) ?? 'zh-CN';
}
