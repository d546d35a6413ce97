/** The doors of the desk, as a table: what is asked, and which status each one gets. */
import { randomUUID } from 'node:crypto';
import { planted, type Planted } from './desk-city';
import {
  caseFound,
  found,
  get,
  leaders,
  post,
  room,
  workers,
  type Ask,
  type Body,
  type Door,
} from './desk-door';

const requestId = () => randomUUID();
const days = (n: number) => new Date(Date.now() + n * 86_400_000).toISOString();
const period = () => `from=${days(-30)}&to=${days(1)}`;
const all = (realm: string) => `/api/cases?view=all&realm=${realm}`;
const callers = (which: Planted): [Ask, Body] => [
  () => '/api/callers',
  ({ realm }) => ({ phone: planted[which].phone, realm }),
];
const bulk = (part: Body): [Ask, Body] => [
  () => '/api/cases/commands',
  (place) => ({ requestId: requestId(), command: { kind: 'note', text: '看' }, ...part(place) }),
];
const tells = { tells: true };
const ofAccusing = { of: 'accusing' } as const;

/** Of a realm: whoever asks gets what they may see of it. */
export const realmDoors: readonly Door[] = [
  get('the list', ({ realm }) => all(realm), workers, tells),
  get(
    'a case’s number',
    ({ realm, city }) => `${all(realm)}&q=${city.cases.accusing.no}`,
    workers,
    tells,
  ),
  get('the phone of a tip-off', ({ realm }) => `${all(realm)}&phone=${planted.tip.phone}`, workers),
  get(
    'the phone of an accuser',
    ({ realm }) => `${all(realm)}&phone=${planted.accusing.phone}`,
    workers,
    tells,
  ),
  get(
    'a word of a tip-off',
    ({ realm }) => `${all(realm)}&q=${encodeURIComponent('偷排')}`,
    workers,
  ),
  get('counts of views', ({ realm }) => `/api/views/counts?realm=${realm}`, workers),
  get('saved views', ({ realm }) => `/api/views?realm=${realm}`, workers),
  get('templates', () => '/api/templates', workers),
  get('what must reach zero', ({ realm }) => `/api/must-reach-zero?realm=${realm}`, workers, tells),
  get('numbers to call back', ({ realm }) => `/api/call-backs?realm=${realm}`, room, tells),
  post('the caller who accuses', callers('accusing'), room, tells),
  post('the caller who tipped off', callers('tip'), room),
  get('rates', ({ realm }) => `/api/statistics/rates?${period()}&by=unit&realm=${realm}`, room),
  get(
    'the cases behind a rate',
    ({ realm }) => `/api/cases?rate=repeat&part=denominator&${period()}&realm=${realm}`,
    workers,
    tells,
  ),
  get(
    'a sample for second visits',
    ({ realm }) => `/api/statistics/revisit-sample?${period()}&realm=${realm}`,
    room,
  ),
  get('the ledger of answers', ({ realm }) => `/api/answers?realm=${realm}`, workers, tells),
  get('the flood', ({ realm }) => `/api/clusters/flood?realm=${realm}`, workers),
  get('joins to look at', ({ realm }) => `/api/clusters/sample?realm=${realm}`, room, tells),
  post(
    'cases like what is written',
    [() => '/api/clusters/suggest', ({ realm }) => ({ text: '明渠塌方 挪用水费 暗管偷排', realm })],
    room,
  ),
  get('lists to units', ({ realm }) => `/api/unit-lists?realm=${realm}`, leaders),
  get('wording', ({ realm }) => `/api/wording?realm=${realm}`, { ...workers, press: 200 }),
  get('wording that waits', ({ realm }) => `/api/wording/waiting?realm=${realm}`, {
    ...workers,
    press: 200,
  }),
  get('the roster', ({ realm }) => `/api/roster?realm=${realm}`, workers),
  post(
    'another’s calendar',
    [
      () => '/api/roster/feeds',
      ({ city }) => ({ requestId: requestId(), memberId: city.people.leader.id }),
    ],
    { accused: 201, inDrill: 201 },
  ),
  get('hand-overs', ({ realm }) => `/api/handovers?realm=${realm}`, workers, {
    ...tells,
    plainIds: true,
  }),
  post(
    'a hand-over of all',
    [() => '/api/handovers', ({ realm }) => ({ requestId: requestId(), realm })],
    { other: 201, accused: 201, assisting: 201, taker: 201, inDrill: 201 },
    tells,
  ),
  get('notices', ({ realm }) => `/api/notices?realm=${realm}`, workers),
  get('the ladder', ({ realm }) => `/api/ladder?realm=${realm}`, workers),
  get('the trial of the ladder', ({ realm }) => `/api/ladder/dry-run?realm=${realm}`, workers),
  get('the recount of clocks', ({ realm }) => `/api/clock-policy/recount?realm=${realm}`, {}),
  post(
    'all that match',
    bulk(({ realm }) => ({ filter: { view: 'all', realm }, dryRun: true })),
    workers,
  ),
];

/** Of one case, for each kind of case. */
export const caseDoors: readonly Door[] = (
  ['accusing', 'tip', 'confidential', 'plain'] as const
).flatMap((of) => [
  get(`the case (${of})`, ({ id }) => `/api/cases/${id}`, caseFound(of), { of }),
  get(`what is like it (${of})`, ({ id }) => `/api/cases/${id}/similar`, caseFound(of), { of }),
  get(`where it could go (${of})`, ({ id }) => `/api/cases/${id}/proposals`, caseFound(of), { of }),
  get(`its drafts (${of})`, ({ id }) => `/api/cases/${id}/drafts`, caseFound(of), { of }),
  get(`its answers (${of})`, ({ id }) => `/api/answers?case=${id}`, workers, { of }),
  post(
    `one of many (${of})`,
    bulk(({ id }) => ({ ids: [id] })),
    workers,
    { of, plainIds: true },
  ),
]);

/** Of one case or of what stands beside the cases. */
export const otherDoors: readonly Door[] = [
  post(
    'a command',
    [
      ({ id }) => `/api/cases/${id}/commands`,
      () => ({ kind: 'remind', expectedVersion: 1, requestId: requestId() }),
    ],
    { ...found(), taker: 409 },
    ofAccusing,
  ),
  post(
    'a reveal of a tip-off',
    [
      ({ id }) => `/api/cases/${id}/reveal`,
      () => ({ complaintId: randomUUID(), field: 'phone', reason: '核实' }),
    ],
    { ...found(), accused: 422, taker: 403 },
    { of: 'tip' },
  ),
  post(
    'a mention',
    [
      ({ id }) => `/api/cases/${id}/mentions`,
      ({ city }) => ({ requestId: requestId(), memberIds: [city.people.leader.id] }),
    ],
    found('taker'),
    ofAccusing,
  ),
  post(
    'a mention of who may not know',
    [
      ({ id }) => `/api/cases/${id}/mentions`,
      ({ city }) => ({ requestId: requestId(), memberIds: [city.people.accused.id] }),
    ],
    { ...found(), taker: 422 },
    ofAccusing,
  ),
  post(
    'a cluster with it',
    [
      () => '/api/clusters',
      ({ id }) => ({ requestId: requestId(), caseIds: [id], leadId: id, reason: '同一事' }),
    ],
    { accused: 404, taker: 422 },
    ofAccusing,
  ),
  post(
    'wording that was used on it',
    [
      ({ city }) => `/api/wording/${city.ids.wording}/uses`,
      ({ id }) => ({ requestId: requestId(), edition: 1, caseId: id }),
    ],
    { ...found('taker'), press: 404 },
    ofAccusing,
  ),
  post(
    'a hand-over of it alone',
    [() => '/api/handovers', ({ id }) => ({ requestId: requestId(), caseId: id })],
    { other: 422, accused: 422, assisting: 422, taker: 422 },
    ofAccusing,
  ),
  post(
    'a list with it',
    [
      () => '/api/unit-lists',
      ({ id, city }) => ({ requestId: requestId(), unitId: city.units.water, caseIds: [id] }),
    ],
    { accused: 400 },
    ofAccusing,
  ),
  get('the cluster', ({ id }) => `/api/clusters/${id}`, found('accused', 'assisting', 'taker'), {
    of: 'cluster',
    ...tells,
  }),
  get('its cases', ({ id }) => `${all('real')}&cluster=${id}`, workers, {
    of: 'cluster',
    ...tells,
  }),
  get(
    'its answer to all',
    ({ id }) => `/api/clusters/${id}/cast`,
    found('accused', 'assisting', 'taker'),
    {
      of: 'cluster',
    },
  ),
  post(
    'its end',
    [
      ({ id }) => `/api/clusters/${id}/commands`,
      () => ({ kind: 'close', reason: '已处理', expectedVersion: 1, requestId: requestId() }),
    ],
    { other: 404, accused: 422, assisting: 422, taker: 422 },
    { of: 'cluster', ...tells },
  ),
  get('an answer', ({ id }) => `/api/answers/${id}`, found('taker'), { of: 'answer', ...tells }),
  post(
    'a call of an answer before its time',
    [
      ({ id }) => `/api/answers/${id}/calls`,
      () => ({ requestId: requestId(), expectedVersion: 1, reached: false }),
    ],
    { accused: 404, taker: 422 },
    { of: 'answer' },
  ),
  get(
    'a list to a unit',
    ({ id }) => `/api/unit-lists/${id}`,
    { accused: 200 },
    { of: 'list', ...tells },
  ),
  post(
    'its text',
    [({ id }) => `/api/unit-lists/${id}/text`, () => ({})],
    { accused: 200 },
    { of: 'list', ...tells },
  ),
  get(
    'an entry of wording',
    ({ id }) => `/api/wording/${id}`,
    { ...found('other', 'accused', 'assisting', 'taker'), press: 200 },
    { of: 'wording' },
  ),
  get('where it was used', ({ id }) => `/api/wording/${id}/cases`, workers, {
    of: 'wording',
    ...tells,
  }),
  get('a hand-over', ({ id }) => `/api/handovers/${id}`, found('accused'), {
    of: 'handover',
    plainIds: true,
    ...tells,
  }),
];
