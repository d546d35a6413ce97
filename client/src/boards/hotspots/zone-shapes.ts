/** Supply zones over the map: dashed while they are hit, filled grey with a ✓ once they have recovered. */
import type { BoardParts } from '@heed/shared/board';
import { z } from 'zod';
import { CHART_TEXT, type ChartLook } from '../../ui/chart-look';
import type { ChartOption } from '../../ui/EChart.vue';
import {
  Boundary,
  boxAround,
  isInside,
  outerRings,
  type BoundaryFeature,
  type LngLat,
} from './boundary';

/** The second layer of boundaries; its features say nothing of what kind of place they are. */
export const ZoneLayer = z.preprocess((value) => {
  const layer = z.object({ features: z.array(z.looseObject({ properties: z.looseObject({}) })) });
  const parsed = layer.safeParse(value);
  if (!parsed.success) return value;
  const features = parsed.data.features.map((feature) => ({
    ...feature,
    properties: { kind: 'zone', ...feature.properties },
  }));
  return { ...parsed.data, type: 'FeatureCollection', features };
}, Boundary);

export interface DrawnZone {
  code: string;
  recovered: boolean;
  rings: readonly (readonly LngLat[])[];
  /** Where its name can stand. */
  middle: LngLat;
}

/** Zones that a sample failed in once; of the others nothing is known to be wrong. */
export function drawnZones(layer: Boundary | null, zones: BoardParts['zones']): DrawnZone[] {
  return (layer?.features ?? []).flatMap((feature): DrawnZone[] => {
    const status = zones[feature.properties.code]?.status ?? 'unknown';
    const middle = middleOf(feature);
    if (status === 'unknown' || !middle) return [];
    const { code } = feature.properties;
    return [{ code, recovered: status === 'recovered', rings: outerRings(feature), middle }];
  });
}

/** The middle of its box where that lies inside, or else its corners' mean. */
function middleOf(feature: BoundaryFeature): LngLat | null {
  const rings = outerRings(feature);
  const box = boxAround(rings.flat());
  if (!box) return null;
  const middle: LngLat = [(box.west + box.east) / 2, (box.south + box.north) / 2];
  if (rings.some((ring) => isInside(middle, ring))) return middle;
  const corners = rings[0] ?? [];
  const mean = (at: 0 | 1) => corners.reduce((sum, corner) => sum + corner[at], 0) / corners.length;
  return [mean(0), mean(1)];
}

type Series = Extract<NonNullable<ChartOption['series']>, readonly unknown[]>[number];

/** Two series: fills below the cells, outlines above them. */
export function zoneSeries(
  zones: readonly DrawnZone[],
  nameOf: (code: string) => string,
  look: ChartLook,
): Series[] {
  const rings = zones.flatMap((zone) => zone.rings.map((ring) => ({ zone, ring })));
  const polygons = (depth: number, styleOf: (zone: DrawnZone) => object): Series => ({
    type: 'custom',
    coordinateSystem: 'geo',
    silent: true,
    z: depth,
    data: rings.map((_, index) => index),
    renderItem: ({ dataIndex }, api) => {
      const drawn = rings[dataIndex];
      if (!drawn) return null;
      const points = drawn.ring.map((corner) => api.coord([...corner]));
      return { type: 'polygon', shape: { points }, style: styleOf(drawn.zone) };
    },
  });
  return [
    polygons(3, ({ recovered }) => ({ fill: recovered ? look.color('--bg-3') : 'none' })),
    polygons(5, ({ recovered }) => ({
      fill: 'none',
      stroke: look.color(recovered ? '--line-3' : '--fg-1'),
      lineWidth: look.rem(recovered ? 0.0625 : 0.1),
      lineDash: recovered ? null : [look.rem(0.5), look.rem(0.375)],
    })),
    recoveredNames(zones, nameOf, look),
  ];
}

function recoveredNames(
  zones: readonly DrawnZone[],
  nameOf: (code: string) => string,
  look: ChartLook,
): Series {
  return {
    type: 'scatter',
    coordinateSystem: 'geo',
    silent: true,
    z: 6,
    symbolSize: 0.01,
    data: zones
      .filter(({ recovered }) => recovered)
      .map(({ code, middle }) => ({ name: `✓ ${nameOf(code)}`, value: [...middle] })),
    label: {
      show: true,
      formatter: '{b}',
      position: 'inside',
      color: look.color('--fg-2'),
      fontSize: look.rem(1.25),
      fontFamily: CHART_TEXT,
      textBorderColor: look.color('--bg-0'),
      textBorderWidth: look.rem(0.25),
    },
  };
}
