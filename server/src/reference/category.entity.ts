/** What a complaint can be about; categories form a tree. */
import { defineEntity, p } from '@mikro-orm/postgresql';

export const categorySchema = defineEntity({
  name: 'Category',
  tableName: 'category',
  properties: {
    realm: p.text().primary().default('real'),
    code: p.text().primary(),
    name: p.text(),
    nameEn: p.text().nullable(),
    short: p.text().nullable(),
    shortEn: p.text().nullable(),
    parent: p.text().nullable(),
    unitId: p.uuid().nullable(),
    retired: p.boolean().default(false),
  },
});

export class Category extends categorySchema.class {}
categorySchema.setClass(Category);
