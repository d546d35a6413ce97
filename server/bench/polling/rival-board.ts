/** A dashboard's server as one would write it in a day: answers polls, or polls for all and tells them. */
import { createServer } from 'node:http';
import pg from 'pg';
import { Server } from 'socket.io';
import type { Connection } from '../../src/kernel/database/database';
import { QUESTIONS } from './polled-table';

/** How often a dashboard is usually refreshed. */
export const EVERY_MS = 5_000;
const SESSIONS = 4;

export interface RivalOptions {
  readonly connection: Connection;
  readonly port: number;
  /** One poll for all, told over sockets; otherwise each viewer's own. */
  readonly shared: boolean;
}

/** Runs until it is killed by whoever started it. */
export async function runRivalBoard({ connection, port, shared }: RivalOptions): Promise<void> {
  const pool = new pg.Pool({ ...connection, max: SESSIONS });
  const http = createServer((_, response) => {
    void ask(pool).then(
      (board) => response.setHeader('content-type', 'application/json').end(JSON.stringify(board)),
      () => response.writeHead(503).end(),
    );
  });
  if (shared) {
    const io = new Server(http, { transports: ['websocket'], perMessageDeflate: false });
    setInterval(() => {
      void ask(pool).then((board) => io.emit('board', board));
    }, EVERY_MS);
  }
  await new Promise((resolve) => http.listen(port, '127.0.0.1', () => resolve(null)));
  process.send?.('ready');
}

async function ask(pool: pg.Pool): Promise<Record<string, unknown>> {
  const board: Record<string, unknown> = {};
  for (const [name, sql] of Object.entries(QUESTIONS)) board[name] = (await pool.query(sql)).rows;
  return board;
}
