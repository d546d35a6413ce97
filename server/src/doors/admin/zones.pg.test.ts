import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ListImportResult, Reference } from '@heed/shared/reference';
import { ADMIN_PASSWORD, openDoors, type DoorApp } from '../../../test/door-app';
import { useDatabase } from '../../../test/pg';
import { SessionDoorModule } from '../session/session-door.module';
import { AdminDoorsModule } from './admin-doors.module';

const database = useDatabase();
let doors: DoorApp;
let headers: Record<string, string>;

beforeAll(async () => {
  doors = await openDoors(database(), [SessionDoorModule, AdminDoorsModule]);
  const cookie = await doors.logIn('admin', ADMIN_PASSWORD);
  headers = { cookie, 'sec-fetch-site': 'same-origin' };
});
afterAll(() => doors.close());

function ask(method: 'GET' | 'PUT' | 'POST' | 'DELETE', url: string, payload?: object | string) {
  const type = typeof payload === 'string' ? { 'content-type': 'text/csv' } : {};
  const body = payload === undefined ? {} : { payload };
  return doors.app.inject({ method, url, headers: { ...headers, ...type }, ...body });
}

const reference = async () => Reference.parse((await ask('GET', '/api/reference')).json());

const zones = (streets: readonly string[]) => ({
  name: '供水分区',
  source: '水务集团',
  coordinateSystem: 'WGS-84',
  geojson: {
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        properties: { code: 'low', name: '低压区', nameEn: 'Low zone', streets },
        geometry: {
          type: 'Polygon',
          coordinates: [
            [
              [120, 30],
              [121, 30],
              [121, 31],
              [120, 30],
            ],
          ],
        },
      },
    ],
  },
});

describe('zones', () => {
  test('lie beside the boundaries, name their streets, and go again', async () => {
    await ask('POST', '/api/places/import', '区县,街道\n海州区,望江街道\n');
    const put = await ask('PUT', '/api/boundaries?layer=zone', zones(['望江街道']));
    expect(ListImportResult.parse(put.json())).toMatchObject({ changed: 1, refused: [] });
    const before = await reference();
    const street = before.places.find(({ name }) => name === '望江街道')?.code;
    expect(before.zones).toEqual([
      { code: 'low', name: '低压区', nameEn: 'Low zone', streets: [street] },
    ]);
    expect(before).toMatchObject({ boundary: null, zoneBoundary: { source: '水务集团' } });
    expect((await ask('GET', '/api/boundaries')).statusCode).toBe(404);
    const shapes = await ask('GET', '/api/boundaries?layer=zone');
    expect(shapes.json()).toMatchObject({ features: [{ properties: { kind: 'zone' } }] });

    const again = await ask('PUT', '/api/boundaries?layer=zone', zones(['望江街道']));
    expect(ListImportResult.parse(again.json())).toMatchObject({ changed: 0, unchanged: 1 });
    expect((await ask('DELETE', '/api/boundaries?layer=zone')).statusCode).toBe(204);
    expect((await reference()).zones).toEqual([]);
  });

  test('a street that is no place is refused with its line, and a wrong layer by its name', async () => {
    const put = await ask('PUT', '/api/boundaries?layer=zone', zones(['月亮街道']));
    expect(ListImportResult.parse(put.json()).refused).toMatchObject([{ line: 1 }]);
    const wrong = await ask('PUT', '/api/boundaries?layer=moon', zones([]));
    expect(wrong.json()).toMatchObject({ error: 'invalid', details: [{ path: 'layer' }] });
  });
});
