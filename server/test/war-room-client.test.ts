/** The tests' own screen must never wait for a server that is gone: whoever roams goes on to another. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { afterEach, expect, test } from 'vitest';
import { WarRoomClient } from './war-room-client';

const open: Server[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

test('a server that ends between the connection and its answer is no server', async () => {
  const url = await listen((server) => server.of('/room').use((socket) => socket.conn.close()));
  await expect(WarRoomClient.connect({ url })).rejects.toThrow('transport close');
});

test('what the server gives as the reason is the reason', async () => {
  const url = await listen((server) =>
    server.of('/room').use((_socket, next) => next(new Error('not you'))),
  );
  await expect(WarRoomClient.connect({ url })).rejects.toThrow('not you');
});

async function listen(prepare: (server: Server) => void): Promise<string> {
  const http = createServer();
  const server = new Server(http);
  open.push(server);
  prepare(server);
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
}
