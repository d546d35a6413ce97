/** Screens that only listen; the last of them says when a frame arrived. */
import { io, type Socket } from 'socket.io-client';

export interface ListenerOptions {
  readonly url: string;
  readonly clients: number;
}

export async function runListeners({ url, clients }: ListenerOptions): Promise<void> {
  let received = 0;
  const sockets: Socket[] = [];
  for (let n = 0; n < clients; n += 1) {
    const socket = io(`${url}/room`, { transports: ['websocket'], forceNew: true });
    await new Promise((resolve) => socket.once('connect', () => resolve(null)));
    const isLast = n === clients - 1;
    socket.on('war-room:delta', () => {
      received += 1;
      if (isLast) socket.emit('got');
    });
    sockets.push(socket);
  }
  await Promise.all(
    sockets.map((socket) => new Promise((resolve) => socket.once('disconnect', resolve))),
  );
  process.send?.(received, undefined, undefined, () => process.exit(0));
}
