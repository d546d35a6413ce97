/**
 * A city in which some may not know of some cases, over a test's own database: a case that accuses a
 * unit, a tip-off, a confidential complainant, a case with a unit that helps, and a drill beside them.
 */
import { randomUUID } from 'node:crypto';
import { AnswerDoorsModule } from '../src/doors/answers/answer-doors.module';
import { AdminDoorsModule } from '../src/doors/admin/admin-doors.module';
import { CallDoorsModule } from '../src/doors/calls/call-doors.module';
import { CaseDoorsModule } from '../src/doors/cases/case-doors.module';
import { ClusterDoorModule } from '../src/doors/clusters/cluster-door.module';
import { ConsoleDoorsModule } from '../src/doors/console/console-doors.module';
import { LadderDoorsModule } from '../src/doors/ladder/ladder-doors.module';
import { RosterDoorsModule } from '../src/doors/roster/roster-doors.module';
import { SessionDoorModule } from '../src/doors/session/session-door.module';
import { UnitLoopDoorsModule } from '../src/doors/unit-loop/unit-loop-doors.module';
import { WordingDoorsModule } from '../src/doors/wording/wording-doors.module';
import { TriageBook } from '../src/intake/triage-book';
import { AnswerNode } from './answer-node';
import { caseStage } from './case-stage';
import { joinRule, makeClusterDesk } from './cluster-builders';
import { openDoors, type DoorApp } from './door-app';
import { DoorStaff } from './door-staff';
import { DrillHouse } from './drill-house';
import { FakeClock } from './fake-clock';
import { openBook } from './intake-stage';
import type { TestDatabase } from './pg';
import { wordingInput } from './wording-desks';

/** What was said, and by whom: no answer but a reveal holds a name or a number of these. */
export const planted = {
  /** The water unit's, with a unit that helps. */
  plain: { title: '明渠塌方', name: '秦朗行', phone: '13900001111' },
  /** Accuses a unit; leads a cluster. */
  accusing: { title: '挪用水费', name: '卫不平', phone: '13900002222' },
  tip: { title: '暗管偷排', name: '祁暗访', phone: '13900003333' },
  confidential: { title: '深夜施工', name: '温守口', phone: '13900004444' },
  /** Joined the cluster by its rule; nobody's yet. */
  joined: { title: '河边异味', name: '焦如风', phone: '13900005555' },
} as const;
export type Planted = keyof typeof planted;

/** In the order of the table's columns. */
export const watchers = [
  'other',
  'accused',
  'assisting',
  'taker',
  'press',
  'viewer',
  'auditor',
  'key',
  'inDrill',
] as const;
export type Watcher = (typeof watchers)[number];

const modules = [
  SessionDoorModule,
  AdminDoorsModule,
  CaseDoorsModule,
  ConsoleDoorsModule,
  ClusterDoorModule,
  CallDoorsModule,
  AnswerDoorsModule,
  RosterDoorsModule,
  LadderDoorsModule,
  WordingDoorsModule,
  UnitLoopDoorsModule,
];

interface Answer {
  readonly status: number;
  readonly text: string;
}

export interface Member {
  readonly id: string;
  /** A cookie, or the header of a key. */
  readonly pass: string;
}

export class DeskCity {
  readonly cases = {} as Record<Planted, { id: string; no: string }>;
  readonly people = {} as Record<Watcher | 'leader' | 'second', Member>;
  readonly units = {} as Record<'water' | 'power' | 'market' | 'harbour', string>;
  readonly ids = {} as Record<'cluster' | 'list' | 'wording' | 'handover' | 'answer', string>;
  drill = '';
  linkPath = '';

  private constructor(
    private readonly at: TestDatabase,
    private readonly doors: DoorApp,
    private readonly staff: DoorStaff,
  ) {}

  static async open(at: TestDatabase): Promise<DeskCity> {
    const house = await DrillHouse.open(at, new FakeClock(Date.now()));
    const doors = await openDoors(at, [...caseStage(), ...modules], house.realms);
    openBook(doors.app.get(TriageBook));
    const city = new DeskCity(at, doors, await DoorStaff.at(doors));
    await city.staffed();
    await city.told();
    city.drill = (await house.running()).realm;
    return city;
  }

  close(): Promise<void> {
    return this.doors.close();
  }

  async ask(who: Member, method: Method, url: string, payload?: object): Promise<Answer> {
    const isKey = who.pass.startsWith('Bearer ');
    const headers = isKey
      ? { authorization: who.pass }
      : { cookie: who.pass, 'sec-fetch-site': 'same-origin' };
    const answer = await this.doors.app.inject({
      method,
      url,
      headers,
      ...(payload && { payload }),
    });
    return { status: answer.statusCode, text: answer.body };
  }

  /** What a leader does while the city is made has to be done. */
  async done<T = Record<string, string>>(
    url: string,
    payload: object,
    who: Member = this.people.leader,
  ): Promise<T> {
    const full = { requestId: randomUUID(), ...payload };
    const { status, text } = await this.ask(who, 'POST', url, full);
    if (status >= 300) throw new Error(`${url}: ${status} ${text}`);
    return JSON.parse(text) as T;
  }

  async command(which: Planted, payload: object): Promise<void> {
    const { id } = this.cases[which];
    const { text } = await this.ask(this.people.leader, 'GET', `/api/cases/${id}`);
    const { version: expectedVersion } = JSON.parse(text) as { version: number };
    await this.done(`/api/cases/${id}/commands`, { expectedVersion, ...payload });
  }

  private async staffed(): Promise<void> {
    const admin = { id: '', pass: this.staff.admin };
    for (const name of ['water', 'power', 'market', 'harbour'] as const) {
      const unit = { name, taskForce: false, capacity: 10 };
      const { text } = await this.ask(admin, 'POST', '/api/units', unit);
      this.units[name] = (JSON.parse(text) as { id: string }).id;
    }
    const person = async (role: string, unitId: string | null = null): Promise<Member> => {
      const { id, cookie } = await this.staff.person(role, unitId);
      return { id, pass: cookie };
    };
    Object.assign(this.people, {
      leader: await person('duty-leader'),
      second: await person('duty-leader'),
      other: await person('handler', this.units.power),
      accused: await person('duty-leader', this.units.market),
      assisting: await person('unit-member', this.units.harbour),
      taker: await person('call-taker'),
      press: await person('press-officer'),
      viewer: await person('viewer'),
      auditor: await person('auditor'),
      key: await this.key('complaints:write'),
      inDrill: await person('duty-leader'),
    });
  }

  private async key(scope: string): Promise<Member> {
    const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
    const body = { name: scope, scopes: [scope], expiresAt };
    const made = await this.ask({ id: '', pass: this.staff.admin }, 'POST', '/api/keys', body);
    return { id: '', pass: `Bearer ${(JSON.parse(made.text) as { key: string }).key}` };
  }

  private async told(): Promise<void> {
    for (const which of ['accusing', 'plain', 'tip', 'confidential'] as const) {
      await this.hear(which);
      await this.command(which, { kind: 'dispatch', unitId: this.units.water });
    }
    await this.grouped();
    const reason = '按规定';
    const helpers = [this.units.harbour];
    await this.command('plain', { kind: 'set-units', assistingUnitIds: helpers, reason });
    await this.written();
    await this.command('tip', { kind: 'set-procedure', procedure: 'tip_off', reason });
    await this.command('accusing', { kind: 'set-accused', unitId: this.units.market, reason });
  }

  private async hear(which: Planted): Promise<void> {
    const { title, name, phone } = planted[which];
    const { caseId: id = '', caseNo: no = '' } = await this.done('/api/complaints', {
      requestId: undefined,
      channel: 'phone',
      title,
      text: `${title}，请来看看`,
      category: 'water-outage',
      complainant: { name, phone, ...(which === 'confidential' && { confidential: true }) },
    });
    this.cases[which] = { id, no };
  }

  /** A cluster led by the case that will accuse, with one that its rule joined. */
  private async grouped(): Promise<void> {
    const { accusing, plain, tip } = this.cases;
    const { cluster } = await this.done<{ cluster: { id: string; version: number } }>(
      '/api/clusters',
      { caseIds: [accusing.id, plain.id, tip.id], leadId: accusing.id, reason: '同一事' },
    );
    this.ids.cluster = cluster.id;
    const { version: expectedVersion } = cluster;
    const rule = joinRule({ name: '河边的规则', words: ['异味'] });
    await this.done(`/api/clusters/${cluster.id}/commands`, {
      kind: 'rule-on',
      rule,
      expectedVersion,
    });
    await this.hear('joined');
    await makeClusterDesk(this.at).catchUp();
  }

  /** What stands beside the cases: a list, wording that was used, an answer to all, a hand-over, a call. */
  private async written(): Promise<void> {
    const { accusing, plain, tip } = this.cases;
    const { leader, second } = this.people;
    const caseIds = [plain.id, accusing.id, tip.id];
    const list = await this.done('/api/unit-lists', { unitId: this.units.water, caseIds });
    this.ids.list = String(list['id']);
    const link = await this.done(`/api/unit-lists/${this.ids.list}/links`, { hours: 24 });
    this.linkPath = String(link['path']);
    const wording = await this.done<{ wording: { id: string } }>(
      '/api/wording',
      wordingInput(leader.id),
    );
    this.ids.wording = wording.wording.id;
    const agree = { kind: 'agree', expectedVersion: 1 };
    await this.done(`/api/wording/${this.ids.wording}/commands`, agree, second);
    for (const { id: caseId } of [plain, accusing]) {
      await this.done(`/api/wording/${this.ids.wording}/uses`, { edition: 1, caseId });
    }
    const cast = `/api/clusters/${this.ids.cluster}/cast`;
    const drafted = await this.done<{ rows: { id: string }[] }>(cast, {
      kind: 'draft',
      zh: '{编号}：今晚八点恢复。',
    });
    await this.done(cast, { kind: 'approve', castId: drafted.rows[0]?.id }, second);
    await new AnswerNode(this.at, new FakeClock(Date.now())).round();
    const [answer] = await this.at.database.query<{ id: string }>(
      'select id from answer where case_id = $1',
      [accusing.id],
    );
    this.ids.answer = answer?.id ?? '';
    const told = await this.key('calls:write');
    for (const which of ['tip', 'accusing'] as const) {
      const { phone: number } = planted[which];
      const at = new Date().toISOString();
      const call = { requestId: undefined, callId: `acd:${which}`, event: 'abandoned', number, at };
      await this.done('/api/calls', call, told);
    }
    const given = await this.done<{ handover: { id: string } }>('/api/handovers', {
      toMemberId: this.people.accused.id,
    });
    this.ids.handover = given.handover.id;
    await this.at.database.query(
      `insert into alarm (id, realm, subject, code, level, about, raised_at)
       values ($1, 'real', 'critical-case-waiting:' || $2, 'critical-case-waiting', 1, $3, now())`,
      [randomUUID(), accusing.id, JSON.stringify({ caseId: accusing.id, caseNo: accusing.no })],
    );
  }
}

export type Method = 'GET' | 'POST' | 'PUT';
