/** A log-in that lasts; the id itself is only in the browser's cookie. */
import { defineEntity, p } from '@mikro-orm/postgresql';

export const sessionSchema = defineEntity({
  name: 'Session',
  tableName: 'session',
  properties: {
    idHash: p.blob().primary(),
    accountId: p.uuid(),
    createdAt: p.datetime(),
    seenAt: p.datetime(),
    expiresAt: p.datetime(),
  },
  indexes: [{ name: 'session_account', properties: ['accountId'] }],
});

export class Session extends sessionSchema.class {}
sessionSchema.setClass(Session);
