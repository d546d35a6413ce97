/** Connections for what nobody waits for: they give way to all others, and are few. */
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { Database, poolLimits, type Connection } from './database';
import { letGiveWay } from './give-way';

const CONNECTIONS = 2;

@Injectable()
export class QuietDatabase extends Database implements OnApplicationShutdown {
  constructor(connection: Connection) {
    const pool = new pg.Pool({ ...connection, ...poolLimits, max: CONNECTIONS });
    letGiveWay(pool);
    // A connection that dies while nobody uses it is made again with the next question.
    pool.on('error', () => undefined);
    super(pool);
  }

  /** Whoever reads over it has ended by now. */
  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }
}
