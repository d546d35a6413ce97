/** A unit that cases are dispatched to; units form a tree. */
import { defineEntity, p } from '@mikro-orm/postgresql';

export const unitSchema = defineEntity({
  name: 'Unit',
  tableName: 'unit',
  properties: {
    id: p.uuid().primary(),
    realm: p.text().default('real'),
    name: p.text(),
    nameEn: p.text().nullable(),
    parentId: p.uuid().nullable(),
    capacity: p.integer().nullable(),
    taskForce: p.boolean().default(false),
    retired: p.boolean().default(false),
  },
  uniques: [{ name: 'unit_realm_name_key', properties: ['realm', 'name'] }],
});

export class Unit extends unitSchema.class {}
unitSchema.setClass(Unit);
