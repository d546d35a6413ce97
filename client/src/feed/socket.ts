/** The wire of the war room: the only place that knows Socket.IO. Everything that comes in is parsed. */
import type { Delta } from '@heed/shared/delta';
import {
  CommandAck,
  downMessages,
  JoinAck,
  type CaseChanged,
  type CasesChanged,
  type DownEvent,
  WatchAck,
} from '@heed/shared/down';
import type { CasePresence, UnwatchMessage, WatchMessage } from '@heed/shared/presence';
import { Rejection } from '@heed/shared/rejections';
import type { CommandMessage, JoinMessage, UpEvent } from '@heed/shared/up';
import { speaker } from '../api/speaker';
import { io, type Socket } from 'socket.io-client';
import type { z } from 'zod';

const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 5_000;
const JITTER = 0.5;
/** Nobody is let in by asking more often, but somebody may log in meanwhile. */
const REFUSED_RETRY_MS = 30_000;
/** Past this the answer falls to the refusal `unavailable`. */
const ANSWER_MS = 6_000;

export interface WireListener {
  connected: () => void;
  disconnected: () => void;
  /** The server would not even shake hands. */
  refused: (rejection: Rejection) => void;
  delta: (delta: Delta) => void;
  caseChanged: (change: CaseChanged) => void;
  casesChanged: (changes: CasesChanged) => void;
  presence: (presence: CasePresence) => void;
  resync: () => void;
  /** A message that fits no schema: what it said is unknown, so is what is missing. */
  unreadable: () => void;
}

/** What came back: an answer, one that nobody can read, or nothing in time. */
export type WireAnswer<T> = T | 'unreadable' | 'silent';

export interface Wire {
  open(): void;
  /** A new handshake: after a log-in the cookie is another. */
  reopen(): void;
  join(message: JoinMessage): Promise<WireAnswer<JoinAck>>;
  command(message: CommandMessage): Promise<WireAnswer<CommandAck>>;
  watch(message: WatchMessage): Promise<WireAnswer<WatchAck>>;
  unwatch(message: UnwatchMessage): void;
}

export function openWire(listener: WireListener): Wire {
  const socket = io('/room', {
    path: '/socket.io',
    transports: ['websocket'],
    autoConnect: false,
    // Asked at each handshake: the cookie may be another person's by then.
    auth: (tell) => tell({ account: speaker() }),
    reconnectionDelay: FIRST_DELAY_MS,
    reconnectionDelayMax: LONGEST_DELAY_MS,
    randomizationFactor: JITTER,
  });
  watchConnection(socket, listener);
  listen(socket, listener);
  return {
    open: () => void socket.connect(),
    reopen: () => void socket.disconnect().connect(),
    join: (message) => ask(socket, 'war-room:join', message, JoinAck),
    command: (message) => ask(socket, 'case:command', message, CommandAck),
    watch: (message) => ask(socket, 'case:watch', message, WatchAck),
    unwatch: (message) => {
      // What is not connected has left already.
      if (socket.connected) socket.emit('case:unwatch', message);
    },
  };
}

/** As Socket.IO draws it where a connection broke by itself. */
function firstDelay(): number {
  return FIRST_DELAY_MS * (1 + JITTER * (2 * Math.random() - 1));
}

function listen(socket: Socket, listener: WireListener): void {
  const { unreadable } = listener;
  on(socket, 'war-room:delta', downMessages['war-room:delta'], {
    take: listener.delta,
    unreadable,
  });
  on(socket, 'case:changed', downMessages['case:changed'], {
    take: listener.caseChanged,
    unreadable,
  });
  on(socket, 'cases:changed', downMessages['cases:changed'], {
    take: listener.casesChanged,
    unreadable,
  });
  on(socket, 'case:presence', downMessages['case:presence'], {
    take: listener.presence,
    unreadable,
  });
  on(socket, 'war-room:resync', downMessages['war-room:resync'], {
    take: listener.resync,
    unreadable,
  });
}

function watchConnection(socket: Socket, listener: WireListener): void {
  socket.on('connect', () => listener.connected());
  socket.on('disconnect', (reason) => {
    listener.disconnected();
    // The server hung up on purpose, and Socket.IO would leave it at that: a session may have ended.
    // Not at once: a server that stops hangs up on a thousand screens in the same instant.
    if (reason === 'io server disconnect') setTimeout(() => socket.connect(), firstDelay());
  });
  socket.on('connect_error', (error: Error & { data?: unknown }) => {
    // Socket.IO goes on by itself where nobody answered, and stops where the server said no.
    if (socket.active) return;
    const rejection = Rejection.safeParse(error.data);
    listener.refused(rejection.success ? rejection.data : { error: 'forbidden', message: '' });
    setTimeout(() => socket.connect(), REFUSED_RETRY_MS * (1 + Math.random() * JITTER));
  });
}

function on<T>(
  socket: Socket,
  event: DownEvent,
  schema: z.ZodType<T>,
  { take, unreadable }: { take: (message: T) => void; unreadable: () => void },
): void {
  socket.on(event, (body: unknown) => {
    const message = schema.safeParse(body);
    if (message.success) take(message.data);
    else unreadable();
  });
}

async function ask<T>(
  socket: Socket,
  event: UpEvent,
  message: unknown,
  ack: z.ZodType<T>,
): Promise<WireAnswer<T>> {
  // Socket.IO would keep it for later; a command that is sent minutes after the click is not wanted.
  if (!socket.connected) return 'silent';
  let body: unknown;
  try {
    body = await socket.timeout(ANSWER_MS).emitWithAck(event, message);
  } catch {
    return 'silent';
  }
  const answer = ack.safeParse(body);
  return answer.success ? answer.data : 'unreadable';
}
