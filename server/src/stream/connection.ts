/**
 * What a socket's connection doesn't say of itself: how much waits in it, how to end it at once, and
 * how to send bytes that others are sent as well.
 * The one place that reads the insides of engine.io and ws; a test fails when a new version of them
 * looks different.
 */
import type { Socket } from 'socket.io';
import type { Written } from './written';

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
 * those bytes are in memory once, however many of them wait for slow screens. Deflated where there is
 * such a body and the other side takes it.
 */
export function sendTogether(
  connection: Connection,
  head: string,
  { text, bytes, deflated }: Written,
): void {
  const small = deflated !== null && inflates(connection);
  const begin = Buffer.from(MESSAGE + head);
  const frame = small
    ? framed(DEFLATED_FRAME, storedBlock(begin), deflated)
    : framed(TEXT_FRAME, begin, bytes);
  sendFrame(connection, { text: head + text, frame });
}

/** A whole message as a text and as the frame that carries it, for any number of sockets. */
export interface Message {
  readonly text: string;
  readonly frame: readonly Buffer[];
}

export function messageOf(head: string, { text, bytes }: Written): Message {
  const frame = framed(TEXT_FRAME, Buffer.from(MESSAGE + head), bytes);
  return { text: head + text, frame: [Buffer.concat(frame)] };
}

/** Past engine.io's queue where nothing waits in it: most of a broadcast is spent in there. */
export function sendFrame(connection: Connection, { text, frame }: Message): void {
  const sender = inside(webSocketOf(connection), '_sender');
  const send = inside(sender, 'sendFrame');
  if (isIdle(connection) && typeof send === 'function') send.call(sender, frame);
  else connection.write(text, { wsPreEncodedFrame: frame, compress: false } as object);
}

/**
 * Lets engine.io send finished frames over a connection that can inflate: it would write those itself.
 * It never deflates for one socket: what is worth it is deflated once for all.
 */
export function takesFinishedFrames(connection: Connection): void {
  Reflect.set(connection.transport, 'perMessageDeflate', null);
}

/** Nothing that was sent before could come after. */
function isIdle(connection: Connection): boolean {
  const queue = Reflect.get(connection, 'writeBuffer');
  const nothingWaits = Array.isArray(queue) && queue.length === 0;
  return nothingWaits && connection.readyState === 'open' && connection.transport.writable;
}

function inflates(connection: Connection): boolean {
  return String(inside(webSocketOf(connection), 'extensions')).includes('permessage-deflate');
}

/** Engine.IO's mark of a message. */
const MESSAGE = '4';
/** One unmasked text frame, the first and the last of its message. */
const TEXT_FRAME = 0x81;
/** The same, deflated (RFC 7692). */
const DEFLATED_FRAME = 0xc1;
const TWO_BYTES_FOLLOW = 126;
const EIGHT_BYTES_FOLLOW = 127;

/** A WebSocket frame (RFC 6455, 5.2): its head with the payload's beginning, and the rest. */
function framed(kind: number, begin: Buffer, rest: Buffer): [Buffer, Buffer] {
  const length = begin.length + rest.length;
  const head = Buffer.alloc(length < TWO_BYTES_FOLLOW ? 2 : length < 65_536 ? 4 : 10);
  head.writeUInt8(kind, 0);
  if (head.length === 2) head.writeUInt8(length, 1);
  else if (head.length === 4) {
    head.writeUInt8(TWO_BYTES_FOLLOW, 1);
    head.writeUInt16BE(length, 2);
  } else {
    head.writeUInt8(EIGHT_BYTES_FOLLOW, 1);
    head.writeBigUInt64BE(BigInt(length), 2);
  }
  return [Buffer.concat([head, begin]), rest];
}

/** A block of a deflated stream that holds its bytes as they are (RFC 1951, 3.2.4); others may follow. */
function storedBlock(bytes: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.writeUInt16LE(bytes.length, 1);
  head.writeUInt16LE(~bytes.length & 0xffff, 3);
  return Buffer.concat([head, bytes]);
}

function webSocketOf(connection: Connection): unknown {
  return Reflect.get(connection.transport, 'socket');
}

/** Board messages are nearly all ASCII: characters stand for bytes where there is no frame yet. */
function sizeOf(packet: unknown): number {
  const frame = inside(inside(packet, 'options'), 'wsPreEncodedFrame');
  if (Array.isArray(frame)) return frame.reduce((sum: number, { length }) => sum + length, 0);
  const data = inside(packet, 'data');
  return typeof data === 'string' ? data.length : 0;
}

function inside(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
