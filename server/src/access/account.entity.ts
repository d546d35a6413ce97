/** A person who may log in. */
import { defineEntity, p } from '@mikro-orm/postgresql';
import type { Role } from '@heed/shared/vocabulary';

export const accountSchema = defineEntity({
  name: 'Account',
  tableName: 'account',
  properties: {
    id: p.uuid().primary(),
    account: p.text(),
    name: p.text(),
    passwordHash: p.text().lazy(),
    mustChangePassword: p.boolean().default(false),
    roles: p.array().columnType('text[]').$type<Role[]>(),
    unitId: p.uuid().nullable(),
    disabled: p.boolean().default(false),
    roleVersion: p.integer().default(1),
    lastSeenAt: p.datetime().nullable(),
    createdAt: p.datetime(),
  },
  uniques: [{ name: 'account_account_key', properties: ['account'] }],
});

export class Account extends accountSchema.class {}
accountSchema.setClass(Account);
