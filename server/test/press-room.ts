/** People of a press office at the doors of a test's server, each with a session of their own. */
import { randomUUID } from 'node:crypto';
import type { Type } from '@nestjs/common';
import { BulletinResult } from '@heed/shared/bulletin-commands';
import { BulletinDetail, type BulletinContent } from '@heed/shared/bulletins';
import type { Role } from '@heed/shared/vocabulary';
import { AdminDoorsModule } from '../src/doors/admin/admin-doors.module';
import { BulletinDoorsModule } from '../src/doors/bulletins/bulletin-doors.module';
import { SessionDoorModule } from '../src/doors/session/session-door.module';
import { soundReport } from './bulletin-builders';
import { anIncident } from './bulletin-desks';
import { ADMIN_PASSWORD, openDoors, type DoorApp } from './door-app';
import type { TestDatabase } from './pg';

export type Headers = Record<string, string>;

const staff: readonly (readonly [string, string, Role])[] = [
  ['lin-lan', '林岚', 'press-officer'],
  ['zhou-hang', '周航', 'press-approver'],
  ['chen-zhuo', '陈卓', 'duty-leader'],
  ['kan-ke', '看客', 'viewer'],
];

export class PressRoom {
  private constructor(
    private readonly doors: DoorApp,
    readonly incidentId: string,
    /** The administrator, and the staff by account. */
    private readonly sessions: Map<string, Headers>,
  ) {}

  /** With the doors of bulletins, and those that a test adds. */
  static async open(
    database: TestDatabase,
    more: readonly Type<unknown>[] = [],
  ): Promise<PressRoom> {
    const doors = await openDoors(database, [
      SessionDoorModule,
      AdminDoorsModule,
      BulletinDoorsModule,
      ...more,
    ]);
    const room = new PressRoom(doors, await anIncident(database), new Map());
    room.sessions.set('admin', await room.signedIn('admin', ADMIN_PASSWORD));
    for (const [account, name, role] of staff) {
      room.sessions.set(account, await room.hire(account, name, role));
    }
    return room;
  }

  close(): Promise<void> {
    return this.doors.close();
  }

  of(account: string): Headers {
    return this.sessions.get(account) ?? {};
  }

  get(url: string, headers: Headers) {
    return this.doors.app.inject({ method: 'GET', url, headers });
  }

  post(url: string, payload: object, headers: Headers) {
    return this.doors.app.inject({ method: 'POST', url, headers, payload });
  }

  patch(url: string, payload: object, headers: Headers) {
    return this.doors.app.inject({ method: 'PATCH', url, headers, payload });
  }

  delete(url: string, headers: Headers) {
    return this.doors.app.inject({ method: 'DELETE', url, headers });
  }

  /** A draft by the press officer, its next word an hour away. */
  async draft(part: Partial<BulletinContent> = {}): Promise<BulletinDetail> {
    const nextUpdateAt = new Date(Date.now() + 3_600_000).toISOString();
    const content = soundReport({ nextUpdateAt, unknown: [], ...part });
    const body = { kind: content.kind, requestId: randomUUID(), content };
    const url = `/api/incidents/${this.incidentId}/bulletins`;
    const answer = await this.post(url, body, this.of('lin-lan'));
    if (answer.statusCode !== 201) throw new Error(answer.body);
    return BulletinResult.parse(answer.json()).bulletin;
  }

  command(id: string, headers: Headers, body: object) {
    return this.post(
      `/api/bulletins/${id}/commands`,
      { requestId: randomUUID(), ...body },
      headers,
    );
  }

  /** A command that has to be accepted. */
  async done(id: string, account: string, body: object): Promise<BulletinDetail> {
    const answer = await this.command(id, this.of(account), body);
    if (answer.statusCode !== 200) throw new Error(answer.body);
    return BulletinResult.parse(answer.json()).bulletin;
  }

  async detail(id: string, account: string): Promise<BulletinDetail> {
    return BulletinDetail.parse((await this.get(`/api/bulletins/${id}`, this.of(account))).json());
  }

  async published(): Promise<BulletinDetail> {
    const { id } = await this.draft();
    await this.done(id, 'lin-lan', { kind: 'submit', expectedVersion: 1 });
    await this.done(id, 'zhou-hang', { kind: 'verify-facts', expectedVersion: 2 });
    await this.done(id, 'chen-zhuo', { kind: 'approve', expectedVersion: 3 });
    return this.done(id, 'lin-lan', { kind: 'publish', expectedVersion: 4 });
  }

  private async signedIn(account: string, password: string): Promise<Headers> {
    return { cookie: await this.doors.logIn(account, password), 'sec-fetch-site': 'same-origin' };
  }

  /** Somebody with a role, who has changed their first password as people have to. */
  private async hire(account: string, name: string, role: Role): Promise<Headers> {
    const made = await this.post(
      '/api/accounts',
      { account, name, roles: [role] },
      this.of('admin'),
    );
    const { initialPassword } = made.json<{ initialPassword: string }>();
    const headers = await this.signedIn(account, initialPassword);
    const passwords = { current: initialPassword, next: `${initialPassword} and more` };
    const answer = await this.post('/api/session/password', passwords, headers);
    return { ...headers, cookie: String(answer.headers['set-cookie']).split(';')[0] ?? '' };
  }
}
