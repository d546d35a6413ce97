/** One answer to many sockets: each gets it whole, and the bytes are in memory once. */
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server, type Socket } from 'socket.io';
import { io } from 'socket.io-client';
import type { Snapshot } from '@heed/shared/board';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { takesFinishedFrames } from './connection';
import { SharedAnswer, sharingParser } from './shared-answer';
import { deflatesForAll } from './socket-adapter';
import { writeAhead, writtenOnce } from './written';

let http: HttpServer;
let server: Server;
let url = '';
const answers = new Map<string, object>();
/** The bodies of the answers that went out as finished frames. */
let bodies: Buffer[] = [];

beforeAll(async () => {
  http = createServer();
  server = new Server(http, {
    transports: ['websocket'],
    parser: sharingParser,
    perMessageDeflate: deflatesForAll,
  });
  server.engine.on('connection', takesFinishedFrames);
  server.of('/room').on('connection', (socket: Socket) => {
    spyOnFrames(socket);
    socket.on('ask', (name: string, ack: (answer: SharedAnswer) => void) => {
      ack(new SharedAnswer(answers.get(name) ?? {}, socket.conn));
    });
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(http.address() as AddressInfo).port}/room`;
});
afterAll(() => server.close());

/** What ws is given as finished frames; a version of it or of engine.io without that shows here. */
function spyOnFrames(socket: Socket): void {
  const webSocket: unknown = Reflect.get(socket.conn.transport, 'socket');
  const sender = Reflect.get(webSocket as object, '_sender') as {
    sendFrame: (list: unknown[]) => void;
  };
  vi.spyOn(sender, 'sendFrame').mockImplementation((...sent) => {
    const body = sent[0][1];
    if (Buffer.isBuffer(body) && isAnswer(body)) bodies.push(body);
    return Reflect.apply(Reflect.get(Object.getPrototypeOf(sender), 'sendFrame'), sender, sent);
  });
}

function isAnswer(body: Buffer): boolean {
  const known = [...answers.values()].map((answer) => writtenOnce(answer));
  return known.some(({ bytes, deflated }) => body === bytes || body === deflated);
}

// A frame's head has another shape for each.
test.each([
  ['short', 20],
  ['of some kilobytes', 3_000],
  ['of many', 40_000],
])('[S3] [invariant 6] an answer %s', async (name, length) => {
  bodies = [];
  const answer = { snapshot: { text: '水'.repeat(length), position: 7 } };
  answers.set(name, answer);
  const clients = [1, 2, 3].map(() => io(url, { transports: ['websocket'], forceNew: true }));
  const got = await Promise.all(
    clients.map((client): Promise<unknown> => client.timeout(5_000).emitWithAck('ask', name)),
  );
  for (const each of got) expect(each).toEqual(answer);
  expect(bodies).toHaveLength(clients.length);
  for (const body of bodies) expect(body).toBe(bodies[0]);
  for (const client of clients) client.close();
});

test('[S3] a board goes out deflated once to those who can inflate, and as it is to those who cannot', async () => {
  bodies = [];
  const answer = boardOf('水'.repeat(30_000));
  answers.set('board', answer);
  await writeAhead(answer);
  const { bytes, deflated } = writtenOnce(answer);
  const options = { transports: ['websocket'], forceNew: true };
  const can = io(url, options);
  const cannot = io(url, { ...options, perMessageDeflate: false as never });
  for (const client of [can, can, cannot]) {
    expect(await client.timeout(5_000).emitWithAck('ask', 'board')).toEqual(answer);
  }
  expect(bodies.map((body) => body === deflated)).toEqual([true, true, false]);
  expect(bodies[2]).toBe(bytes);
  // What comes after finds the stream of the socket as it was.
  answers.set('next', { next: 'x'.repeat(3_000) });
  expect(await can.timeout(5_000).emitWithAck('ask', 'next')).toEqual(answers.get('next'));
  can.close();
  cannot.close();
});

function boardOf(text: string): { snapshot: Snapshot } {
  return {
    snapshot: { realm: text, position: 7, at: '', parts: { reference: {} } } as unknown as Snapshot,
  };
}
