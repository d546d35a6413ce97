/** Many screens in one process: each joins the board and notes when which journal position reached it. */
import { io, type Socket } from 'socket.io-client';

export interface ViewerOptions {
  readonly url: string;
  readonly key: string;
  readonly viewers: number;
  readonly seconds: number;
}

export interface Viewed {
  /** For each viewer: the journal position that a frame brought, and when (epoch milliseconds). */
  readonly frames: [number, number][][];
}

export async function runViewers(options: ViewerOptions): Promise<void> {
  const frames: [number, number][][] = [];
  const sockets = await Promise.all(
    Array.from({ length: options.viewers }, () => view(options, frames)),
  );
  await new Promise((resolve) => setTimeout(resolve, options.seconds * 1000));
  for (const socket of sockets) socket.disconnect();
  process.send?.({ frames } satisfies Viewed, undefined, undefined, () => process.exit(0));
}

function view({ url, key }: ViewerOptions, frames: [number, number][][]): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const mine: [number, number][] = [];
    frames.push(mine);
    const socket = io(`${url}/room`, { transports: ['websocket'], auth: { key }, forceNew: true });
    socket.on('connect_error', reject);
    socket.on('war-room:delta', ({ from, to }: { from: number; to: number }) => {
      if (to > from) mine.push([to, performance.timeOrigin + performance.now()]);
    });
    socket.on('connect', () => {
      socket.emit('war-room:join', { scope: { realm: 'real' } }, () => resolve(socket));
    });
  });
}
