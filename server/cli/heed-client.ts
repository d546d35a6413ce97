/** Talks HTTP to a running server, with a key or as an account, for the verbs of the command line. */
import { setTimeout as wait } from 'node:timers/promises';
import { Rejection } from '@heed/shared/rejections';

/** The server's refusal, in its own words. */
export class ServerRefusal extends Error {}

const UNAVAILABLE = 503;
const MOST_WAITS = 10;

interface Asked {
  readonly method?: string;
  readonly body?: FormData | string;
  readonly headers?: Readonly<Record<string, string>>;
}

type Environment = Readonly<Record<string, string | undefined>>;

export class HeedClient {
  private constructor(
    /** Where the server is: scheme, host and port. */
    readonly base: string,
    private readonly headers: Readonly<Record<string, string>>,
  ) {}

  /** Uses HEED_KEY, or logs in with HEED_ACCOUNT and HEED_PASSWORD. */
  static async open(environment: Environment): Promise<HeedClient> {
    const base = new URL(environment['HEED_URL'] ?? 'http://127.0.0.1:3000').origin;
    const language = { 'accept-language': environment['LANG']?.startsWith('zh') ? 'zh' : 'en' };
    const key = environment['HEED_KEY'];
    if (key) return new HeedClient(base, { ...language, authorization: `Bearer ${key}` });
    const [account, password] = [environment['HEED_ACCOUNT'], environment['HEED_PASSWORD']];
    if (!account || !password) {
      throw new Error('set HEED_KEY, or HEED_ACCOUNT and HEED_PASSWORD');
    }
    // A cookie is taken only together with the origin that it belongs to.
    const headers = { ...language, origin: base };
    const answer = await fetch(`${base}/api/session`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ account, password }),
    });
    await accepted(answer);
    const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '');
    return new HeedClient(base, { ...headers, cookie: cookies.join('; ') });
  }

  /** Waits where the database is away for a moment: reading again changes nothing. */
  async get(path: string): Promise<unknown> {
    for (let waits = 0; ; waits += 1) {
      const answer = await fetch(`${this.base}${path}`, { headers: this.headers });
      if (answer.status !== UNAVAILABLE || waits === MOST_WAITS) return accepted(answer);
      await wait(Number(answer.headers.get('retry-after') ?? 1) * 1_000);
    }
  }

  post(path: string, body: FormData): Promise<unknown> {
    return this.ask(path, { method: 'POST', body });
  }

  /** Sends a value as JSON. */
  send(path: string, value: object): Promise<unknown> {
    const headers = { 'content-type': 'application/json' };
    return this.ask(path, { method: 'POST', headers, body: JSON.stringify(value) });
  }

  private async ask(path: string, init: Asked): Promise<unknown> {
    const answer = await fetch(`${this.base}${path}`, {
      ...init,
      headers: { ...this.headers, ...init.headers },
    });
    return accepted(answer);
  }
}

async function accepted(answer: Response): Promise<unknown> {
  const body: unknown = await answer.json().catch(() => null);
  if (answer.ok) return body;
  const rejection = Rejection.safeParse(body);
  if (!rejection.success) throw new ServerRefusal(`the server answered ${answer.status}`);
  const { message, details } = rejection.data;
  const places = (details ?? []).map(({ path, line, message: what }) =>
    [path, line === undefined ? '' : `line ${line}`, what].filter(Boolean).join(' '),
  );
  throw new ServerRefusal([message, ...places].join('\n  '));
}
