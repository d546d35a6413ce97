/** The accounts of the deployment: who may log in, as what, and in which unit. */
import { Injectable } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import type { AccountInput, AccountPatch, AccountRow } from '@heed/shared/session';
import type { Role } from '@heed/shared/vocabulary';
import { isId, newId } from '../kernel/ids';
import { refuse, refuseField, type Refusal } from '../kernel/refusal';
import { AccessWriter, type AccessChange } from './access-writer';
import { Account } from './account.entity';
import { hashPassword, passwordWeakness, randomPassword } from './password';
import type { Principal } from './principal';
import { endSessions } from './sessions';

interface StoredAccount {
  readonly id: string;
  readonly account: string;
  readonly name: string;
  readonly roles: Role[];
  readonly unit_id: string | null;
  readonly disabled: boolean;
  readonly last_seen_at: string | null;
}

const columns = 'id, account, name, roles, unit_id, disabled, last_seen_at';

@Injectable()
export class Accounts {
  constructor(
    private readonly orm: MikroORM,
    private readonly writer: AccessWriter,
  ) {}

  /** Every account, by name. */
  async list(): Promise<AccountRow[]> {
    const accounts = await this.orm.em
      .fork()
      .find(Account, { realm: 'real' }, { orderBy: { account: 'asc' } });
    return accounts.map((account) => ({
      id: account.id,
      account: account.account,
      name: account.name,
      roles: account.roles,
      unitId: account.unitId ?? null,
      disabled: account.disabled,
      lastSeenAt: account.lastSeenAt?.toISOString() ?? null,
    }));
  }

  /** Makes an account; without a password in the input it gets a random one, which is answered once. */
  async make(input: AccountInput, by: Principal): Promise<AccountRow | Refusal> {
    const account = input.account.toLowerCase();
    const weak = input.password === undefined ? null : weakness(input.password, account);
    if (weak) return weak;
    const password = input.password ?? randomPassword();
    const hash = await hashPassword(password);
    return this.writer.write(by, async (change) => {
      const unit = await this.checkUnit(change, input.unitId);
      if (unit) return unit;
      const [row] = await change.query<StoredAccount>(
        `insert into account (id, account, name, password_hash, must_change_password, roles, unit_id, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (realm, account) do nothing returning ${columns}`,
        [
          newId(),
          account,
          input.name,
          hash,
          input.password === undefined,
          unique(input.roles),
          input.unitId ?? null,
          change.at,
        ],
      );
      if (!row) return refuseField('already-exists', 'account', 'account-taken');
      const { id, roles, unit_id: unitId } = row;
      change.note({ type: 'account-made', data: { accountId: id, roles, unitId } });
      await change.membersChanged(1, 0);
      return {
        ...rowOf(row),
        ...(input.password === undefined ? { initialPassword: password } : {}),
      };
    });
  }

  /** Changes what the patch names. A new password, or being disabled, ends the account's sessions. */
  async change(id: string, patch: AccountPatch, by: Principal): Promise<AccountRow | Refusal> {
    if (!isId(id)) return refuse('not-found');
    const hash = patch.password === undefined ? null : await hashPassword(patch.password);
    return this.writer.write(by, async (change) => {
      const before = await lockAccount(change, id);
      if (!before) return refuse('not-found');
      const refusal =
        (patch.password === undefined ? null : weakness(patch.password, before.account)) ??
        (await this.checkUnit(change, patch.unitId)) ??
        (await this.checkLastAdministrator(change, before, patch));
      if (refusal) return refusal;
      const after = { ...before, ...fieldsOf(patch) };
      const rights = hasOtherRights(before, after);
      if (!rights && hash === null && after.name === before.name) return rowOf(before);
      await this.store(change, after, { hash, rights });
      return rowOf(after);
    });
  }

  private async store(
    change: AccessChange,
    after: StoredAccount,
    { hash, rights }: { readonly hash: string | null; readonly rights: boolean },
  ): Promise<void> {
    await change.query(
      `update account set name = $2, roles = $3, unit_id = $4, disabled = $5,
         role_version = role_version + $6, password_hash = coalesce($7, password_hash),
         must_change_password = must_change_password or $7 is not null
       where id = $1`,
      [after.id, after.name, after.roles, after.unit_id, after.disabled, rights ? 1 : 0, hash],
    );
    const { id: accountId, roles, unit_id: unitId, disabled } = after;
    change.note({
      type: 'account-changed',
      data: { accountId, roles, unitId, disabled, passwordChanged: hash !== null },
    });
    if (disabled || hash !== null) await endSessions(change, { accountId });
    if (rights || hash !== null) change.revoked.push({ accountId });
    await change.membersChanged(0, 1);
  }

  private async checkUnit(
    change: AccessChange,
    unitId: string | null | undefined,
  ): Promise<Refusal | null> {
    if (unitId === null || unitId === undefined) return null;
    const known = isId(unitId)
      ? await change.query("select 1 from unit where id = $1 and realm = 'real' and not retired", [
          unitId,
        ])
      : [];
    return known.length > 0 ? null : refuseField('unknown-unit', 'unitId', 'unknown-unit');
  }

  /** Without this the last administrator could lock everybody out of the administration for good. */
  private async checkLastAdministrator(
    change: AccessChange,
    before: StoredAccount,
    patch: AccountPatch,
  ): Promise<Refusal | null> {
    const was = before.roles.includes('administrator') && !before.disabled;
    const after = { ...before, ...fieldsOf(patch) };
    const stays = after.roles.includes('administrator') && !after.disabled;
    if (!was || stays) return null;
    const others = await change.query(
      `select id from account where realm = 'real' and 'administrator' = any(roles) and not disabled and id <> $1 for update`,
      [before.id],
    );
    const path = patch.disabled ? 'disabled' : 'roles';
    return others.length > 0 ? null : refuseField('invalid', path, 'last-administrator');
  }
}

/** The refusal of a password that won't do, or null. */
export function weakness(password: string, account: string, path = 'password'): Refusal | null {
  const weak = passwordWeakness(password, account);
  return weak ? refuseField('invalid', path, `password-${weak}`) : null;
}

async function lockAccount(change: AccessChange, id: string): Promise<StoredAccount | null> {
  const [row] = await change.query<StoredAccount>(
    `select ${columns} from account where id = $1 and realm = 'real' for update`,
    [id],
  );
  return row ?? null;
}

function fieldsOf(patch: AccountPatch): Partial<StoredAccount> {
  return {
    ...(patch.name === undefined ? {} : { name: patch.name }),
    ...(patch.roles === undefined ? {} : { roles: unique(patch.roles) }),
    ...(patch.unitId === undefined ? {} : { unit_id: patch.unitId }),
    ...(patch.disabled === undefined ? {} : { disabled: patch.disabled }),
  };
}

function hasOtherRights(before: StoredAccount, after: StoredAccount): boolean {
  return (
    before.unit_id !== after.unit_id ||
    before.disabled !== after.disabled ||
    before.roles.length !== after.roles.length ||
    before.roles.some((role) => !after.roles.includes(role))
  );
}

function rowOf(row: StoredAccount): AccountRow {
  const { id, account, name, roles, disabled } = row;
  return { id, account, name, roles, unitId: row.unit_id, disabled, lastSeenAt: row.last_seen_at };
}

function unique(roles: readonly Role[]): Role[] {
  return [...new Set(roles)];
}
