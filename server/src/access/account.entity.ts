/** A person who may log in. */
import { defineEntity, p } from '@mikro-orm/postgresql';
import type { Role } from '@heed/shared/vocabulary';

export const accountSchema = defineEntity({
  name: 'Account',
  tableName: 'account',
  properties: {
    id: p.uuid().primary(),
    realm: p.text().default('real'),
    account: p.text(),
    name: p.text(),
    passwordHash: p.text().lazy().nullable(),
    mustChangePassword: p.boolean().default(false),
    roles: p.array().columnType('text[]').$type<Role[]>(),
    unitId: p.uuid().nullable(),
    disabled: p.boolean().default(false),
    roleVersion: p.integer().default(1),
    lastSeenAt: p.datetime().nullable(),
    createdAt: p.datetime(),
  },
  checks: [
    {
      name: 'account_password_check',
      expression: "(realm = 'real') = (password_hash is not null)",
    },
  ],
  uniques: [{ name: 'account_realm_account_key', properties: ['realm', 'account'] }],
});

export class Account extends accountSchema.class {}
accountSchema.setClass(Account);
