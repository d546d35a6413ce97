/** The words of the client in the reader's language; switched without a reload. */
import { createI18n } from 'vue-i18n';
import { admin as adminEn } from './en/admin';
import { common as commonEn } from './en/common';
import { desk as deskEn } from './en/desk';
import { drill as drillEn } from './en/drill';
import { incidentDesk as incidentDeskEn } from './en/incident-desk';
import { incidentWords as incidentEn } from './en/incident-words';
import { incidents as incidentsEn } from './en/incidents';
import { press as pressEn } from './en/press';
import { wall as wallEn } from './en/wall';
import { currentLocale, rememberLocale, type Locale } from './locale';
import { admin as adminZh } from './zh-CN/admin';
import { common as commonZh } from './zh-CN/common';
import { desk as deskZh } from './zh-CN/desk';
import { drill as drillZh } from './zh-CN/drill';
import { incidentDesk as incidentDeskZh } from './zh-CN/incident-desk';
import { incidentWords as incidentZh } from './zh-CN/incident-words';
import { incidents as incidentsZh } from './zh-CN/incidents';
import { press as pressZh } from './zh-CN/press';
import { wall as wallZh } from './zh-CN/wall';

/** Every message; other areas of the client add their file here, in both languages. */
export const messages = {
  'zh-CN': {
    ...commonZh,
    desk: deskZh,
    press: pressZh,
    wall: wallZh,
    admin: adminZh,
    drill: drillZh,
    incident: incidentZh,
    incidentDesk: incidentDeskZh,
    incidents: incidentsZh,
  },
  en: {
    ...commonEn,
    desk: deskEn,
    press: pressEn,
    wall: wallEn,
    admin: adminEn,
    drill: drillEn,
    incident: incidentEn,
    incidentDesk: incidentDeskEn,
    incidents: incidentsEn,
  },
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
