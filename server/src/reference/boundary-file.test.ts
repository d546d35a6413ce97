import { describe, expect, it } from 'vitest';
import type { PlaceRow } from '@heed/shared/reference';
import { boundariesOf, type BoundaryReading } from './boundary-file';
import { placeBoundaries } from './boundary-places';
import { PlaceBook } from './place-file';

const square = (lng: number, lat: number, side = 0.1) => [
  [
    [lng, lat],
    [lng + side, lat],
    [lng + side, lat + side],
    [lng, lat + side],
    [lng, lat],
  ],
];

function read(features: object[], reading: Partial<BoundaryReading> = {}) {
  const file = boundariesOf(
    { type: 'FeatureCollection', features },
    { coordinateSystem: 'WGS-84', ...reading },
  );
  if (!file) throw new Error('not a collection');
  return file;
}

const feature = (properties: object, coordinates: unknown = square(119, 34), type = 'Polygon') => ({
  type: 'Feature',
  properties,
  geometry: { type, coordinates },
});

describe('boundaries of a file', () => {
  it('are read by the usual names of properties, a parent also by the code inside an object', () => {
    const { boundaries } = read([
      feature({ name: '海州区', level: 'district', adcode: 320706, parent: { adcode: 320700 } }),
      feature(
        { 名称: '望江街道', 类型: '街道', 区县: '海州区' },
        [square(119, 34)],
        'MultiPolygon',
      ),
    ]);
    expect(boundaries).toMatchObject([
      { name: '海州区', kind: 'district', code: '320706', parent: '320700' },
      { name: '望江街道', kind: 'street', code: null, parent: '海州区' },
    ]);
  });

  it('are read by the properties that are named, and one kind for all', () => {
    const { boundaries } = read([feature({ XZQMC: '海州区', XZQDM: '320706' })], {
      nameProperty: 'XZQMC',
      codeProperty: 'XZQDM',
      kind: 'district',
    });
    expect(boundaries).toMatchObject([{ name: '海州区', kind: 'district', code: '320706' }]);
  });

  it.each([
    [feature({ level: 'district' }), 'missing-name'],
    [feature({ name: 'x' }), 'unknown-kind'],
    [feature({ name: 'x', kind: 'street', code: 'a b' }), 'bad-code'],
    [feature({ name: 'x', kind: 'street' }, square(40_000_000, 4_000_000)), 'bad-coordinates'],
    [feature({ name: 'x', kind: 'street' }, [[[1, 2]]]), 'not-polygon'],
    [feature({ name: 'x', kind: 'street' }, [[['a', 'b'], [], [], []]]), 'not-polygon'],
    [{ type: 'Feature', properties: { name: 'x', kind: 'street' }, geometry: null }, 'not-polygon'],
  ])('are refused one by one: %#', (bad, message) => {
    const good = feature({ name: '海州区', kind: 'district' });
    const { boundaries, refused } = read([good, bad]);
    expect(boundaries).toHaveLength(1);
    expect(refused).toEqual([{ line: 2, message }]);
  });

  it('find the places that there are, and lie in the district around them', () => {
    const stored = (code: string, kind: PlaceRow['kind'], name: string, parent: string | null) => ({
      code,
      kind,
      name,
      nameEn: null,
      parent,
      lng: null,
      lat: null,
    });
    const book = new PlaceBook([
      stored('hz', 'district', '海州区', null),
      stored('wj', 'street', '望江街道', 'hz'),
      stored('other', 'street', '滨河街道', 'elsewhere'),
    ]);
    const { boundaries } = read([
      feature({ name: '望江街道', kind: 'street' }, square(119.1, 34.1)),
      feature({ name: '滨河街道', kind: 'street', parent: '海州区' }, square(119.2, 34.2)),
      feature({ name: '孤岛', kind: 'street' }, square(10, 10)),
      feature({ name: '海州区', kind: 'district' }, square(119, 34, 1)),
    ]);
    const placed = placeBoundaries(boundaries, book);
    const byName = new Map(placed.map(({ place }) => [place.name, place]));
    expect(byName.get('海州区')?.code).toBe('hz');
    expect(byName.get('望江街道')).toMatchObject({ code: 'wj', parent: 'hz' });
    expect(byName.get('滨河街道')?.code).not.toBe('other');
    expect(byName.get('滨河街道')?.parent).toBe('hz');
    expect(byName.get('孤岛')?.parent).toBe(null);
    expect(book.result()).toMatchObject({ added: 2, changed: 0 });
  });
});
