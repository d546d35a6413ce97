import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ListImportResult, PlaceSuggestion, Reference } from '@heed/shared/reference';
import { ADMIN_PASSWORD, form, openDoors, type DoorApp } from '../../../test/door-app';
import { useDatabase } from '../../../test/pg';
import { SessionDoorModule } from '../session/session-door.module';
import { AdminDoorsModule } from './admin-doors.module';

const database = useDatabase();
let doors: DoorApp;
let admin: Record<string, string>;

beforeAll(async () => {
  doors = await openDoors(database(), [SessionDoorModule, AdminDoorsModule]);
  admin = await signedIn('admin', ADMIN_PASSWORD);
});
afterAll(() => doors.close());

async function signedIn(account: string, password: string): Promise<Record<string, string>> {
  return { cookie: await doors.logIn(account, password), 'sec-fetch-site': 'same-origin' };
}

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

async function ask(method: Method, url: string, payload?: object | string, headers = admin) {
  const type = typeof payload === 'string' ? { 'content-type': 'text/csv' } : {};
  const body = payload === undefined ? {} : { payload };
  return doors.app.inject({ method, url, headers: { ...headers, ...type }, ...body });
}

async function reference(headers = admin): Promise<Reference> {
  return Reference.parse((await ask('GET', '/api/reference', undefined, headers)).json());
}

describe('places', () => {
  const text =
    '区县,街道,社区,地址,经度,纬度\n海州区,望江街道,望江里,望江里3栋,120.1,30.2\n海州区,滨河街道,,,,\n新浦区,望江西街道,,,,\n';

  async function find(q: string) {
    const answer = await ask('GET', `/api/places?q=${encodeURIComponent(q)}`);
    return PlaceSuggestion.array().parse(answer.json());
  }

  it('are found by name, by pinyin initials and by code, with the district and street they lie in', async () => {
    const imported = ListImportResult.parse((await ask('POST', '/api/places/import', text)).json());
    expect(imported).toMatchObject({ added: 7, refused: [] });
    const { places } = await reference();
    const [district, street] = ['海州区', '望江街道'].map(
      (name) => places.find((place) => place.name === name)?.code,
    );
    const [building] = await find('wjl3d');
    expect(building).toMatchObject({ name: '望江里3栋', kind: 'address', district, street });
    expect((await find('望江')).map(({ name }) => name)).toEqual([
      '望江街道',
      '望江西街道',
      '望江里',
      '望江里3栋',
    ]);
    expect((await find(district ?? '')).map(({ name }) => name)).toEqual(['海州区']);
    expect(await find('%')).toEqual([]);
    expect((await find('望')).map(({ name }) => name)).toContain('望江里3栋');
    expect((await find('江')).map(({ name }) => name)).toEqual([]);
    expect((await find('W')).map(({ name }) => name)).toContain('望江街道');
    expect(places.every(({ kind }) => kind === 'district' || kind === 'street')).toBe(true);
  });
});

describe('boundaries', () => {
  const square = (lng: number, lat: number, side: number) => [
    [
      [lng, lat],
      [lng + side, lat],
      [lng + side, lat + side],
      [lng, lat + side],
      [lng, lat],
    ],
  ];
  const feature = (properties: object, coordinates: unknown, type = 'Polygon') => ({
    type: 'Feature',
    properties,
    geometry: { type, coordinates },
  });
  const geojson = {
    type: 'FeatureCollection',
    features: [
      feature({ name: '海州区', level: 'district', adcode: 320706 }, square(119, 34, 0.4)),
      feature({ name: '新街道', level: 'street' }, square(119.1, 34.1, 0.1)),
      feature({ name: '点', level: 'street' }, [119, 34], 'Point'),
    ],
  };
  const about = {
    name: '示例',
    source: '测绘',
    approvalNo: '审图号 1',
    coordinateSystem: 'WGS-84',
  };

  it('are not there until somebody brings them', async () => {
    expect((await ask('GET', '/api/boundaries')).statusCode).toBe(404);
    expect((await ask('DELETE', '/api/boundaries')).statusCode).toBe(404);
  });

  it('are tied to the places that they draw, and make those that are missing', async () => {
    const { payload, type } = form(JSON.stringify(geojson), about);
    const put = await doors.app.inject({
      method: 'PUT',
      url: '/api/boundaries',
      headers: { ...admin, ...type },
      payload,
    });
    expect(ListImportResult.parse(put.json())).toEqual({
      added: 1,
      changed: 0,
      unchanged: 1,
      refused: [{ line: 3, message: '边界必须是 Polygon 或 MultiPolygon。' }],
    });
    const { places, boundary } = await reference();
    const district = places.find(({ name }) => name === '海州区');
    expect(places.find(({ name }) => name === '新街道')?.parent).toBe(district?.code);
    expect(boundary).toMatchObject(about);
    const read = await ask('GET', '/api/boundaries');
    expect(read.headers['content-type']).toContain('application/geo+json');
    const { features } = read.json<{ features: { properties: object; geometry: object }[] }>();
    expect(features[0]).toMatchObject({
      properties: { code: district?.code, name: '海州区', kind: 'district' },
      geometry: { type: 'MultiPolygon', coordinates: [square(119, 34, 0.4)] },
    });
  });

  it('in GCJ-02 are kept in WGS-84', async () => {
    const body = { ...about, coordinateSystem: 'GCJ-02', geojson };
    expect((await ask('PUT', '/api/boundaries', body)).statusCode).toBe(200);
    const { features } = (await ask('GET', '/api/boundaries')).json<{
      features: { geometry: { coordinates: number[][][][] } }[];
    }>();
    const corners = features[0]?.geometry.coordinates[0]?.[0] ?? [];
    const away = corners.map(([lng = 0, lat = 0]) => Math.hypot(lng - 119, lat - 34));
    expect(Math.min(...away)).toBeGreaterThan(0.001);
    expect(Math.min(...away)).toBeLessThan(0.01);
  });

  it.each([
    ['no JSON', '{', 'malformed'],
    ['no collection', '{"type":"Point"}', 'invalid'],
    ['nothing usable', '{"type":"FeatureCollection","features":[]}', 'invalid'],
  ])('with %s are refused', async (_, file, error) => {
    const { payload, type } = form(file, about);
    const answer = await doors.app.inject({
      method: 'PUT',
      url: '/api/boundaries',
      headers: { ...admin, ...type },
      payload,
    });
    expect(answer.json()).toMatchObject({ error });
  });

  it('go, and leave the places', async () => {
    expect((await ask('DELETE', '/api/boundaries')).statusCode).toBe(204);
    const { boundary, places } = await reference();
    expect(boundary).toBe(null);
    expect(places.map(({ name }) => name)).toContain('新街道');
  });
});
