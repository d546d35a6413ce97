/** Frames to 500 screens through the room's own wire, against the plainest broadcast of Socket.IO. */
import { createServer, type Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import type { Delta } from '@heed/shared/delta';
import { RoomSockets } from '../src/stream/room-sockets';
import { boardRoom, type RoomNamespace } from '../src/stream/sockets';
import { runRole } from './product';
import { median, report } from './report';
import type { ListenerOptions } from './listeners';

const CLIENTS = 500;
const ROUNDS = 4;
const ROUND_SECONDS = 3;
const TARGET = 0.9;

export async function fanoutBench(): Promise<void> {
  const http = createServer();
  const io = new Server(http, { transports: ['websocket'], perMessageDeflate: false });
  const namespace = io.of('/room') as unknown as RoomNamespace;
  const port = await listen(http);
  const joined = allJoined(namespace);
  const options: ListenerOptions = { url: `http://127.0.0.1:${port}`, clients: CLIENTS };
  const listeners = runRole<number>('--listeners', options);
  await joined;
  const wire = new RoomSockets(namespace);
  const ways = {
    bare: (delta: Delta) => void namespace.emit('war-room:delta', delta),
    ours: (delta: Delta) => wire.send('real', delta),
  };
  const rates: Record<keyof typeof ways, number[]> = { bare: [], ours: [] };
  await measure(namespace, ways.bare);
  for (let round = 0; round < ROUNDS; round += 1) {
    const order = round % 2 === 0 ? (['bare', 'ours'] as const) : (['ours', 'bare'] as const);
    for (const way of order) rates[way].push(await measure(namespace, ways[way]));
  }
  report({
    bench: 'fanout',
    ours: median(rates.ours),
    limit: median(rates.bare),
    unit: 'messages/s',
    target: TARGET,
    better: 'more',
    note: `${CLIENTS} screens, frames of ${JSON.stringify(frame(1)).length} bytes`,
  });
  namespace.disconnectSockets(true);
  await listeners;
  await io.close();
}

function listen(http: HttpServer): Promise<number> {
  return new Promise((resolve) => {
    http.listen(0, '127.0.0.1', () => {
      const address = http.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
}

function allJoined(namespace: RoomNamespace): Promise<void> {
  let count = 0;
  return new Promise((resolve) => {
    namespace.on('connection', (socket) => {
      void socket.join(boardRoom('real'));
      count += 1;
      if (count === CLIENTS) resolve();
    });
  });
}

/** Messages delivered a second, with at most two broadcasts under way. */
async function measure(namespace: RoomNamespace, send: (delta: Delta) => void): Promise<number> {
  const last = [...namespace.sockets.values()].at(-1);
  if (!last) throw new Error('nobody listens');
  // The listeners' own message, which the room does not know.
  const got: NodeJS.EventEmitter = last;
  let sent = 0;
  let arrived = 0;
  const startedAt = performance.now();
  const until = startedAt + ROUND_SECONDS * 1000;
  await new Promise<void>((resolve) => {
    const more = () => {
      while (sent - arrived < 2 && performance.now() < until) send(frame((sent += 1)));
      if (sent === arrived) resolve();
    };
    got.removeAllListeners('got');
    got.on('got', () => {
      arrived += 1;
      more();
    });
    more();
  });
  got.removeAllListeners('got');
  return (arrived * CLIENTS) / ((performance.now() - startedAt) / 1000);
}

/** A frame as a busy minute makes it: about 1 kB. */
function frame(number: number): Delta {
  const slice = { received: 412 + number, before: 380, people: number % 50, expected: 56.4 };
  const categories = Object.fromEntries(
    ['water-odour', 'water-outage', 'power', 'roads', 'noise', 'health', 'school', 'other'].map(
      (code) => [code, slice],
    ),
  );
  const channels = Object.fromEntries(
    ['phone', 'web', 'app', 'wechat'].map((code) => [code, slice]),
  );
  return {
    from: number,
    to: number + 1,
    frame: { epoch: 'bench', number },
    at: new Date().toISOString(),
    set: { categories, channels },
  };
}
