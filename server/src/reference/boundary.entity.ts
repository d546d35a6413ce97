/** The boundaries of a realm, by layer: districts with their streets, and the zones of a supply. */
import { defineEntity, p } from '@mikro-orm/postgresql';
import type { BoundaryCollection, ZoneCollection } from './boundary-shapes';
import type { CoordinateSystem } from './gcj02';

export const boundarySchema = defineEntity({
  name: 'Boundary',
  tableName: 'boundary',
  properties: {
    realm: p.text().primary().default('real'),
    layer: p.text().$type<'district' | 'zone'>().primary().default('district'),
    name: p.text(),
    source: p.text(),
    approvalNo: p.text().nullable(),
    coordinateSystem: p.text().$type<CoordinateSystem>(),
    importedAt: p.datetime(),
    geojson: p.json<BoundaryCollection | ZoneCollection>(),
  },
  checks: [{ name: 'boundary_layer_check', expression: "layer in ('district', 'zone')" }],
});

export class Boundary extends boundarySchema.class {}
boundarySchema.setClass(Boundary);
