import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { FigureSeries } from '@heed/shared/figures';
import { KeptServicePoint, ListImportResult, Reference } from '@heed/shared/reference';
import { ADMIN_PASSWORD, openDoors, type DoorApp } from '../../../test/door-app';
import { useDatabase } from '../../../test/pg';
import { Journal } from '../../journal/journal';
import { SessionDoorModule } from '../session/session-door.module';
import { AdminDoorsModule } from './admin-doors.module';

const database = useDatabase();
let doors: DoorApp;
let headers: Record<string, string>;

beforeAll(async () => {
  doors = await openDoors(database(), [SessionDoorModule, AdminDoorsModule]);
  headers = await signedIn('admin', ADMIN_PASSWORD);
});
afterAll(() => doors.close());

async function signedIn(account: string, password: string): Promise<Record<string, string>> {
  return { cookie: await doors.logIn(account, password), 'sec-fetch-site': 'same-origin' };
}

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT';

function ask(method: Method, url: string, payload?: object | string, who = headers) {
  const type = typeof payload === 'string' ? { 'content-type': 'text/csv' } : {};
  const body = payload === undefined ? {} : { payload };
  return doors.app.inject({ method, url, headers: { ...who, ...type }, ...body });
}

const reference = async () => Reference.parse((await ask('GET', '/api/reference')).json());

/** What the journal says of a list, the oldest first. */
async function journalled(list: string): Promise<object[]> {
  const entries = await new Journal(database().database).readAfter(0, 1000);
  return entries.flatMap((entry) => {
    if (entry.type !== 'reference-changed' || entry.data.list !== list) return [];
    return [{ added: entry.data.added, changed: entry.data.changed }];
  });
}

const turbidity = {
  name: 'turbidity',
  title: '浑浊度',
  titleEn: 'Turbidity',
  unit: 'NTU',
  kind: 'sample',
  limit: 1,
  staleAfterMinutes: 240,
};

describe('series of figures', () => {
  test('are added and changed, and the reference and the journal say so', async () => {
    expect((await ask('POST', '/api/figure-series', turbidity)).json()).toEqual(turbidity);
    expect((await reference()).figureSeries).toEqual([turbidity]);

    const patch = { limit: 0.5, titleEn: '', staleAfterMinutes: 120 };
    const changed = { ...turbidity, ...patch, titleEn: null };
    const answer = await ask('PATCH', '/api/figure-series/turbidity', patch);
    expect(FigureSeries.parse(answer.json())).toEqual(changed);
    // The same again changes nothing, and leaves no trace.
    await ask('PATCH', '/api/figure-series/turbidity', patch);
    const listed = await ask('GET', '/api/figure-series');
    expect(z.array(FigureSeries).parse(listed.json())).toEqual([changed]);
    expect(await journalled('figure-series')).toEqual([
      { added: 1, changed: 0 },
      { added: 0, changed: 1 },
    ]);
  });

  test('are refused by the field that is wrong, and a name is one series', async () => {
    const taken = await ask('POST', '/api/figure-series', turbidity);
    expect(taken.statusCode).toBe(409);
    expect(taken.json()).toMatchObject({ details: [{ path: 'name' }] });
    const never = { ...turbidity, name: 'lead', staleAfterMinutes: 0 };
    expect((await ask('POST', '/api/figure-series', never)).json()).toMatchObject({
      error: 'invalid',
      details: [{ path: 'staleAfterMinutes' }],
    });
    const renamed = await ask('PATCH', '/api/figure-series/turbidity', { name: 'other' });
    expect(renamed.statusCode).toBe(400);
    const unknown = await ask('PATCH', '/api/figure-series/lead', { limit: 1 });
    expect(unknown.statusCode).toBe(404);
  });

  test('are described by administrators: whoever sends figures does not decide what passes', async () => {
    const made = await ask('POST', '/api/accounts', {
      account: 'press',
      name: '顾言',
      password: 'quiet harbour lantern 7',
      roles: ['press-officer'],
    });
    expect(made.statusCode).toBe(201);
    const first = await signedIn('press', 'quiet harbour lantern 7');
    const own = { current: 'quiet harbour lantern 7', next: 'another quiet lantern 8' };
    const chosen = await ask('POST', '/api/session/password', own, first);
    const cookie = String(chosen.headers['set-cookie']).split(';')[0] ?? '';
    const press = { ...first, cookie };
    const looser = { limit: 100 };
    const answer = await ask('PATCH', '/api/figure-series/turbidity', looser, press);
    expect((await ask('GET', '/api/figure-series', undefined, press)).statusCode).toBe(200);
    expect(answer.statusCode).toBe(403);
  });
});

describe('service points', () => {
  const file =
    '名称,英文名称,街道,地址,英文地址,截止时间,备注\n' +
    '柳林送水点,Liulin point,柳林街道,柳林路 1 号,1 Liulin Road,2026-10-05 22:00,自带容器\n' +
    '码头送水点,,码头街道,码头路 8 号,,,\n';
  const send = async (text: string) =>
    ListImportResult.parse((await ask('POST', '/api/service-points/import', text)).json());
  const kept = async () =>
    z.array(KeptServicePoint).parse((await ask('GET', '/api/service-points')).json());
  const codeOf = async (name: string) => (await kept()).find((point) => point.name === name)?.code;

  test('come in by a file; the same file again adds nothing', async () => {
    await ask('POST', '/api/places/import', '区县,街道\n东江区,柳林街道\n东江区,码头街道\n');
    expect(await send(file)).toEqual({ added: 2, changed: 0, unchanged: 0, refused: [] });
    expect(await send(file)).toEqual({ added: 0, changed: 0, unchanged: 2, refused: [] });
    const { places, servicePoints } = await reference();
    expect(servicePoints).toHaveLength(2);
    expect(servicePoints).toContainEqual({
      code: await codeOf('柳林送水点'),
      name: '柳林送水点',
      nameEn: 'Liulin point',
      street: places.find(({ name }) => name === '柳林街道')?.code,
      address: '柳林路 1 号',
      addressEn: '1 Liulin Road',
      lng: null,
      lat: null,
      until: '2026-10-05T14:00:00.000Z',
      note: '自带容器',
    });
    expect(await journalled('service-points')).toEqual([{ added: 2, changed: 0 }]);
  });

  test('change by street and name: an empty cell empties, a missing column says nothing', async () => {
    const moved = await send('名称,街道,地址,备注\n柳林送水点,柳林街道,柳林路 3 号,\n');
    expect(moved).toMatchObject({ added: 0, changed: 1 });
    const { servicePoints } = await reference();
    expect(servicePoints.find(({ name }) => name === '柳林送水点')).toMatchObject({
      address: '柳林路 3 号',
      note: null,
      nameEn: 'Liulin point',
      until: '2026-10-05T14:00:00.000Z',
    });
  });

  test('that are wrong are refused by line and column; the others are taken', async () => {
    const text =
      '名称,街道,地址,截止时间\n' +
      ',柳林街道,某路 1 号,\n' +
      '甲,柳林街道,,\n' +
      '乙,月亮街道,某路 2 号,\n' +
      '丙,柳林街道,某路 3 号,晚上\n' +
      '丁,柳林街道,某路 4 号,2026-10-05\n' +
      '丁,柳林街道,某路 5 号,2026-10-05\n';
    const { added, refused } = await send(text);
    expect(added).toBe(1);
    expect(refused.map(({ line, message }) => [line, message.split('：')[0]])).toEqual([
      [2, '名称'],
      [3, '地址'],
      [4, '街道'],
      [5, '截止时间'],
      [7, '名称'],
    ]);
    const columns = await ask('POST', '/api/service-points/import', '甲,乙\n1,2\n');
    expect(columns.json()).toMatchObject({ error: 'invalid', details: [{ path: 'file' }] });
  });

  test('that are withdrawn are told to nobody, stay so when a file names them, and can be put back', async () => {
    const code = await codeOf('码头送水点');
    const url = `/api/service-points/${code}`;
    const withdrawn = await ask('PATCH', url, { withdrawn: true });
    expect(KeptServicePoint.parse(withdrawn.json())).toMatchObject({ withdrawn: true });
    const named = async () => (await reference()).servicePoints.map(({ name }) => name);
    expect(await named()).not.toContain('码头送水点');
    expect((await kept()).map(({ name }) => name)).toContain('码头送水点');
    const again = await send(file);
    expect(again.refused).toMatchObject([{ line: 3 }]);
    expect(await named()).not.toContain('码头送水点');

    const entries = await journalled('service-points');
    await ask('PATCH', url, { withdrawn: false });
    await ask('PATCH', url, { withdrawn: false });
    expect(await named()).toContain('码头送水点');
    expect(await journalled('service-points')).toEqual([...entries, { added: 0, changed: 1 }]);
    const unknown = await ask('PATCH', '/api/service-points/none', { withdrawn: true });
    expect(unknown.statusCode).toBe(404);
  });
});
