/** Log-in and log-out: the life of a session, each step in the journal. */
import { Injectable } from '@nestjs/common';
import type { Me } from '@heed/shared/session';
import { isoTime } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { refuse, type Refusal } from '../kernel/refusal';
import { KeyStore } from '../kernel/seal/key-store';
import { AccessWriter, type AccessChange } from './access-writer';
import { Attempts } from './attempts';
import { verbsOf } from './can';
import { isVisitor } from './visitors';
import { verifyPassword } from './password';
import { SYSTEM, type Principal } from './principal';
import { newSessionId, sessionHash } from './session-hash';
import { IDLE_MILLISECONDS, SESSION_MILLISECONDS, SESSIONS_PER_ACCOUNT } from './session-limits';

export interface LoginRequest {
  readonly account: string;
  readonly password: string;
  /** Where the request comes from, for slowing down who guesses. */
  readonly address: string;
  /** Who the browser was until now; that session ends. */
  readonly previous: Principal | null;
}

/** `id` goes into the cookie and is kept nowhere. */
export interface StartedSession {
  readonly id: string;
  readonly hash: string;
}

interface AccountRow {
  readonly id: string;
  readonly password_hash: string;
  readonly disabled: boolean;
}

@Injectable()
export class Sessions {
  constructor(
    private readonly database: Database,
    private readonly writer: AccessWriter,
    private readonly keys: KeyStore,
    private readonly attempts: Attempts,
  ) {}

  /** Checks the password and starts a session. Never says whether the account or the password was wrong. */
  async start(request: LoginRequest): Promise<StartedSession | Refusal> {
    const { address, password, previous } = request;
    const name = request.account.toLowerCase();
    const wait = this.attempts.secondsToWait(name, address);
    if (wait > 0) return refuse('rate-limited', { retryAfterSeconds: wait });
    this.attempts.begin(name, address);
    const [account] = await this.database.query<AccountRow>(
      "select id, password_hash, disabled from account where account = $1 and realm = 'real'",
      [name],
    );
    const fits = await verifyPassword(account?.password_hash ?? null, password);
    if (!account || !fits || account.disabled) return this.refused(account?.id ?? null);
    this.attempts.succeeded(name, address);
    return this.writer.write({ kind: 'account', id: account.id }, async (change) => {
      if (previous?.sessionHash) await endSessions(change, { hash: previous.sessionHash });
      await this.makeRoom(change, account.id);
      return this.insert(change, account.id);
    });
  }

  /** Gives the same person a session with a new id, after a step that changes what a session is worth. */
  async renew(change: AccessChange, accountId: string): Promise<StartedSession> {
    await endSessions(change, { accountId });
    return this.insert(change, accountId);
  }

  /** Ends a principal's session. */
  async end(principal: Principal): Promise<void> {
    const hash = principal.sessionHash;
    if (hash === null) return;
    await this.writer.write(principal, (change) => endSessions(change, { hash }));
  }

  /** Who a principal is and what it may do. */
  async me(principal: Principal): Promise<Me> {
    const [row] = await this.database.query<{
      account: string;
      must_change_password: boolean;
      expires_at: string;
    }>(
      `select a.account, a.must_change_password, s.expires_at from session s
       join account a on a.id = s.account_id where s.id_hash = decode($1, 'hex')`,
      [principal.sessionHash ?? ''],
    );
    return {
      id: principal.id,
      account: row?.account ?? principal.name,
      name: principal.name,
      roles: [...principal.roles],
      unitId: principal.unitId,
      verbs: verbsOf(principal),
      visitor: isVisitor(principal),
      mustChangePassword: row?.must_change_password ?? false,
      expiresAt: row?.expires_at ?? null,
    };
  }

  /** Drops what has expired, then the oldest until there is room for one more. */
  private async makeRoom(change: AccessChange, accountId: string): Promise<void> {
    const idleSince = isoTime(Date.parse(change.at) - IDLE_MILLISECONDS);
    await change.query('delete from session where expires_at <= $1 or seen_at <= $2', [
      change.at,
      idleSince,
    ]);
    const surplus = await change.query<{ hash: string }>(
      `select encode(id_hash, 'hex') as hash from session where account_id = $1
       order by created_at desc, id_hash offset $2`,
      [accountId, SESSIONS_PER_ACCOUNT - 1],
    );
    for (const { hash } of surplus) await endSessions(change, { hash });
  }

  private async insert(change: AccessChange, accountId: string): Promise<StartedSession> {
    const id = newSessionId();
    const hash = sessionHash(this.keys, id);
    const expiresAt = isoTime(Date.parse(change.at) + SESSION_MILLISECONDS);
    await change.query(
      `insert into session (id_hash, account_id, created_at, seen_at, expires_at)
       values (decode($1, 'hex'), $2, $3, $3, $4)`,
      [hash, accountId, change.at, expiresAt],
    );
    await change.query('update account set last_seen_at = $2 where id = $1', [
      accountId,
      change.at,
    ]);
    change.note({ type: 'session-started', data: { accountId } });
    return { id, hash };
  }

  private refused(accountId: string | null): Promise<Refusal> {
    return this.writer.write(SYSTEM, async (change) => {
      change.note({ type: 'session-refused', data: { accountId } });
      return refuse('wrong-credentials');
    });
  }
}

/** Ends one session or all of an account, and tells who holds something open under them. */
export async function endSessions(
  change: AccessChange,
  which: { readonly hash: string } | { readonly accountId: string },
): Promise<void> {
  const [condition, value] =
    'hash' in which
      ? ["id_hash = decode($1, 'hex')", which.hash]
      : ['account_id = $1', which.accountId];
  const ended = await change.query<{ account_id: string; hash: string }>(
    `delete from session where ${condition} returning account_id, encode(id_hash, 'hex') as hash`,
    [value],
  );
  for (const { account_id: accountId, hash } of ended) {
    change.note({ type: 'session-ended', data: { accountId } });
    change.revoked.push({ sessionHash: hash });
  }
}
