/** Changing one's own password: the old one is asked for, every other session ends, this one gets a new id. */
import { Injectable } from '@nestjs/common';
import type { Role } from '@heed/shared/vocabulary';
import { Database } from '../kernel/database/database';
import { refuse, refuseField, type Refusal } from '../kernel/refusal';
import { AccessWriter } from './access-writer';
import { weakness } from './accounts';
import { Attempts } from './attempts';
import { hashPassword, verifyPassword } from './password';
import type { Principal } from './principal';
import { Sessions, type StartedSession } from './sessions';

interface Changed {
  readonly roles: Role[];
  readonly unit_id: string | null;
}

export interface PasswordChange {
  readonly current: string;
  readonly next: string;
  readonly address: string;
}

@Injectable()
export class OwnPassword {
  constructor(
    private readonly database: Database,
    private readonly writer: AccessWriter,
    private readonly sessions: Sessions,
    private readonly attempts: Attempts,
  ) {}

  async change(by: Principal, request: PasswordChange): Promise<StartedSession | Refusal> {
    const { current, next, address } = request;
    if (by.kind !== 'account') return refuse('forbidden');
    const [row] = await this.database.query<{ account: string; password_hash: string }>(
      'select account, password_hash from account where id = $1',
      [by.id],
    );
    if (!row) return refuse('not-found');
    const weak = weakness(next, row.account, 'next');
    if (weak) return weak;
    if (next === current) return refuseField('invalid', 'next', 'password-same');
    const wait = this.attempts.secondsToWait(row.account, address);
    if (wait > 0) return refuse('rate-limited', { retryAfterSeconds: wait });
    this.attempts.begin(row.account, address);
    if (!(await verifyPassword(row.password_hash, current))) return refuse('wrong-credentials');
    this.attempts.succeeded(row.account, address);
    const hash = await hashPassword(next);
    return this.writer.write(by, async (change) => {
      const [changed] = await change.query<Changed>(
        `update account set password_hash = $2, must_change_password = false
         where id = $1 and password_hash = $3 and not disabled returning roles, unit_id`,
        [by.id, hash, row.password_hash],
      );
      // Somebody else changed it while this was under way: what was checked no longer holds.
      if (!changed) return refuse('wrong-credentials');
      const { roles, unit_id: unitId } = changed;
      change.note({
        type: 'account-changed',
        data: { accountId: by.id, roles, unitId, disabled: false, passwordChanged: true },
      });
      return this.sessions.renew(change, by.id);
    });
  }
}
