/** A page of the public site to render without a database: every field holds the text that a test gives it. */
import type { BulletinState } from '@heed/shared/bulletins';
import type {
  PublishedBulletin,
  PublishedPromise,
  PublishedStatement,
} from '../src/bulletins/published';
import { currentOf, type SiteModel } from '../src/site/site-model';
import { viewOf, type Reading, type View } from '../src/site/view';

export const AT = '2026-07-18T07:00:00.000Z';
const LATER = '2026-07-18T08:15:00.000Z';
const INCIDENT = 'incident';

const frame = {
  place: { zh: '江州市', en: 'Jiangzhou' },
  timeZone: 'Asia/Shanghai',
  origin: 'https://jz.example',
  stylesheet: '/site/site.css',
};

export function viewAt(reading: Partial<Reading> = {}, now = AT): View {
  return viewOf({ language: 'zh', large: false, base: '', ...reading }, frame, Date.parse(now));
}

export function aBulletin(
  number: number,
  word: string,
  part: Partial<PublishedBulletin> = {},
): PublishedBulletin {
  const both = { zh: word, en: word };
  return {
    id: `00000000-0000-7000-8000-00000000000${number}`,
    realm: 'real',
    incidentId: INCIDENT,
    year: 2026,
    number,
    kind: 'progress',
    state: 'published',
    publishedAt: AT,
    emergency: true,
    response: { level: 2, class: 'public-health', since: AT },
    title: both,
    issuer: both,
    lead: both,
    sections: {
      usable: [statement('u', word)],
      confirmed: [statement('c', word, { verified: { office: 'cdc', at: AT } })],
      unknown: [
        statement('k', word, {
          knownAt: LATER,
          knownBy: 'water',
          promiseId: 'promise',
          answers: ['ask:restored-when'],
        }),
      ],
      doing: [statement('d', word)],
      advice: [statement('a', word)],
    },
    help: [{ label: both, number: word }],
    numbers: [],
    asOf: AT,
    nextUpdateAt: LATER,
    noNextReason: both,
    removed: [{ statementId: 'x', reason: both }],
    correction: { wrong: both, right: both, reason: both, bannerUntil: LATER },
    replaces: null,
    replacedBy: null,
    settledAt: null,
    settledReason: null,
    hands: [{ kind: 'approved', at: AT }],
    digest: 'digest',
    ...part,
  };
}

/** Five bulletins, one in each state that the public can meet, the newest first. */
export function aModel(word: string): SiteModel {
  const both = { zh: word, en: word };
  const settled = (number: number, state: BulletinState) =>
    aBulletin(number, word, { state, settledAt: AT, settledReason: both });
  const newest = aBulletin(5, word, { replaces: { id: 'three', year: 2026, number: 3 } });
  const bulletins = [
    settled(6, 'retracted'),
    newest,
    settled(4, 'superseded'),
    settled(3, 'corrected'),
    settled(2, 'expired'),
  ];
  const page = { realm: 'real', bulletins, banners: [newest], promises: [aPromise(word)] };
  return {
    page,
    current: currentOf(page),
    zones: [
      {
        zone: { code: 'zone', name: word, nameEn: word, streets: ['street'] },
        verdict: 'unfit',
        series: {
          name: 'mib',
          title: word,
          titleEn: word,
          unit: 'ng/L',
          kind: 'sample',
          limit: 10,
          staleAfterMinutes: 60,
        },
        value: 41,
        limit: 10,
        sampledAt: AT,
        passes: 0,
      },
    ],
    progress: { received: 16_530, answered: 11_128, dispatched: 3_506, solved: 1_851, asOf: AT },
    points: [
      {
        code: 'point',
        name: word,
        nameEn: word,
        address: word,
        addressEn: word,
        street: 'street',
        lng: null,
        lat: null,
        until: LATER,
        note: word,
      },
    ],
    places: [
      {
        code: 'district',
        kind: 'district',
        name: word,
        nameEn: word,
        parent: null,
        lng: null,
        lat: null,
      },
      {
        code: 'street',
        kind: 'street',
        name: word,
        nameEn: word,
        parent: 'district',
        lng: null,
        lat: null,
      },
    ],
  };
}

function statement(
  id: string,
  word: string,
  part: Partial<PublishedStatement> = {},
): PublishedStatement {
  return {
    id,
    text: { zh: word, en: word },
    assertion: 'other',
    verified: null,
    knownAt: null,
    knownBy: null,
    promiseId: null,
    answers: [],
    ...part,
  };
}

function aPromise(word: string): PublishedPromise {
  const both = { zh: word, en: word };
  return {
    id: 'promise',
    incidentId: INCIDENT,
    bulletinId: null,
    text: both,
    owner: word,
    state: 'kept',
    madeAt: AT,
    dueAt: LATER,
    earlierDueAt: [AT],
    settledAt: AT,
    proof: word,
    reason: both,
  };
}
