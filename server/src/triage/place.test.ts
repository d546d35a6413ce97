import { latLngToCell } from 'h3-js';
import { expect, test } from 'vitest';
import { Places } from './place';
import type { MultiPolygon, TriagePlace, TriageSubject } from './triage-types';

const list: TriagePlace[] = [
  { code: 'd1', kind: 'district', name: '鼓楼区', parent: null },
  { code: 'd2', kind: 'district', name: '东湖区', parent: null },
  { code: 's1', kind: 'street', name: '望江街道', parent: 'd1' },
  { code: 's2', kind: 'street', name: '文庙街道', parent: 'd1' },
  { code: 's3', kind: 'street', name: '人民街道', parent: 'd1' },
  { code: 's4', kind: 'street', name: '人民街道', parent: 'd2' },
  { code: 'c1', kind: 'community', name: '望江里', parent: 's1' },
  { code: 'c2', kind: 'community', name: '望江里北', parent: 's2' },
  { code: 'c3', kind: 'community', name: '和平', parent: 's2' },
];

/** A square of two degrees around a point, with a hole in its middle. */
function square(lng: number, lat: number, hole = 0): MultiPolygon {
  const ring = (size: number) => [
    [lng - size, lat - size],
    [lng + size, lat - size],
    [lng + size, lat + size],
    [lng - size, lat + size],
    [lng - size, lat - size],
  ];
  return [hole > 0 ? [ring(1), ring(hole)] : [ring(1)]];
}

const places = new Places({
  categories: [],
  places: list,
  boundaries: [
    { code: 'd1', kind: 'district', polygons: square(110, 30) },
    { code: 's1', kind: 'street', polygons: square(110, 30, 0.5) },
    { code: 'd2', kind: 'district', polygons: square(115, 30) },
  ],
});

type Where = readonly [district: string | null, street: string | null, rules?: readonly string[]];

const cases: readonly [title: string, subject: Partial<TriageSubject>, where: Where][] = [
  ['by code', { district: 'd1', street: 's1' }, ['d1', 's1', ['P-01']]],
  ['by name without its suffix', { district: '鼓楼', street: '望江' }, ['d1', 's1', ['P-01']]],
  ['by name with another suffix', { street: '望江街道办事处' }, ['d1', 's1', ['P-01']]],
  ['a street determines its district', { street: '文庙街道' }, ['d1', 's2', ['P-01']]],
  ['a name borne twice stays open', { street: '人民街道' }, [null, null, []]],
  ['unless the district is known', { district: '东湖', street: '人民' }, ['d2', 's4', ['P-01']]],
  ['by coordinates', { lng: 110.7, lat: 30.7 }, ['d1', 's1', ['P-02']]],
  ['a hole is outside', { lng: 110, lat: 30 }, ['d1', null, ['P-02']]],
  ['outside of all', { lng: 120, lat: 30 }, [null, null, []]],
  [
    'coordinates in another district than told are not believed',
    { district: 'd2', lng: 110.7, lat: 30.7 },
    ['d2', null, ['P-01']],
  ],
  ['by community', { community: '望江里' }, ['d1', 's1', ['P-03']]],
  ['by address', { address: '本市望江里3栋' }, ['d1', 's1', ['P-04']]],
  ['a short community counts in an address', { address: '和平12号' }, ['d1', 's2', ['P-04']]],
  ['but not in a text', { text: '希望和平解决' }, [null, null, []]],
  ['by the text', { text: '望江里停水' }, ['d1', 's1', ['P-05']]],
  ['the longest name wins', { text: '望江里北停水' }, ['d1', 's2', ['P-05']]],
  ['two streets of one district', { text: '望江里和文庙街道停水' }, ['d1', null, ['P-05']]],
  ['a district alone', { text: '东湖区停水' }, ['d2', null, ['P-05']]],
  [
    'a district in the text tells two streets apart',
    { text: '东湖区人民街道' },
    ['d2', 's4', ['P-05']],
  ],
  ['an unknown district is read as address', { district: '本市鼓楼区' }, ['d1', null, ['P-04']]],
  ['nothing told', { text: '停水' }, [null, null, []]],
];

test.each(cases)('%s', (_title, subject, [district, street, rules]) => {
  const text = subject.text ?? '';
  const found = places.locate({ ...subject, text }, text);
  expect([found.district, found.street]).toEqual([district, street]);
  expect(found.fired.map((fired) => fired.rule)).toEqual(rules);
});

test('a name in the text is pointed at', () => {
  const text = '你好\n望江里停水';
  const [fired] = places.locate({ text }, text).fired;
  expect(text.slice(fired?.offset, (fired?.offset ?? 0) + (fired?.length ?? 0))).toBe('望江里');
});

test('a cell is coarse, and null without a point, at 0, 0 and off the Earth', () => {
  const cell = (lng?: number, lat?: number) => places.locate({ text: '', lng, lat }, '').cell;
  expect(cell(110.1, 30.1)).toBe(latLngToCell(30.1, 110.1, 8));
  expect(cell()).toBeNull();
  expect(cell(110.1)).toBeNull();
  expect(cell(0, 0)).toBeNull();
  expect(cell(200, 10)).toBeNull();
  expect(cell(10, 91)).toBeNull();
  expect(cell(Number.NaN, 10)).toBeNull();
});
