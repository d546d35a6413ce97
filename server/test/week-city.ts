/** The week's flood: cases that are about one matter, and telephones that nobody could take in time. */
import type { ClusterResult, ClusterDetail, SimilarCases } from '@heed/shared/clusters';
import type { CallBackResult } from '@heed/shared/calls';
import { SearchIndexer } from '../src/reactors/search-indexer';
import type { Week } from './week-crew';
import type { Person } from './week-house';
import { moment } from './week-house';

const reason = '同一处管网';

/** Commands to a cluster, each on the version that stands. */
class Clusters {
  constructor(private readonly week: Week) {}

  async open(caseIds: readonly string[], by = this.week.crew.lan): Promise<string> {
    const input = this.week.house.fresh({ caseIds, leadId: caseIds[0], reason });
    const { cluster } = await this.week.house.done('POST', '/api/clusters', by, input);
    return (cluster as ClusterDetail).id;
  }

  async shown(id: string): Promise<ClusterDetail> {
    const { zhou } = this.week.crew;
    return (await this.week.house.done(
      'GET',
      `/api/clusters/${id}`,
      zhou,
    )) as unknown as ClusterDetail;
  }

  async act(id: string, by: Person, command: object): Promise<ClusterResult> {
    const body = await this.bodyOf(id, command);
    return (await this.week.house.done('POST', pathOf(id), by, body)) as unknown as ClusterResult;
  }

  async no(error: string, id: string, by: Person, command: object): Promise<void> {
    await this.week.house.no(error, pathOf(id), by, await this.bodyOf(id, command));
  }

  private async bodyOf(id: string, command: object) {
    const { version } = await this.shown(id);
    return this.week.house.fresh({ expectedVersion: version, ...command });
  }
}

const pathOf = (id: string) => `/api/clusters/${id}/commands`;

/** Joined by hand and by rule, raised by a worse member, commanded as one, and answered to the last. */
export async function isOneMatter(week: Week, tipOff: string): Promise<string> {
  const { lan, zhou, fang } = week.crew;
  const clusters = new Clusters(week);
  const place = { district: '江北区', street: '柳林街道' };
  const said = (part: object = {}) =>
    week.hear('望江里三栋水管爆裂，水漫到马路', { place, title: '望江里水管爆裂', ...part });
  const [a, b, c] = [await said(), await said(), await said()];
  await isSuggested(week, a);
  const id = await clusters.open([a, b]);
  const other = await clusters.open([c]);
  await clusters.no('in-cluster', other, lan, { kind: 'join', caseIds: [b] });
  await clusters.no('already-so', id, lan, { kind: 'join', caseIds: [b] });
  await clusters.no('stale-version', id, lan, { kind: 'join', caseIds: [c], expectedVersion: 9 });
  await clusters.no('illegal-state', id, lan, { kind: 'join', caseIds: [tipOff] });
  await clusters.act(other, lan, { kind: 'dissolve', reason });
  await clusters.no('illegal-state', other, lan, { kind: 'join', caseIds: [b] });
  await clusters.act(id, lan, { kind: 'join', caseIds: [c] });
  await clusters.act(id, lan, { kind: 'leave', caseIds: [a], reason });
  week.see('the next most urgent leads', (await clusters.shown(id)).leadId === b);
  await clusters.act(id, lan, { kind: 'undo' });
  week.see('taken back, the lead is what it was', (await clusters.shown(id)).leadId === a);
  await clusters.act(id, lan, { kind: 'leave', caseIds: [c], reason });
  await joinsByRule(week, id, said, c);
  await week.act(b, fang, { kind: 'set-urgency', urgency: 'urgent', reason });
  await week.house.settle();
  week.see('the lead is as urgent as its member', (await week.detail(a, zhou)).urgency);
  const { results } = await clusters.act(id, fang, { kind: 'dispatch', unitId: week.units.street });
  week.see(
    'went to every member',
    results.every(({ rejection }) => rejection === null),
  );
  await clusters.no('has-unanswered', id, zhou, { kind: 'close', reason });
  return id;
}

async function isSuggested(week: Week, id: string): Promise<void> {
  week.house.part(SearchIndexer).ring();
  const waiting = 'select 1 from complaint_text where tokens is null limit 1';
  // It works beside the doors; a text that is never indexed ends the test by its time.
  while ((await week.house.at.database.query(waiting)).length > 0);
  const path = `/api/cases/${id}/similar`;
  const { rows } = (await week.house.done('GET', path, week.crew.lan)) as unknown as SimilarCases;
  week.see('two like it are suggested', rows.length);
  week.see(
    'how alike',
    rows.every(({ score, sameStreet }) => sameStreet && score >= 0.12),
  );
}

/** Under a leader's rule: what fits joins, what was taken out or is critical doesn't; somebody looks. */
async function joinsByRule(
  week: Week,
  id: string,
  said: (part?: object) => Promise<string>,
  takenOut: string,
): Promise<void> {
  const { zhou } = week.crew;
  const clusters = new Clusters(week);
  const street = week.places.get('柳林街道') ?? '';
  const lists = { categories: [], streets: [street], zones: [], words: ['爆裂'] };
  const rule = { ...lists, name: '望江里爆管', validUntil: moment('10-08 09:00') };
  const tooLong = { ...rule, validUntil: moment('10-20 09:00') };
  await clusters.no('invalid', id, zhou, { kind: 'rule-on', rule: tooLong });
  await clusters.act(id, zhou, { kind: 'rule-on', rule });
  await week.house.passes(1);
  const [fits, critical] = [await said(), await said({ urgency: 'critical' })];
  await week.house.settle();
  const { members } = await clusters.shown(id);
  const within = new Set(members.map(({ caseId }) => caseId));
  const joined = [fits, critical, takenOut].map((each) => within.has(each));
  week.see('joined by the rule: what fits, what is critical, what was taken out', joined);
  const sample = await week.house.done('GET', '/api/clusters/sample?limit=20', zhou);
  week.see('listed for a look', (sample['rows'] as unknown[]).length);
  await clusters.act(id, zhou, { kind: 'check', caseIds: [fits] });
  await clusters.act(id, zhou, { kind: 'rule-off', reason });
}

/** Calls that gave up, told in any order; called back by one at a time. */
export async function isCalledBack(week: Week): Promise<void> {
  const { lan, gao } = week.crew;
  let told = 0;
  const tell = async (number: string, event: string, ago: number, part: object = {}) => {
    told += 1;
    const at = new Date(Date.parse(week.house.now) - ago * 60_000).toISOString();
    const input = { callId: `acd:${told}`, event, number, at, ...part };
    const receipt = await week.house.done('POST', '/api/calls', week.cti, input);
    return { input, id: receipt['callBackId'] as string | null, status: receipt['status'] };
  };
  const ahead = { callId: 'acd:0', event: 'abandoned', number: week.freshNumber() };
  const later = new Date(Date.parse(week.house.now) + 3_600_000).toISOString();
  await week.house.no('invalid', '/api/calls', week.cti, { ...ahead, at: later });
  const number = week.freshNumber();
  const first = await tell(number, 'abandoned', 30, { waitSeconds: 40 });
  const again = await week.house.done('POST', '/api/calls', week.cti, first.input);
  week.see('an event told again', again['status']);
  await tell(number, 'answered', 40);
  const second = await tell(number, 'abandoned', 20, { waitSeconds: 95 });
  week.see('one line for two calls', first.id === second.id);
  const line = new CallBack(week, second.id ?? '');
  week.see('masked for everybody', /^139\*{4}\d{4}$/.test((await line.row())?.number ?? ''));
  const claimed = await line.act(lan, 'claim');
  week.see('the whole number for who claimed it', claimed.number === `+86${number}`);
  await line.no('already-claimed', gao, 'claim');
  await line.no('not-holder', gao, 'miss');
  await line.act(lan, 'miss');
  await line.act(lan, 'claim');
  await line.act(lan, 'miss');
  week.see('two tries at once are one', (await line.row())?.tries);
  await tell(number, 'abandoned', 0);
  for (const _ of [2, 3]) {
    await week.house.passes(40 * 60);
    await line.act(gao, 'claim');
    await week.house.passes(11 * 60);
    await line.act(lan, 'claim');
    await line.act(lan, 'miss');
  }
  week.see('after three calls in vain', (await line.row())?.state);
  await line.act(lan, 'leave', { by: 'sms' });
  const others = [week.freshNumber(), week.freshNumber()];
  const [heard, called] = [
    await tell(others[0] ?? '', 'abandoned', 9),
    await tell(others[1] ?? '', 'abandoned', 9),
  ];
  await tell(others[0] ?? '', 'answered', 3);
  await tell(others[1] ?? '', 'callback-started', 2);
  await tell(others[1] ?? '', 'callback-ended', 1, { outcome: 'reached' });
  const left = [heard, called].map(({ id }) => new CallBack(week, id ?? '').row());
  week.see('heard, or called back by the telephone system', await Promise.all(left));
}

/** One number of the list of calls back. */
class CallBack {
  constructor(
    private readonly week: Week,
    private readonly id: string,
  ) {}

  /** Null where it isn't on the list any more. */
  async row(): Promise<CallBackResult['callBack'] | null> {
    const list = await this.week.house.done('GET', '/api/call-backs?limit=200', this.week.crew.lan);
    const rows = list['rows'] as CallBackResult['callBack'][];
    return rows.find(({ id }) => id === this.id) ?? null;
  }

  async act(by: Person, kind: string, part: object = {}): Promise<CallBackResult> {
    const body = await this.body({ kind, ...part });
    const path = `/api/call-backs/${this.id}/commands`;
    return (await this.week.house.done('POST', path, by, body)) as unknown as CallBackResult;
  }

  async no(error: string, by: Person, kind: string): Promise<void> {
    const body = await this.body({ kind });
    await this.week.house.no(error, `/api/call-backs/${this.id}/commands`, by, body);
  }

  private async body(command: object) {
    return this.week.house.fresh({ expectedVersion: (await this.row())?.version ?? 0, ...command });
  }
}
