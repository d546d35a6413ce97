/** Target servers of tests, listening on this machine: each takes what comes as its test says. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** What the target does with a request once it has read it. */
export type Behaviour = (response: ServerResponse, received: Received, count: number) => void;

export class LocalTarget {
  readonly received: Received[] = [];
  private server: Server | null = null;
  private waiting: (() => void)[] = [];

  constructor(public behaviour: Behaviour = accepts) {}

  /** Its address; `name` stands for a host that the test's own names lead here, at `host`. */
  async open(name = 'localtarget.test', host = '127.0.0.1'): Promise<string> {
    const server = createServer((request, response) => void this.take(request, response));
    this.server = server;
    await new Promise<void>((ready) => server.listen(0, host, ready));
    return `http://${name}:${(server.address() as AddressInfo).port}/hook`;
  }

  async close(): Promise<void> {
    const { server } = this;
    if (!server) return;
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  }

  /** Resolves when so many requests have been read. */
  async untilReceived(count: number): Promise<void> {
    while (this.received.length < count) await new Promise<void>((next) => this.waiting.push(next));
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const { url = '', headers } = request;
    const received = { path: url, headers, body: Buffer.concat(parts).toString() };
    this.received.push(received);
    this.behaviour(response, received, this.received.length);
    for (const next of this.waiting.splice(0)) next();
  }
}

export const accepts: Behaviour = (response) => {
  response.writeHead(204).end();
};

export function answers(
  status: number,
  body = '',
  headers: Record<string, string> = {},
): Behaviour {
  return (response) => {
    response.writeHead(status, headers).end(body);
  };
}
