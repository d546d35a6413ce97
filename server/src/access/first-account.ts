/** The first account, made at the first start, so that somebody can log in and make the others. */
import { closeSync, fsyncSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import type { Role } from '@heed/shared/vocabulary';
import { newId } from '../kernel/ids';
import { AccessWriter, type AccessChange } from './access-writer';
import { hashPassword, randomPassword } from './password';
import { SYSTEM } from './principal';

/** One person alone can do the main job with these; a city hands them to several. */
const ROLES: Role[] = ['administrator', 'duty-leader', 'call-taker', 'dispatcher', 'press-officer'];
const NAME = 'admin';

export interface FirstStart {
  /** The password that the operator chose; otherwise a random one is made and written down. */
  readonly password?: string | undefined;
  readonly dataDir: string;
}

@Injectable()
export class FirstAccount {
  constructor(private readonly writer: AccessWriter) {}

  /** Makes the account where there is none at all; answers the file with its password, if one was written. */
  async ensure({
    password,
    dataDir,
  }: FirstStart): Promise<{ readonly passwordFile: string | null }> {
    if (await this.writer.write(SYSTEM, isThere)) return { passwordFile: null };
    const secret = password ?? randomPassword();
    // Before the lock: on a busy machine hashing takes longer than whoever waits there may.
    const passwordHash = await hashPassword(secret);
    return this.writer.write(SYSTEM, async (change) => {
      // Nodes that start together take turns here; the second one finds the account.
      await change.query('lock table account in share row exclusive mode', []);
      if (await isThere(change)) return { passwordFile: null };
      const accountId = newId();
      await change.query(
        `insert into account (id, account, name, password_hash, must_change_password, roles, created_at)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [accountId, NAME, '管理员', passwordHash, password === undefined, ROLES, change.at],
      );
      change.note({ type: 'account-made', data: { accountId, roles: ROLES, unitId: null } });
      await change.membersChanged(1, 0);
      return { passwordFile: password === undefined ? writePassword(dataDir, secret) : null };
    });
  }
}

async function isThere(change: AccessChange): Promise<boolean> {
  const some = await change.query("select 1 from account where realm = 'real' limit 1", []);
  return some.length > 0;
}

/** Before the commit: a password that nobody can read must not lock the deployment. */
function writePassword(dataDir: string, password: string): string {
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, 'admin-password');
  rmSync(file, { force: true });
  const handle = openSync(file, 'wx', 0o600);
  writeSync(handle, `${password}\n`);
  fsyncSync(handle);
  closeSync(handle);
  return file;
}
