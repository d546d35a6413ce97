import { describe, expect, it } from 'vitest';
import { kindOf, likelyName, lookAtBoundary, shapeOf } from './boundary-file';

const square = [
  [120, 30],
  [121, 30],
  [121, 31],
  [120, 30],
];
const feature = (properties: Record<string, unknown> | null, geometry: unknown) => ({
  type: 'Feature',
  properties,
  geometry,
});
const polygon = { type: 'Polygon', coordinates: [square] };
const file = (...features: unknown[]) => JSON.stringify({ type: 'FeatureCollection', features });

function look(...features: unknown[]) {
  const found = lookAtBoundary(file(...features));
  if (!found.ok) throw new Error(found.problem);
  return found;
}

describe('a look at a boundary file', () => {
  it('finds the areas, their properties, and what is no area', () => {
    const found = look(
      feature({ 名称: '柳林街道', level: 'street' }, polygon),
      feature({ adcode: 360101 }, { type: 'MultiPolygon', coordinates: [[square], [square]] }),
      feature(null, { type: 'Point', coordinates: [120, 30] }),
    );
    expect(found.areas.map((area) => area.rings.length)).toEqual([1, 2]);
    expect(found).toMatchObject({ notAreas: 1, properties: ['名称', 'level', 'adcode'] });
  });

  it.each([
    ['not-json', '{'],
    ['not-a-collection', '{"type":"Feature"}'],
    ['no-areas', file(feature({}, { type: 'Point', coordinates: [1, 2] }))],
    ['not-degrees', file(feature({}, { type: 'Polygon', coordinates: [[[500_000, 3_300_000]]] }))],
  ])('says %s', (problem, text) => {
    expect(lookAtBoundary(text)).toEqual({ ok: false, problem });
  });

  it.each([
    [['id', '名称', 'name'], 'name'],
    [['id', '名称'], '名称'],
    [['id'], ''],
  ])('takes the names of %j from %j', (properties, name) => {
    expect(likelyName(properties)).toBe(name);
  });

  it.each([
    [{ kind: 'street' }, 'street'],
    [{ level: 'District' }, 'district'],
    [{ 类型: '乡镇' }, 'street'],
    [{ type: 'lake' }, ''],
    [{}, ''],
  ])('knows what %j is: %j', (properties, kind) => {
    expect(kindOf({ properties, rings: [] })).toBe(kind);
  });

  it('names an area by the property that was chosen', () => {
    const area = { properties: { id: 7, title: ' 码头街道 ' }, rings: [] };
    expect(shapeOf(area, 'title').name).toBe('码头街道');
    expect(shapeOf(area, 'id').name).toBe('7');
    expect(shapeOf(area, 'name').name).toBe('');
  });
});
