/**
 * What a socket's connection doesn't say of itself: how much waits in it, how to end it at once, and
 * how to send bytes that others are sent as well.
 * The one place that reads the insides of engine.io and ws; a test fails when a new version of them
 * looks different.
 */
import type { Socket } from 'socket.io';

export type Connection = Socket['conn'];

/** A socket with more than this unsent gets no more until it joins again. */
const MOST_PENDING_BYTES = 256 * 1024;

export function isBehind(connection: Connection): boolean {
  return pendingBytes(connection) > MOST_PENDING_BYTES;
}

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

/**
 * Sends a text that begins with the socket's own `head` and goes on with what many sockets are sent:
 * those bytes are in memory once, however many of them wait for slow screens.
 */
export function sendTogether(
  connection: Connection,
  head: string,
  body: { readonly text: string; readonly bytes: Buffer },
): void {
  const begin = Buffer.from(MESSAGE + head);
  const frame = [frameHead(begin.length + body.bytes.length, begin), body.bytes];
  const options = { wsPreEncodedFrame: frame, compress: false };
  connection.write(head + body.text, options);
}

/** Engine.IO's mark of a message. */
const MESSAGE = '4';
/** One unmasked text frame, the first and the last of its message. */
const TEXT_FRAME = 0x81;
const TWO_BYTES_FOLLOW = 126;
const EIGHT_BYTES_FOLLOW = 127;

/** A WebSocket frame's head (RFC 6455, 5.2), and the payload's own beginning. */
function frameHead(length: number, begin: Buffer): Buffer {
  const head = Buffer.alloc(length < TWO_BYTES_FOLLOW ? 2 : length < 65_536 ? 4 : 10);
  head.writeUInt8(TEXT_FRAME, 0);
  if (head.length === 2) head.writeUInt8(length, 1);
  else if (head.length === 4) {
    head.writeUInt8(TWO_BYTES_FOLLOW, 1);
    head.writeUInt16BE(length, 2);
  } else {
    head.writeUInt8(EIGHT_BYTES_FOLLOW, 1);
    head.writeBigUInt64BE(BigInt(length), 2);
  }
  return Buffer.concat([head, begin]);
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
