/**
 * What a socket's connection doesn't say of itself: how much waits in it, and how to end it at once.
 * The one place that reads the insides of engine.io and ws; a test fails when a new version of them
 * looks different.
 */
import type { Socket } from 'socket.io';

export type Connection = Socket['conn'];

/** Bytes that wait to be sent: engine.io's queue and what ws holds for the kernel. */
export function pendingBytes(connection: Connection): number {
  const queue = Reflect.get(connection, 'writeBuffer');
  const held = inside(webSocketOf(connection), 'bufferedAmount');
  const queued = Array.isArray(queue) ? queue.map(sizeOf).reduce((sum, size) => sum + size, 0) : 0;
  return queued + (typeof held === 'number' ? held : 0);
}

/** Ends the connection without waiting for the other side, which may not be reading any more. */
export function cutOff(connection: Connection): void {
  const webSocket = webSocketOf(connection);
  const terminate = inside(webSocket, 'terminate');
  if (typeof terminate === 'function') terminate.call(webSocket);
  else connection.close(true);
}

function webSocketOf(connection: Connection): unknown {
  return Reflect.get(connection.transport, 'socket');
}

/** Board messages are nearly all ASCII: characters stand for bytes. */
function sizeOf(packet: unknown): number {
  const data = inside(packet, 'data');
  return typeof data === 'string' ? data.length : 0;
}

function inside(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
