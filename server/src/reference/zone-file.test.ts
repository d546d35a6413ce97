import { describe, expect, test } from 'vitest';
import type { PlaceRow } from '@heed/shared/reference';
import { zonesOf } from './zone-file';

const street = (code: string, name: string): PlaceRow => ({
  code,
  kind: 'street',
  name,
  nameEn: null,
  parent: null,
  lng: null,
  lat: null,
});
const places = [
  street('liulin', '柳林街道'),
  street('matou', '码头街道'),
  street('m2', '码头街道'),
];
const square = [
  [117, 30],
  [118, 30],
  [118, 31],
  [117, 30],
];

function read(...zones: readonly object[]) {
  const features = zones.map((properties) => ({
    type: 'Feature',
    properties,
    geometry: { type: 'Polygon', coordinates: [square] },
  }));
  const file = zonesOf(
    { type: 'FeatureCollection', features },
    { coordinateSystem: 'WGS-84' },
    places,
  );
  if (!file) throw new Error('not a file');
  return file;
}

describe('zones out of a file', () => {
  test('name their streets by code or by name, in a list or in one text', () => {
    const { zones, refused } = read(
      { code: 'z1', name: '一区', nameEn: 'Zone 1', streets: ['liulin', '柳林街道'] },
      { code: 'z2', name: '二区', 街道: '柳林街道、matou' },
    );
    expect(refused).toEqual([]);
    expect(zones).toMatchObject([
      { code: 'z1', name: '一区', nameEn: 'Zone 1', streets: ['liulin'] },
      { code: 'z2', name: '二区', nameEn: null, streets: ['liulin', 'matou'] },
    ]);
    expect(zones[0]?.polygons).toEqual([[square]]);
  });

  test.each([
    [{ name: '一区' }, 'bad-code'],
    [{ code: 'z 1', name: '一区' }, 'bad-code'],
    [{ code: 'z1' }, 'missing-name'],
    [{ code: 'z1', name: '一区', streets: ['nowhere'] }, 'unknown-street'],
    [{ code: 'z1', name: '一区', streets: ['码头街道'] }, 'unknown-street'],
    [{ code: 'z1', name: '区'.repeat(101) }, 'too-long'],
  ])('%j is refused with its line and reason', (zone, message) => {
    expect(read({ code: 'a', name: '甲区' }, zone).refused).toEqual([{ line: 2, message }]);
  });

  test('a code comes once, and what is no collection is no file', () => {
    const twice = read({ code: 'z1', name: '一区' }, { code: 'z1', name: '又一区' });
    expect(twice.refused).toEqual([{ line: 2, message: 'code-taken' }]);
    expect(zonesOf({ type: 'Feature' }, { coordinateSystem: 'WGS-84' }, places)).toBeNull();
  });
});
