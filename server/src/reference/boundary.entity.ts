/** The one set of boundaries that a deployment shows on its maps. */
import { defineEntity, p } from '@mikro-orm/postgresql';
import type { BoundaryCollection } from './boundary-shapes';
import type { CoordinateSystem } from './gcj02';

export const boundarySchema = defineEntity({
  name: 'Boundary',
  tableName: 'boundary',
  properties: {
    single: p.boolean().primary().default(true),
    name: p.text(),
    source: p.text(),
    approvalNo: p.text().nullable(),
    coordinateSystem: p.text().$type<CoordinateSystem>(),
    importedAt: p.datetime(),
    geojson: p.json<BoundaryCollection>(),
  },
  checks: [{ name: 'boundary_single_check', property: 'single', expression: 'single' }],
});

export class Boundary extends boundarySchema.class {}
boundarySchema.setClass(Boundary);
