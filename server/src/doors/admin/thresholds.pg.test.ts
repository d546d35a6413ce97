import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Reference } from '@heed/shared/reference';
import { ThresholdList, ThresholdRow, type ThresholdCode } from '@heed/shared/thresholds';
import { ADMIN_PASSWORD, openDoors, type DoorApp } from '../../../test/door-app';
import { useDatabase } from '../../../test/pg';
import { Journal } from '../../journal/journal';
import { ReferenceLists } from '../../reference/reference-lists';
import { SessionDoorModule } from '../session/session-door.module';
import { AdminDoorsModule } from './admin-doors.module';

const database = useDatabase();
let doors: DoorApp;
let headers: Record<string, string>;

beforeAll(async () => {
  doors = await openDoors(database(), [SessionDoorModule, AdminDoorsModule]);
  await doors.app.get(ReferenceLists).refresh();
  headers = {
    cookie: await doors.logIn('admin', ADMIN_PASSWORD),
    'sec-fetch-site': 'same-origin',
    'accept-language': 'en',
  };
});
afterAll(() => doors.close());

async function ask(method: 'GET' | 'POST', url: string, payload?: object) {
  const body = payload === undefined ? {} : { payload };
  return doors.app.inject({ method, url, headers, ...body });
}

async function row(code: ThresholdCode): Promise<ThresholdRow | undefined> {
  const { rows } = ThresholdList.parse((await ask('GET', '/api/thresholds')).json());
  return rows.find((each) => each.code === code);
}

async function told(code: ThresholdCode): Promise<number> {
  return Reference.parse((await ask('GET', '/api/reference')).json()).limits[code];
}

const own = { code: 'suspension-longest', value: 45, source: '本市 12345 办理办法第九条' } as const;

describe('the thresholds', () => {
  it('[T13] begin as the product’s own; one that is set holds at once and says who set it', async () => {
    expect(await row(own.code)).toMatchObject({ value: 30, set: null });
    const answer = await ask('POST', '/api/thresholds', own);
    expect(answer.statusCode).toBe(201);
    const set = ThresholdRow.parse(answer.json());
    expect(set).toMatchObject({ ...own, sourceEn: null, preset: { value: 30 } });
    expect(set.set?.by).not.toBeNull();
    expect(await row(own.code)).toEqual(set);
    expect(await told(own.code)).toBe(45);
    // A drill trains what holds.
    expect(doors.app.get(ReferenceLists).of('drill-x').limits[own.code]).toBe(45);

    const journal = new Journal(database().database);
    const head = await journal.head();
    const [entry] = await journal.readAfter(head - 1, 1);
    expect(entry).toMatchObject({
      type: 'reference-changed',
      data: { list: 'thresholds', added: 0, changed: 1 },
      actor: { id: set.set?.by },
    });
    // The same again leaves no trace.
    expect((await ask('POST', '/api/thresholds', own)).json()).toEqual(set);
    expect(await journal.head()).toBe(head);
  });

  it('[T13] every version is kept; the default can be had back, once', async () => {
    await ask('POST', '/api/thresholds', { ...own, value: 60 });
    const back = await ask('POST', '/api/thresholds/remove', { code: own.code });
    expect(back.json()).toMatchObject({ value: 30, set: null });
    expect(await told(own.code)).toBe(30);
    const again = await ask('POST', '/api/thresholds/remove', { code: own.code });
    expect(again.json()).toMatchObject({ error: 'already-so' });
    const kept = await database().database.query<{ value: number | null }>(
      "select value from threshold where code = 'suspension-longest' order by version",
    );
    expect(kept.map(({ value }) => value)).toEqual([45, 60, null]);
  });

  it.each([
    ['out of bounds', { ...own, value: 91 }, { path: 'value', message: 'At most 90.' }],
    ['beneath them', { ...own, value: 0 }, { path: 'value', message: 'At least 1.' }],
    ['without a source', { ...own, source: ' ' }, { path: 'source', message: 'It is empty.' }],
    ['of an unknown name', { ...own, code: 'x' }, { path: 'code' }],
    ['in parts', { ...own, value: 1.5 }, { path: 'value' }],
  ])('[T13] one %s is refused by its field', async (_, input, detail) => {
    const refused = await ask('POST', '/api/thresholds', input);
    expect(refused.statusCode).toBe(400);
    expect(refused.json()).toMatchObject({ error: 'invalid', details: [detail] });
  });

  it('[T13] are never set beyond the law', async () => {
    const refused = await ask('POST', '/api/thresholds', { ...own, code: 'roster-hours' });
    expect(refused.statusCode).toBe(422);
    expect(refused.json()).toMatchObject({
      error: 'beyond-statute',
      details: [{ path: 'value', message: 'At most 44.' }],
    });
  });
});
