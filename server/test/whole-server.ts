/** The whole server in this process, as `npm start` puts it together, for tests from outside. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readEnv } from '../src/config/env';
import { openServer, type HeedServer } from '../src/open-server';
import { ADMIN_PASSWORD, Caller } from './caller';

export class WholeServer extends Caller {
  private constructor(
    readonly server: HeedServer,
    readonly dataDir: string,
  ) {
    super(server.url);
  }

  /** With an embedded PostgreSQL of its own, and the first account logged in. */
  static async open(port = 0): Promise<WholeServer> {
    const dataDir = mkdtempSync(join(tmpdir(), 'heed-whole-'));
    // PostgreSQL may run under another account, which has to get in.
    chmodSync(dataDir, 0o755);
    const env = readEnv({
      PORT: String(port),
      HEED_DATA_DIR: dataDir,
      HEED_ADMIN_PASSWORD: ADMIN_PASSWORD,
      HEED_LOG_LEVEL: 'silent',
    });
    const server = await openServer(env, () => undefined);
    const whole = new WholeServer(server, dataDir);
    await whole.logIn();
    return whole;
  }

  async close(): Promise<void> {
    await this.server.close();
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}
