/** The words of the client in the reader's language; switched without a reload. */
import { createI18n } from 'vue-i18n';
import { admin as adminEn } from './en/admin';
import { common as commonEn } from './en/common';
import { desk as deskEn } from './en/desk';
import { drill as drillEn } from './en/drill';
import { incidentWords as incidentEn } from './en/incident-words';
import { wall as wallEn } from './en/wall';
import { currentLocale, rememberLocale, type Locale } from './locale';
import { admin as adminZh } from './zh-CN/admin';
import { common as commonZh } from './zh-CN/common';
import { desk as deskZh } from './zh-CN/desk';
import { drill as drillZh } from './zh-CN/drill';
import { incidentWords as incidentZh } from './zh-CN/incident-words';
import { wall as wallZh } from './zh-CN/wall';

/** Every message; other areas of the client add their file here, in both languages. */
export const messages = {
  'zh-CN': { ...commonZh, desk: deskZh, wall: wallZh, admin: adminZh, drill: drillZh, incident: incidentZh },
  en: { ...commonEn, desk: deskEn, wall: wallEn, admin: adminEn, drill: drillEn, incident: incidentEn },
};

export const i18n = createI18n({
  legacy: false,
  locale: currentLocale(),
  fallbackLocale: 'zh-CN',
  messages,
});

/** Changes the language of everything on the screen, and remembers it. */
export function setLocale(locale: Locale): void {
  rememberLocale(locale);
  i18n.global.locale.value = locale;
  document.documentElement.lang = locale;
}

if (typeof document !== 'undefined') document.documentElement.lang = currentLocale();
