/** The parts of access over a test's own database, with a clock that can be moved. */
import { join } from 'node:path';
import type { AccountInput, AccountRow } from '@heed/shared/session';
import { AccessWriter } from '../src/access/access-writer';
import { Accounts } from '../src/access/accounts';
import { ApiKeys } from '../src/access/api-keys';
import { Attempts } from '../src/access/attempts';
import { FirstAccount } from '../src/access/first-account';
import { LivePrincipals } from '../src/access/live-principals';
import { OwnPassword } from '../src/access/own-password';
import { SYSTEM, type Principal } from '../src/access/principal';
import { PrincipalStore } from '../src/access/principal-store';
import { Principals, type IdentityHeaders } from '../src/access/principals';
import { Revocations } from '../src/access/revocations';
import { Sessions } from '../src/access/sessions';
import type { JournalEntry } from '../src/journal/events';
import { Journal } from '../src/journal/journal';
import { Clock } from '../src/kernel/clock';
import { orThrow } from '../src/kernel/refusal';
import { KeyStore } from '../src/kernel/seal/key-store';
import type { TestDatabase } from './pg';

export const PASSWORD = 'three blind mice';
let names = 0;

/** The machine's time, shifted by hand. */
class ShiftedClock extends Clock {
  shift = 0;
  override now(): number {
    return super.now() + this.shift;
  }
}

export class AccessDesk {
  readonly clock = new ShiftedClock();
  readonly journal: Journal;
  readonly revocations: Revocations;
  readonly sessions: Sessions;
  readonly accounts: Accounts;
  readonly keys: ApiKeys;
  readonly first: FirstAccount;
  readonly passwords: OwnPassword;
  readonly principals: Principals;
  readonly live: LivePrincipals;

  constructor({ database, orm, folder }: TestDatabase) {
    const { clock } = this;
    const keyStore = new KeyStore(join(folder, 'keys'));
    const attempts = new Attempts(clock);
    this.journal = new Journal(database);
    this.revocations = new Revocations(database);
    const writer = new AccessWriter(database, this.journal, clock, this.revocations);
    const store = new PrincipalStore(database, clock, keyStore);
    this.sessions = new Sessions(database, writer, keyStore, attempts);
    this.accounts = new Accounts(orm, writer);
    this.keys = new ApiKeys(orm, writer, clock);
    this.first = new FirstAccount(writer);
    this.passwords = new OwnPassword(database, writer, this.sessions, attempts);
    this.principals = new Principals({ publicUrl: undefined }, store, clock, this.revocations);
    this.live = new LivePrincipals(store, this.revocations);
  }

  /** A new account with a name of its own. */
  async made(input: Partial<AccountInput> = {}): Promise<AccountRow> {
    names += 1;
    const account = `member-${names}`;
    const fields = { account, name: '王芳', password: PASSWORD, roles: ['handler' as const] };
    return orThrow(await this.accounts.make({ ...fields, ...input }, SYSTEM));
  }

  /** Logs in and answers the headers of the requests that follow. */
  async logIn(account: string, password = PASSWORD): Promise<{ readonly cookie: string }> {
    const request = { account, password, address: '10.0.0.1', previous: null };
    const { id } = orThrow(await this.sessions.start(request));
    return { cookie: `heed=${id}` };
  }

  async principal(headers: IdentityHeaders): Promise<Principal> {
    const principal = await this.principals.authenticate(headers);
    if (!principal) throw new Error('nobody is signed in');
    return principal;
  }

  /** What came into the journal while `work` ran. */
  async entriesOf(work: () => Promise<unknown>): Promise<JournalEntry[]> {
    const head = await this.journal.head();
    await work();
    return this.journal.readAfter(head, 100);
  }
}
