/** People who log in at a test's doors, and what they ask there. */
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { ADMIN_PASSWORD, type DoorApp } from './door-app';

const PASSWORD = 'another long enough password';

export interface Person {
  readonly id: string;
  readonly cookie: string;
  readonly name: string;
}

export class DoorStaff {
  private constructor(
    private readonly doors: DoorApp,
    readonly admin: string,
  ) {}

  static async at(doors: DoorApp): Promise<DoorStaff> {
    return new DoorStaff(doors, await doors.logIn('admin', ADMIN_PASSWORD));
  }

  /** A new account with a password of its own. */
  async person(role: string, unitId: string | null = null): Promise<Person> {
    const account = `${role}-${randomUUID().slice(0, 8)}`;
    const body = { account, name: account, password: PASSWORD, roles: [role], unitId };
    const made = await this.ask('POST', '/api/accounts', this.admin, body);
    const given = await this.doors.logIn(account, PASSWORD);
    const next = `${PASSWORD} of my own`;
    await this.ask('POST', '/api/session/password', given, { current: PASSWORD, next });
    const cookie = await this.doors.logIn(account, next);
    return { id: String(made.body['id']), cookie, name: account };
  }

  async ask(method: 'GET' | 'POST' | 'DELETE', url: string, cookie: string, payload?: object) {
    const headers = { cookie, 'sec-fetch-site': 'same-origin' };
    const ask = { method, url, headers, ...(payload && { payload }) };
    const answer = await this.doors.app.inject(ask);
    const isJson = String(answer.headers['content-type']).includes('json');
    const body = isJson ? answer.json<Record<string, unknown>>() : {};
    return { status: answer.statusCode, body };
  }

  /** An answer that is of the shape named, to the last field; a refusal is left as it came. */
  async read<T>(
    schema: z.ZodType<T>,
    method: 'GET' | 'POST',
    url: string,
    ...rest: [cookie: string, payload?: object]
  ): Promise<{ status: number; body: T }> {
    const { status, body } = await this.ask(method, url, ...rest);
    return { status, body: status < 300 ? schema.parse(body) : (body as T) };
  }
}
