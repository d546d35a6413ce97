/** A mail relay of tests on this machine: keeps what it is given, and refuses as its test says. */
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';

export interface KeptMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly headers: ReadonlyMap<string, string>;
  readonly text: string;
}

export class LocalRelay {
  readonly mails: KeptMail[] = [];
  /** The number with which every mail is refused after its text. */
  refusing: number | null = null;
  /** The number with which a reader is refused. */
  refuse: (to: string) => number | null = () => null;
  passwords: Readonly<Record<string, string>> = {};
  /** Says nothing more once somebody has connected. */
  hangs = false;

  private readonly server: SMTPServer;

  private constructor() {
    this.server = new SMTPServer({
      authOptional: true,
      allowInsecureAuth: true,
      disabledCommands: ['STARTTLS'],
      disableReverseLookup: true,
      onConnect: (_session, done) => {
        if (!this.hangs) done();
      },
      onAuth: ({ username = '', password = '' }, _session, done) => {
        const isRight = this.passwords[username] === password;
        if (isRight) done(null, { user: username });
        else done(refusal(535));
      },
      onRcptTo: ({ address }, _session, done) => {
        const number = this.refuse(address);
        done(number === null ? null : refusal(number));
      },
      onData: (stream, session, done) => {
        void this.keep(stream, session, done);
      },
    });
    // A client that leaves in the middle is the test's own doing.
    this.server.on('error', () => undefined);
  }

  private async keep(
    stream: AsyncIterable<Buffer>,
    { envelope: { mailFrom, rcptTo } }: SMTPServerSession,
    done: (error?: Error | null) => void,
  ): Promise<void> {
    const source = await read(stream);
    if (this.refusing !== null) {
      done(refusal(this.refusing));
      return;
    }
    const from = mailFrom ? mailFrom.address : '';
    this.mails.push({ from, to: rcptTo.map(({ address }) => address), ...parsed(source) });
    done();
  }

  static async open(): Promise<LocalRelay> {
    const relay = new LocalRelay();
    await new Promise<void>((ready) => relay.server.listen(0, '127.0.0.1', ready));
    return relay;
  }

  get port(): number {
    return (this.server.server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    if (!this.server.server.listening) return;
    await new Promise<void>((done) => this.server.close(done));
  }
}

function refusal(responseCode: number): Error {
  return Object.assign(new Error('refused by the test'), { responseCode });
}

async function read(stream: AsyncIterable<Buffer>): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts).toString();
}

/** As much of a mail program as our own mails need. */
function parsed(source: string): Pick<KeptMail, 'subject' | 'headers' | 'text'> {
  const end = source.indexOf('\r\n\r\n');
  const lines = source
    .slice(0, end)
    .replaceAll(/\r\n[ \t]+/g, ' ')
    .split('\r\n');
  const headers = new Map(
    lines.map((line) => [
      line.slice(0, line.indexOf(':')).toLowerCase(),
      line.slice(line.indexOf(':') + 1).trim(),
    ]),
  );
  const body = source.slice(end + 4);
  const encoding = headers.get('content-transfer-encoding');
  const text = encoding === 'base64' ? Buffer.from(body, 'base64').toString() : unquoted(body);
  return { subject: decoded(headers.get('subject') ?? ''), headers, text };
}

function unquoted(body: string): string {
  const bytes = body
    .replaceAll(/=\r\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) =>
      String.fromCodePoint(Number.parseInt(hex, 16)),
    );
  return Buffer.from(bytes, 'latin1').toString();
}

function decoded(header: string): string {
  const words = header.replaceAll(/\?=\s+=\?/g, '?==?');
  return words.replaceAll(/=\?utf-8\?([bq])\?(.*?)\?=/gi, (_, kind: string, text: string) =>
    kind.toLowerCase() === 'b'
      ? Buffer.from(text, 'base64').toString()
      : unquoted(text.replaceAll('_', ' ')),
  );
}
