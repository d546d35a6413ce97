import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ImportPreview, ImportRow, type ImportOptions } from '@heed/shared/imports';
import { Rejection } from '@heed/shared/rejections';
import { KeyMade } from '@heed/shared/session';
import { ADMIN_PASSWORD, openDoors, type DoorApp } from '../../../test/door-app';
import { formBody, type FormFile } from '../../../test/forms';
import { intakeStage, openBook } from '../../../test/intake-stage';
import { useDatabase } from '../../../test/pg';
import { TriageBook } from '../../intake/triage-book';
import { AdminDoorsModule } from '../admin/admin-doors.module';
import { SessionDoorModule } from '../session/session-door.module';
import { ImportsDoorModule } from './imports-door.module';

const database = useDatabase();
let doors: DoorApp;
let admin: Record<string, string>;

beforeAll(async () => {
  const modules = [intakeStage(), SessionDoorModule, AdminDoorsModule, ImportsDoorModule];
  doors = await openDoors(database(), modules);
  openBook(doors.app.get(TriageBook));
  const cookie = await doors.logIn('admin', ADMIN_PASSWORD);
  admin = { cookie, 'sec-fetch-site': 'same-origin' };
});
afterAll(() => doors.close());

const table: FormFile = {
  name: 'C:\\export\\工单_20241120.csv',
  content: [
    '工单编号,受理时间,诉求内容,联系电话',
    '1,2024-11-20 08:00,东柳小区停水三天,13800000001',
    '2,昨天,"=cmd|"" /c calc""!A1",13800000002',
    '3,2024-11-20 09:00,路灯不亮,没有电话',
    '4,2024-11-20 10:00,只有三格',
  ].join('\n'),
};

const options: ImportOptions = {
  mapping: {
    columns: { sourceId: '工单编号', receivedAt: '受理时间', text: '诉求内容', phone: '联系电话' },
    constants: { channel: 'phone' },
    source: '工单',
  },
  zone: 'Asia/Shanghai',
};

async function post(url: string, fields: Record<string, string>, file?: FormFile, who = admin) {
  const { payload, headers } = await formBody(fields, file);
  return doors.app.inject({ method: 'POST', url, payload, headers: { ...who, ...headers } });
}

function get(url: string, who: Record<string, string> = admin) {
  return doors.app.inject({ method: 'GET', url, headers: who });
}

async function ended(id: string, who = admin): Promise<ImportRow> {
  for (let tries = 0; tries < 200; tries += 1) {
    const row = ImportRow.parse((await get(`/api/imports/${id}`, who)).json());
    if (row.state === 'done' || row.state === 'failed') return row;
    await wait(50);
  }
  throw new Error(`import ${id} did not end within 10 s`);
}

const started = (file: FormFile, given: object = options, who = admin) =>
  post('/api/imports', { options: JSON.stringify(given) }, file, who);

describe('the door of imports', () => {
  test('shows what a file holds and keeps nothing of it', async () => {
    const answer = await post('/api/imports/preview', {}, table);
    expect(answer.statusCode).toBe(200);
    expect(ImportPreview.parse(answer.json())).toMatchObject({
      fileName: '工单_20241120.csv',
      format: 'csv',
      encoding: 'utf-8',
      columns: ['工单编号', '受理时间', '诉求内容', '联系电话'],
      rowEstimate: 4,
      proposal: { source: '工单', columns: { sourceId: '工单编号', text: '诉求内容' } },
    });
    expect(readdirSync(join(database().folder, 'imports'))).toEqual([]);
  });

  test('starts an import, tells its progress and lists it', async () => {
    const answer = await started(table);
    expect(answer.statusCode).toBe(202);
    const first = ImportRow.parse(answer.json());
    expect(first).toMatchObject({ totalRows: 4, historic: false, realm: 'real' });
    const row = await ended(first.id);
    expect(row).toMatchObject({ state: 'done', rows: 4, added: 1, refused: 3, error: null });
    expect(row.refusals).toContainEqual({
      error: 'invalid',
      message: '联系电话：不是有效的电话号码',
      rows: 1,
    });
    const list = (await get('/api/imports')).json<unknown[]>();
    expect(ImportRow.parse(list[0]).id).toBe(first.id);
  });

  test('hands out refused rows with line and reason, and no cell that starts a formula', async () => {
    const [row] = (await get('/api/imports')).json<{ id: string }[]>();
    const url = `/api/imports/${row?.id}/refused.csv`;
    const answer = await get(url, { ...admin, 'accept-language': 'en' });
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(answer.headers['content-disposition']).toMatch(/^attachment/);
    expect(answer.body).toBe(
      [
        '\ufeff工单编号,受理时间,诉求内容,联系电话,line,reason',
        `2,昨天,"'=cmd|"" /c calc""!A1",13800000002,3,受理时间: not a time`,
        '3,2024-11-20 09:00,路灯不亮,没有电话,4,联系电话: not a phone number',
        '4,2024-11-20 10:00,只有三格,,5,not as many cells as the header',
        '',
      ].join('\r\n'),
    );
  });

  test('says the reasons in the language of the link, else in the browser’s', async () => {
    const [row] = (await get('/api/imports')).json<{ id: string }[]>();
    const url = `/api/imports/${row?.id}/refused.csv`;
    const linked = await get(`${url}?lang=en`, { ...admin, 'accept-language': 'zh-CN' });
    expect(linked.body).toContain('受理时间: not a time');
    const plain = await get(url, { ...admin, 'accept-language': 'zh-CN' });
    expect(plain.body).toContain('受理时间：无法识别的时间');
    expect((await get(`${url}?language=en`)).statusCode).toBe(400);
  });

  interface Wrong {
    readonly what: string;
    readonly content?: string;
    readonly change?: object;
    readonly answer: string;
    readonly said: RegExp;
  }

  test.each<Wrong>([
    { what: 'a PDF', content: '%PDF-1.7', answer: '415 unsupported-media', said: /不是表格/ },
    { what: 'an empty file', content: '', answer: '400 malformed', said: /空的/ },
    {
      what: 'a mapping of columns that are not there',
      content: 'a\n1\n',
      answer: '400 invalid',
      said: /没有这一列/,
    },
    {
      what: 'a zone that is none',
      change: { zone: 'Moon/Sea' },
      answer: '400 invalid',
      said: /时区/,
    },
    {
      what: 'an unknown option',
      change: { force: true },
      answer: '400 invalid',
      said: /没有这个字段/,
    },
    { what: 'a wrong realm', change: { realm: 'mine' }, answer: '400 invalid', said: /real/ },
  ])('refuses $what with a sentence and keeps no file', async (wrong) => {
    const file = { ...table, content: wrong.content ?? table.content };
    const answer = await started(file, { ...options, ...wrong.change });
    const rejection = Rejection.parse(answer.json());
    expect(`${answer.statusCode} ${rejection.error}`).toBe(wrong.answer);
    expect(rejection.details?.map(({ message }) => message).join(' ')).toMatch(wrong.said);
    expect(readdirSync(join(database().folder, 'imports'))).toEqual([]);
  });

  test('refuses a form without a file, and a body that is no form', async () => {
    const none = await post('/api/imports', { options: JSON.stringify(options) });
    expect([none.statusCode, none.json<Rejection>().error]).toEqual([400, 'invalid']);
    const json = await doors.app.inject({
      method: 'POST',
      url: '/api/imports',
      payload: options,
      headers: admin,
    });
    expect(json.statusCode).toBe(415);
  });

  test('lets a key see its own imports and nobody in without one', async () => {
    const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
    const keyFor = async (name: string) => {
      const payload = { name, scopes: ['complaints:write'], expiresAt };
      const made = await doors.app.inject({
        method: 'POST',
        url: '/api/keys',
        payload,
        headers: admin,
      });
      return { authorization: `Bearer ${KeyMade.parse(made.json()).key}` };
    };
    const [own, other] = [await keyFor('own'), await keyFor('other')];
    const answer = await started(table, options, own);
    const { id } = ImportRow.parse(answer.json());
    expect(await ended(id, own)).toMatchObject({ state: 'done', added: 0, unchanged: 1 });
    expect((await get(`/api/imports/${id}`, other)).statusCode).toBe(404);
    expect((await get(`/api/imports/${id}/refused.csv`, other)).statusCode).toBe(404);
    expect((await get('/api/imports', other)).json()).toEqual([]);
    expect((await get('/api/imports', {})).statusCode).toBe(401);
  });
});
