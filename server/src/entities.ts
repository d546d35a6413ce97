/** Every MikroORM entity, gathered for the configuration: the cold tables; hot ones are plain SQL. */
import type { EntitySchema } from '@mikro-orm/postgresql';
import { accountSchema } from './access/account.entity';
import { apiKeySchema } from './access/api-key.entity';
import { sessionSchema } from './access/session.entity';
import { boundarySchema } from './reference/boundary.entity';
import { categorySchema } from './reference/category.entity';
import { placeSchema } from './reference/place.entity';
import { unitSchema } from './reference/unit.entity';

export const entities: EntitySchema[] = [
  unitSchema,
  accountSchema,
  sessionSchema,
  apiKeySchema,
  categorySchema,
  placeSchema,
  boundarySchema,
];
