/** Sends complaints over plain keep-alive sockets, closed loop or at a fixed rate, and times the answers. */
import { connect, type Socket } from 'node:net';
import { complaintBody } from './complaints';

export interface SenderOptions {
  readonly port: number;
  readonly key: string;
  readonly connections: number;
  readonly seconds: number;
  /** Complaints a second; 0 sends the next as soon as the last is answered. */
  readonly rate: number;
  /** Numbers the first complaint, so that rounds never repeat one another. */
  readonly first: number;
}

export interface Sent {
  readonly acknowledged: number;
  readonly refused: number;
  readonly seconds: number;
  /** Milliseconds from the due moment of sending to the answer. */
  readonly latencies: number[];
  /** Journal position and moment of sending (epoch milliseconds) of each. */
  readonly positions: [number, number][];
}

interface Flight {
  readonly due: number;
  readonly sentAt: number;
}

export async function runSender(options: SenderOptions): Promise<void> {
  const load = new Load(options);
  await load.run();
  process.send?.(load.result(), undefined, undefined, () => process.exit(0));
}

class Load {
  private readonly idle: Connection[] = [];
  private readonly waiting: number[] = [];
  private readonly latencies: number[] = [];
  private readonly positions: [number, number][] = [];
  private next: number;
  private refused = 0;
  private startedAt = 0;
  private endedAt = 0;

  constructor(private readonly options: SenderOptions) {
    this.next = options.first;
  }

  async run(): Promise<void> {
    const { connections, seconds, rate } = this.options;
    const all = await Promise.all(Array.from({ length: connections }, () => this.open()));
    this.startedAt = performance.now();
    const until = this.startedAt + seconds * 1000;
    if (rate === 0) {
      await Promise.all(all.map((connection) => this.closedLoop(connection, until)));
    } else {
      this.idle.push(...all);
      await this.openLoop(until, rate);
    }
    this.endedAt = performance.now();
    for (const connection of all) connection.close();
  }

  result(): Sent {
    return {
      acknowledged: this.latencies.length,
      refused: this.refused,
      seconds: (this.endedAt - this.startedAt) / 1000,
      latencies: this.latencies,
      positions: this.positions,
    };
  }

  private open(): Promise<Connection> {
    return Connection.open(this.options.port);
  }

  private async closedLoop(connection: Connection, until: number): Promise<void> {
    while (performance.now() < until) await this.send(connection, performance.now());
  }

  /** Sends are due at their moment whether or not the last were answered; waiting counts as latency. */
  private async openLoop(until: number, rate: number): Promise<void> {
    const flights: Promise<void>[] = [];
    let due = performance.now();
    while (due < until) {
      const now = performance.now();
      for (; due <= now && due < until; due += 1000 / rate) {
        const connection = this.idle.pop();
        if (connection) flights.push(this.flyFrom(connection, due));
        else this.waiting.push(due);
      }
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    await Promise.all(flights);
  }

  private async flyFrom(connection: Connection, due: number): Promise<void> {
    await this.send(connection, due);
    for (let next = this.waiting.shift(); next !== undefined; next = this.waiting.shift()) {
      await this.send(connection, next);
    }
    this.idle.push(connection);
  }

  private async send(connection: Connection, due: number): Promise<void> {
    const body = complaintBody((this.next += 1));
    const flight: Flight = { due, sentAt: performance.timeOrigin + due };
    const { status, text } = await connection.post('/api/complaints', this.options.key, body);
    if (status !== 201) {
      this.refused += 1;
      return;
    }
    this.latencies.push(performance.now() - flight.due);
    const position = /"position":(\d+)/.exec(text)?.[1];
    if (position) this.positions.push([Number(position), flight.sentAt]);
  }
}

interface Answer {
  readonly status: number;
  readonly text: string;
}

/** One HTTP/1.1 keep-alive connection with one request in flight. */
class Connection {
  private buffer = '';
  private settle: ((answer: Answer) => void) | null = null;

  private constructor(private readonly socket: Socket) {
    socket.setNoDelay(true);
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => this.read(chunk));
  }

  static open(port: number): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1');
      socket.once('error', reject);
      socket.once('connect', () => resolve(new Connection(socket)));
    });
  }

  post(path: string, key: string, body: Buffer): Promise<Answer> {
    const head =
      `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\n` +
      `authorization: Bearer ${key}\r\ncontent-length: ${body.length}\r\n\r\n`;
    // One write, as HTTP clients do: a second packet would be the load's cost, not the product's.
    this.socket.write(Buffer.concat([Buffer.from(head, 'latin1'), body]));
    return new Promise((resolve) => {
      this.settle = resolve;
    });
  }

  close(): void {
    this.socket.destroy();
  }

  private read(chunk: string): void {
    this.buffer += chunk;
    const end = this.buffer.indexOf('\r\n\r\n');
    if (end < 0) return;
    const length = Number(/content-length: (\d+)/i.exec(this.buffer)?.[1] ?? 0);
    if (this.buffer.length < end + 4 + length) return;
    const answer = { status: Number(this.buffer.slice(9, 12)), text: this.buffer.slice(end + 4) };
    this.buffer = '';
    this.settle?.(answer);
  }
}
