/** The words of the client in the reader's language; switched without a reload. */
import { createI18n } from 'vue-i18n';
import { admin as adminEn } from './en/admin';
import { answers as answersEn } from './en/answers';
import { clocks as clocksEn } from './en/clocks';
import { clusters as clustersEn } from './en/clusters';
import { common as commonEn } from './en/common';
import { desk as deskEn } from './en/desk';
import { drill as drillEn } from './en/drill';
import { effect as effectEn } from './en/effect';
import { incidentDesk as incidentDeskEn } from './en/incident-desk';
import { incidentWords as incidentEn } from './en/incident-words';
import { incidents as incidentsEn } from './en/incidents';
import { ladder as ladderEn } from './en/ladder';
import { past as pastEn } from './en/past';
import { playing as playingEn } from './en/playing';
import { replay as replayEn } from './en/replay';
import { press as pressEn } from './en/press';
import { rates as ratesEn } from './en/rates';
import { reports as reportsEn } from './en/reports';
import { roster as rosterEn } from './en/roster';
import { signals as signalsEn } from './en/signals';
import { suggestions as suggestionsEn } from './en/suggestions';
import { thresholds as thresholdsEn } from './en/thresholds';
import { topics as topicsEn } from './en/topics';
import { unitLoop as unitLoopEn } from './en/unit-loop';
import { wall as wallEn } from './en/wall';
import { wording as wordingEn } from './en/wording';
import { zero as zeroEn } from './en/zero';
import { currentLocale, rememberLocale, type Locale } from './locale';
import { admin as adminZh } from './zh-CN/admin';
import { answers as answersZh } from './zh-CN/answers';
import { clocks as clocksZh } from './zh-CN/clocks';
import { clusters as clustersZh } from './zh-CN/clusters';
import { common as commonZh } from './zh-CN/common';
import { desk as deskZh } from './zh-CN/desk';
import { drill as drillZh } from './zh-CN/drill';
import { effect as effectZh } from './zh-CN/effect';
import { incidentDesk as incidentDeskZh } from './zh-CN/incident-desk';
import { incidentWords as incidentZh } from './zh-CN/incident-words';
import { incidents as incidentsZh } from './zh-CN/incidents';
import { ladder as ladderZh } from './zh-CN/ladder';
import { past as pastZh } from './zh-CN/past';
import { playing as playingZh } from './zh-CN/playing';
import { replay as replayZh } from './zh-CN/replay';
import { press as pressZh } from './zh-CN/press';
import { rates as ratesZh } from './zh-CN/rates';
import { reports as reportsZh } from './zh-CN/reports';
import { roster as rosterZh } from './zh-CN/roster';
import { signals as signalsZh } from './zh-CN/signals';
import { suggestions as suggestionsZh } from './zh-CN/suggestions';
import { thresholds as thresholdsZh } from './zh-CN/thresholds';
import { topics as topicsZh } from './zh-CN/topics';
import { unitLoop as unitLoopZh } from './zh-CN/unit-loop';
import { wall as wallZh } from './zh-CN/wall';
import { wording as wordingZh } from './zh-CN/wording';
import { zero as zeroZh } from './zh-CN/zero';

/** Every message; other areas of the client add their file here, in both languages. */
export const messages = {
  'zh-CN': {
    ...commonZh,
    answers: answersZh,
    clusters: clustersZh,
    desk: deskZh,
    ladder: ladderZh,
    past: pastZh,
    playing: playingZh,
    replay: replayZh,
    press: pressZh,
    rates: ratesZh,
    reports: reportsZh,
    roster: rosterZh,
    signals: signalsZh,
    suggestions: suggestionsZh,
    topics: topicsZh,
    unitLoop: unitLoopZh,
    wall: wallZh,
    wording: wordingZh,
    zero: zeroZh,
    admin: adminZh,
    clocks: clocksZh,
    thresholds: thresholdsZh,
    drill: drillZh,
    effect: effectZh,
    incident: incidentZh,
    incidentDesk: incidentDeskZh,
    incidents: incidentsZh,
  },
  en: {
    ...commonEn,
    answers: answersEn,
    clusters: clustersEn,
    desk: deskEn,
    ladder: ladderEn,
    past: pastEn,
    playing: playingEn,
    replay: replayEn,
    press: pressEn,
    rates: ratesEn,
    reports: reportsEn,
    roster: rosterEn,
    signals: signalsEn,
    suggestions: suggestionsEn,
    topics: topicsEn,
    unitLoop: unitLoopEn,
    wall: wallEn,
    wording: wordingEn,
    zero: zeroEn,
    admin: adminEn,
    clocks: clocksEn,
    thresholds: thresholdsEn,
    drill: drillEn,
    effect: effectEn,
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
