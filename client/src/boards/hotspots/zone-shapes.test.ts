import type { ZoneBoardRow } from '@heed/shared/incident-board';
import { expect, test } from 'vitest';
import { drawnZones, ZoneLayer } from './zone-shapes';

const square = (west: number) => [
  [west, 30],
  [west + 1, 30],
  [west + 1, 31],
  [west, 31],
  [west, 30],
];
const feature = (code: string, west: number) => ({
  type: 'Feature',
  properties: { code, name: code, streets: [] },
  geometry: { type: 'Polygon', coordinates: [square(west)] },
});
const layer = ZoneLayer.parse({
  type: 'FeatureCollection',
  features: [feature('north', 120), feature('south', 122), feature('fine', 124)],
});
const zone = (status: ZoneBoardRow['status']): ZoneBoardRow => ({
  status,
  value: null,
  limit: null,
  sampledAt: null,
  passes: 0,
  received: 0,
});

test('zones are drawn where a sample failed once, and marked where they recovered', () => {
  const drawn = drawnZones(layer, {
    north: zone('affected'),
    south: zone('recovered'),
    fine: zone('unknown'),
  });
  expect(drawn.map(({ code, recovered }) => [code, recovered])).toEqual([
    ['north', false],
    ['south', true],
  ]);
  expect(drawn[0]?.middle).toEqual([120.5, 30.5]);
});

test('without a layer, and before any sample, nothing is drawn', () => {
  expect(drawnZones(null, { north: zone('affected') })).toEqual([]);
  expect(drawnZones(layer, {})).toEqual([]);
});
