/** A district, a street, a community or an address, each within the one before. */
import { defineEntity, p } from '@mikro-orm/postgresql';
import type { PlaceKind } from '@heed/shared/reference';

export const placeSchema = defineEntity({
  name: 'Place',
  tableName: 'place',
  properties: {
    realm: p.text().primary().default('real'),
    code: p.text().primary(),
    kind: p.text().$type<PlaceKind>(),
    name: p.text(),
    nameEn: p.text().nullable(),
    parent: p.text().nullable(),
    lng: p.double().$type<number>().nullable(),
    lat: p.double().$type<number>().nullable(),
    initials: p.array().columnType('text[]').$type<string[]>(),
  },
  indexes: [
    { name: 'place_parent', properties: ['realm', 'parent'] },
    {
      name: 'place_found',
      expression:
        'create index place_found on place using gin (place_terms(name, name_en, code, initials))',
    },
  ],
});

export class Place extends placeSchema.class {}
placeSchema.setClass(Place);
