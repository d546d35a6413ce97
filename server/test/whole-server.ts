/** The whole server in this process, as `npm start` puts it together, for tests from outside. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readEnv } from '../src/config/env';
import { openServer, type HeedServer } from '../src/open-server';

const PASSWORD = 'a-long-test-password';

export interface Answer<T = Record<string, unknown>> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
  readonly text: string;
}

export class WholeServer {
  private cookie = '';

  private constructor(
    readonly server: HeedServer,
    readonly url: string,
    readonly dataDir: string,
  ) {}

  /** With an embedded PostgreSQL of its own, and the first account logged in. */
  static async open(): Promise<WholeServer> {
    const dataDir = mkdtempSync(join(tmpdir(), 'heed-whole-'));
    // PostgreSQL may run under another account, which has to get in.
    chmodSync(dataDir, 0o755);
    const env = readEnv({
      PORT: '0',
      HEED_DATA_DIR: dataDir,
      HEED_ADMIN_PASSWORD: PASSWORD,
      HEED_LOG_LEVEL: 'silent',
    });
    const server = await openServer(env, () => undefined);
    const whole = new WholeServer(server, server.url, dataDir);
    await whole.logIn();
    return whole;
  }

  async close(): Promise<void> {
    await this.server.close();
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  /** Sends bytes as they are, with the cookie and the Origin of an own page unless told otherwise. */
  async send<T = Record<string, unknown>>(
    method: string,
    path: string,
    body?: string | Uint8Array | FormData,
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> {
    const type = typeof body === 'string' ? { 'content-type': 'application/json' } : {};
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: { cookie: this.cookie, origin: this.url, ...type, ...headers },
      ...(body === undefined ? {} : { body: body as string }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.startsWith('application/json');
    const parsed = (isJson ? JSON.parse(text) : {}) as T;
    return { status: response.status, headers: response.headers, body: parsed, text };
  }

  /** Sends a value as JSON. */
  post<T = Record<string, unknown>>(path: string, value: unknown): Promise<Answer<T>> {
    return this.send<T>('POST', path, JSON.stringify(value));
  }

  private async logIn(): Promise<void> {
    const { headers } = await this.post('/api/session', { account: 'admin', password: PASSWORD });
    this.cookie = headers.getSetCookie()[0]?.split(';')[0] ?? '';
  }
}
