/** A key that another system shows instead of a log-in. */
import { defineEntity, p } from '@mikro-orm/postgresql';
import type { KeyScope } from '@heed/shared/vocabulary';

export const apiKeySchema = defineEntity({
  name: 'ApiKey',
  tableName: 'api_key',
  properties: {
    id: p.uuid().primary(),
    name: p.text(),
    secretHash: p.blob().lazy(),
    scopes: p.array().columnType('text[]').$type<KeyScope[]>(),
    createdBy: p.uuid(),
    createdAt: p.datetime(),
    expiresAt: p.datetime(),
    lastUsedAt: p.datetime().nullable(),
    revokedAt: p.datetime().nullable(),
  },
});

export class ApiKey extends apiKeySchema.class {}
apiKeySchema.setClass(ApiKey);
