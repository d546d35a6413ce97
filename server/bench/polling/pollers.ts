/** Viewers of the rival's dashboard: each polls by itself, or listens to what the one poller tells. */
import { Agent, request } from 'undici';
import { io } from 'socket.io-client';
import type { Viewed } from '../viewers';
import { EVERY_MS } from './rival-board';

export interface PollerOptions {
  readonly url: string;
  readonly viewers: number;
  readonly seconds: number;
  readonly shared: boolean;
}

export async function runPollers(options: PollerOptions): Promise<void> {
  const until = performance.now() + options.seconds * 1_000;
  const frames = await Promise.all(
    Array.from({ length: options.viewers }, (_, n) =>
      options.shared ? listen(options, until) : poll(options, n, until),
    ),
  );
  process.send?.({ frames } satisfies Viewed, undefined, undefined, () => process.exit(0));
}

/** The next poll is due five seconds after the last, or when that was answered at last. */
async function poll({ url, viewers }: PollerOptions, n: number, until: number) {
  const mine: [number, number][] = [];
  const agent = new Agent({ connections: 1 });
  await quiet((n / viewers) * EVERY_MS);
  for (
    let due = performance.now();
    due < until;
    due = Math.max(due + EVERY_MS, performance.now())
  ) {
    await quiet(due - performance.now());
    const answer = await Promise.race([
      request(url, { dispatcher: agent }).then(({ body }) => body.json()),
      quiet(until - performance.now()),
    ]);
    if (answer) mine.push([positionOf(answer), performance.timeOrigin + performance.now()]);
  }
  await agent.destroy();
  return mine;
}

async function listen({ url }: PollerOptions, until: number) {
  const mine: [number, number][] = [];
  const socket = io(url, { transports: ['websocket'], forceNew: true });
  socket.on('board', (board: unknown) => {
    mine.push([positionOf(board), performance.timeOrigin + performance.now()]);
  });
  await quiet(until - performance.now());
  socket.disconnect();
  return mine;
}

function positionOf(board: unknown): number {
  const { position } = board as { readonly position: readonly { readonly position: string }[] };
  return Number(position[0]?.position ?? 0);
}

function quiet(milliseconds: number): Promise<null> {
  return new Promise((resolve) => setTimeout(() => resolve(null), Math.max(0, milliseconds)));
}
