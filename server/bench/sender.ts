/**
 * Sends complaints over plain keep-alive sockets, closed loop or at a fixed rate, and times the answers.
 * It shares the machine with what it measures: requests are made before the clock runs.
 */
import { complaintBody } from './complaints';
import { SenderConnection } from './sender-connection';

export interface SenderOptions {
  readonly port: number;
  readonly key: string;
  readonly connections: number;
  readonly seconds: number;
  /** Complaints a second; 0 sends the next as soon as the last is answered. */
  readonly rate: number;
  /** Numbers the first complaint, so that rounds never repeat one another. */
  readonly first: number;
  /** Complaints a request, as lines of a batch; left out for one at a time. */
  readonly lines?: number;
}

export interface Sent {
  readonly acknowledged: number;
  readonly refused: number;
  readonly seconds: number;
  /** Milliseconds of the processor that sending took. */
  readonly processor: number;
  /** Milliseconds from the due moment of sending to the answer, a request. */
  readonly latencies: number[];
  /** Journal position and moment of sending (epoch milliseconds) of each. */
  readonly positions: [number, number][];
}

/** Made ahead: as many a second as no machine has taken yet, up to so much memory. */
const MADE_A_SECOND = 6_000;
const MOST_MADE = 120_000;
const NEWLINE = Buffer.from('\n');

export async function runSender(options: SenderOptions): Promise<void> {
  const load = new Load(options);
  await load.run();
  process.send?.(load.result(), undefined, undefined, () => process.exit(0));
}

class Load {
  private readonly idle: SenderConnection[] = [];
  private readonly waiting: number[] = [];
  private readonly latencies: number[] = [];
  private readonly positions: [number, number][] = [];
  private readonly made: Buffer[] = [];
  private next: number;
  private taken = 0;
  private refused = 0;
  private seconds = 0;
  private processor = 0;

  constructor(private readonly options: SenderOptions) {
    this.next = options.first;
  }

  async run(): Promise<void> {
    const { connections, seconds, rate } = this.options;
    const all = await Promise.all(Array.from({ length: connections }, () => this.open()));
    this.makeAhead();
    const processor = process.cpuUsage();
    const startedAt = performance.now();
    const until = startedAt + seconds * 1000;
    if (rate === 0) {
      await Promise.all(all.map((connection) => this.closedLoop(connection, until)));
    } else {
      this.idle.push(...all);
      await this.openLoop(until, rate);
    }
    this.seconds = (performance.now() - startedAt) / 1000;
    const { user, system } = process.cpuUsage(processor);
    this.processor = (user + system) / 1000;
    for (const connection of all) connection.close();
  }

  result(): Sent {
    return {
      acknowledged: this.positions.length,
      refused: this.refused,
      seconds: this.seconds,
      processor: this.processor,
      latencies: this.latencies,
      positions: this.positions,
    };
  }

  private open(): Promise<SenderConnection> {
    return SenderConnection.open(this.options.port);
  }

  private makeAhead(): void {
    const { seconds, rate, lines = 1 } = this.options;
    const wanted = Math.min(MOST_MADE, seconds * (rate || MADE_A_SECOND));
    while (this.made.length * lines < wanted) this.made.push(this.make());
  }

  private make(): Buffer {
    const { key, lines } = this.options;
    if (lines === undefined) return requestOf('/api/complaints', 'json', key, this.body());
    const all = Array.from({ length: lines }, () => [this.body(), NEWLINE]).flat();
    return requestOf('/api/complaints/batch', 'x-ndjson', key, Buffer.concat(all));
  }

  private body(): Buffer {
    return complaintBody((this.next += 1));
  }

  private async closedLoop(connection: SenderConnection, until: number): Promise<void> {
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

  private async flyFrom(connection: SenderConnection, due: number): Promise<void> {
    await this.send(connection, due);
    for (let next = this.waiting.shift(); next !== undefined; next = this.waiting.shift()) {
      await this.send(connection, next);
    }
    this.idle.push(connection);
  }

  private async send(connection: SenderConnection, due: number): Promise<void> {
    const request = this.made[this.taken] ?? this.make();
    this.taken += 1;
    const { lines = 1 } = this.options;
    const { status, text } = await connection.ask(request);
    const before = this.positions.length;
    const isTaken = status === (lines > 1 ? 200 : 201);
    if (isTaken) this.note(text, performance.timeOrigin + due);
    const acknowledged = this.positions.length - before;
    this.refused += lines - acknowledged;
    if (acknowledged > 0) this.latencies.push(performance.now() - due);
  }

  private note(text: string, sentAt: number): void {
    for (let at = text.indexOf(POSITION); at >= 0; at = text.indexOf(POSITION, at + 1)) {
      const start = at + POSITION.length;
      this.positions.push([Number.parseInt(text.slice(start, start + 16), 10), sentAt]);
    }
  }
}

const POSITION = '"position":';

function requestOf(path: string, type: string, key: string, body: Buffer): Buffer {
  const head =
    `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/${type}\r\n` +
    `authorization: Bearer ${key}\r\ncontent-length: ${body.length}\r\n\r\n`;
  // One write, as HTTP clients do: a second packet would be the load's cost, not the product's.
  return Buffer.concat([Buffer.from(head, 'latin1'), body]);
}
