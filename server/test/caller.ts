/** Calls a server over HTTP, as a page with a session or as a system with a key does. */
export interface Answer<T = Record<string, unknown>> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
  readonly text: string;
}

/** What a test gives the first account as its password. */
export const ADMIN_PASSWORD = 'a-long-test-password';

const A_DAY = 86_400_000;

export class Caller {
  private cookie = '';

  /** `origin` is that of the own pages, where they aren't at the address that is called. */
  constructor(
    readonly url: string,
    private readonly origin = url,
  ) {}

  /** What a page of this session sends along with a socket's handshake. */
  get browser(): { readonly cookie: string; readonly origin: string } {
    return { cookie: this.cookie, origin: this.origin };
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
      headers: { cookie: this.cookie, origin: this.origin, ...type, ...headers },
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

  /** Logs an account in, the first one unless told otherwise. */
  async logIn(account = 'admin', password = ADMIN_PASSWORD): Promise<void> {
    const { headers } = await this.post('/api/session', { account, password });
    this.cookie = headers.getSetCookie()[0]?.split(';')[0] ?? '';
  }

  /** A key for another system; it counts for itself where senders are counted. */
  async makeKey(...scopes: string[]): Promise<string> {
    const expiresAt = new Date(Date.now() + A_DAY).toISOString();
    const { body } = await this.post<{ key: string }>('/api/keys', {
      name: scopes.join(' '),
      scopes,
      expiresAt,
    });
    return body.key;
  }
}
