/** A task force's house for a week: every desk's doors, what follows them, and a clock that a story moves. */
import { randomUUID } from 'node:crypto';
import type { Rejection } from '@heed/shared/rejections';
import type { Role } from '@heed/shared/vocabulary';
import { hashPassword } from '../src/access/password';
import { AdminDoorsModule } from '../src/doors/admin/admin-doors.module';
import { AnswerDoorsModule } from '../src/doors/answers/answer-doors.module';
import { BulletinDoorsModule } from '../src/doors/bulletins/bulletin-doors.module';
import { CallDoorsModule } from '../src/doors/calls/call-doors.module';
import { CaseDoorsModule } from '../src/doors/cases/case-doors.module';
import { ClusterDoorModule } from '../src/doors/clusters/cluster-door.module';
import { IncidentDoorsModule } from '../src/doors/incidents/incident-doors.module';
import { LadderDoorsModule } from '../src/doors/ladder/ladder-doors.module';
import { RosterDoorsModule } from '../src/doors/roster/roster-doors.module';
import { SessionDoorModule } from '../src/doors/session/session-door.module';
import { UnitLoopDoorsModule } from '../src/doors/unit-loop/unit-loop-doors.module';
import { WordingDoorsModule } from '../src/doors/wording/wording-doors.module';
import { TriageBook } from '../src/intake/triage-book';
import type { JournalEntry } from '../src/journal/events';
import { Journal } from '../src/journal/journal';
import { newId } from '../src/kernel/ids';
import { RealmClock } from '../src/kernel/realm-clock';
import { CaseTimes } from '../src/reactors/case-times';
import { ClusterJoiner } from '../src/reactors/cluster-joiner';
import { Deadlines } from '../src/reactors/deadlines';
import { IncidentLinker } from '../src/reactors/incident-linker';
import { Ladder } from '../src/reactors/ladder/ladder';
import { ReactorsModule } from '../src/reactors/reactors.module';
import { SearchIndexer } from '../src/reactors/search-indexer';
import { WordingFollower } from '../src/reactors/wording-follower';
import { ReferenceLists } from '../src/reference/reference-lists';
import { triageView } from '../src/reference/triage-view';
import { HandoverDesk } from '../src/roster/handover-desk';
import { AnswerNode } from './answer-node';
import { caseStage } from './case-stage';
import { ADMIN_PASSWORD, openDoors, type DoorApp } from './door-app';
import { FakeClock } from './fake-clock';
import type { TestDatabase } from './pg';

const doorModules = [
  ReactorsModule,
  SessionDoorModule,
  AdminDoorsModule,
  CaseDoorsModule,
  CallDoorsModule,
  AnswerDoorsModule,
  RosterDoorsModule,
  LadderDoorsModule,
  IncidentDoorsModule,
  BulletinDoorsModule,
  ClusterDoorModule,
  WordingDoorsModule,
  UnitLoopDoorsModule,
];
const PASSWORD = 'a long password for the week';
const PAGE = 1_000;

export interface Person {
  readonly id: string;
  readonly cookie: string;
  readonly name: string;
}

/** A request that was refused: the code, and what is said of its first fault. */
export interface Refused {
  /** The desk and the command, as `cases claim`; else method and path. */
  readonly ask: string;
  readonly error: string;
  readonly fault: string;
}

export interface Told {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** A moment of the week in Shanghai: `10-08 09:00`. */
export function moment(text: string): string {
  return new Date(`2026-${text.replace(' ', 'T')}:00+08:00`).toISOString();
}

export class WeekHouse {
  readonly refusals: Refused[] = [];
  private told = 0;
  private hash = '';

  /** The way to complainants: its gateways listen on this machine. */
  readonly answers: AnswerNode;

  private constructor(
    readonly at: TestDatabase,
    readonly doors: DoorApp,
    private readonly wall: FakeClock,
    readonly admin: string,
  ) {
    this.answers = new AnswerNode(at, wall, this.part(RealmClock));
  }

  /** The realm's clock is the test's; sessions and passwords go by the machine's, so that nobody is logged out. */
  static async open(at: TestDatabase, begins: string): Promise<WeekHouse> {
    const wall = new FakeClock(Date.parse(begins));
    const modules = [...caseStage(), ...doorModules];
    const doors = await openDoors(at, modules, new RealmClock(wall));
    const admin = await doors.logIn('admin', ADMIN_PASSWORD);
    const house = new WeekHouse(at, doors, wall, admin);
    const [lists, book] = [house.part(ReferenceLists), house.part(TriageBook)];
    lists.onRefreshed((state) => book.replace(triageView(state), state.units, state.realm));
    house.hash = await hashPassword(PASSWORD);
    await house.readsLists();
    return house;
  }

  part<T>(of: new (...parts: never[]) => T): T {
    return this.doors.app.get(of, { strict: false });
  }

  get now(): string {
    return new Date(this.wall.now()).toISOString();
  }

  /** Somebody with an account of their own, logged in. */
  async person(name: string, roles: Role[], unitId: string | null = null): Promise<Person> {
    const id = newId();
    await this.at.database.query(
      `insert into account (id, account, name, password_hash, roles, unit_id, created_at)
       values ($1, $2, $2, $3, $4, $5, $6)`,
      [id, name, this.hash, roles, unitId, this.now],
    );
    return { id, name, cookie: await this.doors.logIn(name, PASSWORD) };
  }

  async ask(
    method: Method,
    url: string,
    who: Person | string,
    payload?: object | string,
  ): Promise<Told> {
    const cookie = typeof who === 'string' ? who : who.cookie;
    const isKey = cookie.startsWith('Bearer ');
    const identity = isKey
      ? { authorization: cookie }
      : { cookie, 'sec-fetch-site': 'same-origin' };
    const type = typeof payload === 'string' ? { 'content-type': 'text/csv' } : {};
    const answer = await this.doors.app.inject({
      method,
      url,
      headers: { ...identity, ...type },
      ...(payload !== undefined && { payload }),
    });
    const isJson = String(answer.headers['content-type']).includes('json');
    const body = isJson ? answer.json<Record<string, unknown>>() : { text: answer.body };
    if (answer.statusCode >= 400) this.refusals.push(refusedIn({ method, url, payload }, body));
    return { status: answer.statusCode, body };
  }

  /** What must be done: a refusal ends the story. */
  async done(method: Method, url: string, who: Person | string, payload?: object | string) {
    const { status, body } = await this.ask(method, url, who, payload);
    if (status < 300) return body;
    throw new Error(
      `${method} ${url} ${JSON.stringify(payload)}: ${status} ${JSON.stringify(body)}`,
    );
  }

  /** What must be refused with this code: a command, or the reading of something. */
  async no(error: string, url: string, who: Person | string, payload?: object) {
    const method = payload === undefined ? 'GET' : 'POST';
    const { status, body } = await this.ask(method, url, who, payload);
    if (status >= 400 && body['error'] === error) return body;
    const told = JSON.stringify(body).slice(0, 500);
    throw new Error(
      `${url} ${JSON.stringify(payload)} was not refused as ${error}: ${status} ${told}`,
    );
  }

  /** What every new thing is asked with. */
  fresh<T extends object>(part: T): T & { requestId: string } {
    return { requestId: randomUUID(), ...part };
  }

  /** Lets time pass up to a moment, and then does what is due. */
  async passTo(text: string): Promise<void> {
    const to = Date.parse(moment(text));
    if (to < this.wall.now()) throw new Error(`${text} is over`);
    this.wall.pass(to - this.wall.now());
    await this.settle();
  }

  async passes(seconds: number): Promise<void> {
    this.wall.pass(seconds * 1_000);
    await this.settle();
  }

  /** All that the house does by itself at this time. */
  async settle(): Promise<void> {
    await this.part(CaseTimes).tick();
    await this.hear();
    await this.part(Ladder).tick();
    await this.part(Deadlines).tick();
    await this.part(HandoverDesk).passOnDue('real');
    await this.answers.round();
    await this.hear();
  }

  /** Takes up the lists, and the people, as they are stored. */
  readsLists(): Promise<void> {
    return this.part(ReferenceLists).refresh();
  }

  /** Whoever follows the journal is told what came into it. */
  private async hear(): Promise<void> {
    const followers = [
      this.part(IncidentLinker),
      this.part(ClusterJoiner),
      this.part(WordingFollower),
    ];
    for (;;) {
      const entries = await this.part(Journal).readAfter(this.told, PAGE);
      if (entries.length === 0) return;
      this.told = entries.at(-1)?.position ?? this.told;
      if (entries.some(({ type }) => type === 'reference-changed')) await this.readsLists();
      for (const follower of followers) follower.follow(entries);
      this.part(SearchIndexer).ring();
      for (const follower of followers) await follower.settled();
    }
  }

  async entries(): Promise<JournalEntry[]> {
    const all: JournalEntry[] = [];
    for (let last = 0; ; last = all.at(-1)?.position ?? last) {
      const page = await this.part(Journal).readAfter(last, PAGE);
      if (page.length === 0) return all;
      all.push(...page);
    }
  }
}

function refusedIn(
  { method, url, payload }: { method: Method; url: string; payload: object | string | undefined },
  body: Record<string, unknown>,
): Refused {
  const { kind } = (typeof payload === 'object' ? payload : {}) as { kind?: string };
  const { error = '', details: [first] = [] } = body as Partial<Rejection>;
  const [, , of = ''] = url.split('/');
  return {
    ask: kind === undefined ? `${method} ${url}` : `${of} ${kind}`,
    error,
    fault: first ? `${first.path ?? ''} ${first.message}` : '',
  };
}
