import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BulletinEffect } from '@heed/shared/bulletin-effect';
import { BulletinResult } from '@heed/shared/bulletin-commands';
import {
  BulletinDiff,
  BulletinList,
  BulletinTemplates,
  BulletinVersion,
} from '@heed/shared/bulletin-reads';
import { PromiseList, PromiseResult } from '@heed/shared/promises';
import { KeyMade } from '@heed/shared/session';
import { statement } from '../../../test/bulletin-builders';
import { useDatabase } from '../../../test/pg';
import { PressRoom, type Headers } from '../../../test/press-room';

const database = useDatabase();
let room: PressRoom;
let lin: Headers;
let viewer: Headers;

beforeAll(async () => {
  room = await PressRoom.open(database());
  lin = room.of('lin-lan');
  viewer = room.of('kan-ke');
});
afterAll(() => room.close());

describe('bulletins', () => {
  test('[B1] [B6] go through four hands; each is offered what is theirs to do', async () => {
    const { id, expectedNumber } = await room.draft();
    expect((await room.detail(id, 'lin-lan')).allowed).toEqual([
      'edit',
      'submit',
      'sign-over',
      'release-in-emergency',
    ]);
    await room.done(id, 'lin-lan', { kind: 'submit', expectedVersion: 1 });
    expect((await room.detail(id, 'zhou-hang')).allowed).toContain('verify-facts');
    const verified = await room.done(id, 'zhou-hang', { kind: 'verify-facts', expectedVersion: 2 });
    expect(verified.live).toMatchObject([{ id: 'n1', value: 0 }]);
    expect((await room.command(id, lin, { kind: 'approve', expectedVersion: 3 })).statusCode).toBe(
      403,
    );
    const signed = await room.done(id, 'chen-zhuo', { kind: 'approve', expectedVersion: 3 });
    expect(signed.content.numbers).toMatchObject([{ frozen: { value: 0 } }]);
    const out = await room.done(id, 'lin-lan', { kind: 'publish', expectedVersion: 4 });
    expect(out).toMatchObject({
      state: 'published',
      number: expectedNumber,
      allowed: ['correct', 'update', 'expire'],
    });
    expect(out.hands.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'drafted 林岚',
      'submitted 林岚',
      'facts-verified 周航',
      'approved 陈卓',
      'published 林岚',
    ]);
  });

  test('[B3] the second of two editors is told in their language what stands there now', async () => {
    const { id, content } = await room.draft();
    const edit = (value: string) => ({
      kind: 'edit',
      expectedVersion: 1,
      edits: [{ path: 'title.zh', was: content.title.zh, value }],
    });
    await room.done(id, 'lin-lan', edit('甲'));
    const late = await room.command(id, { ...lin, 'accept-language': 'en' }, edit('乙'));
    expect(late.statusCode).toBe(409);
    expect(late.json()).toMatchObject({
      error: 'stale-version',
      currentVersion: 2,
      details: [{ path: 'title.zh', message: '"甲"' }],
    });
    expect(await room.detail(id, 'zhou-hang')).toMatchObject({
      editedBy: { name: '林岚' },
      content: { title: { zh: '甲' } },
    });
    const first = await room.get(`/api/bulletins/${id}/versions/1`, room.of('zhou-hang'));
    expect(BulletinVersion.parse(first.json())).toMatchObject({
      version: 1,
      content: { title: content.title },
    });
    expect(
      (await room.get(`/api/bulletins/${id}/versions/9`, room.of('zhou-hang'))).statusCode,
    ).toBe(404);
  });

  test('[F19] what was heard around one that is out is told to who reads drafts, and to no visitor', async () => {
    const draft = await room.draft();
    const out = await room.published();
    const of = (id: string, headers: Headers) => room.get(`/api/bulletins/${id}/effect`, headers);
    const told = BulletinEffect.parse((await of(out.id, lin)).json());
    expect(told).toMatchObject({ bulletinId: out.id, number: out.number, noCourse: 'words-alone' });
    expect(told.windows.map(({ received, over }) => [received, over])).toEqual(
      Array.from({ length: 3 }, () => [0, false]),
    );
    expect((await of(draft.id, lin)).statusCode).toBe(404);
    expect((await of('nonsense', lin)).statusCode).toBe(404);
    expect((await of(out.id, viewer)).statusCode).toBe(403);
    const seen = await room.detail(out.id, 'kan-ke');
    expect([seen.live, (await room.detail(out.id, 'lin-lan')).live.length]).toEqual([[], 1]);
  });

  test('[B27] who doesn’t read drafts sees what was published, and nobody’s hands', async () => {
    const kept = await room.draft();
    const out = await room.published();
    expect((await room.get(`/api/bulletins/${kept.id}`, viewer)).statusCode).toBe(404);
    expect((await room.get(`/api/bulletins/${kept.id}/diff`, viewer)).statusCode).toBe(404);
    expect((await room.get(`/api/bulletins/${out.id}/versions/1`, viewer)).statusCode).toBe(403);
    expect(await room.detail(out.id, 'kan-ke')).toMatchObject({
      hands: [],
      findings: [],
      allowed: [],
      editedBy: { name: '' },
    });
    const list = async (headers: Headers, query = '') =>
      BulletinList.parse(
        (await room.get(`/api/bulletins?incident=${room.incidentId}${query}`, headers)).json(),
      ).rows;
    const seen = await list(viewer);
    expect(seen.every(({ publishedAt }) => publishedAt !== null)).toBe(true);
    expect(seen.map(({ id }) => id)).toContain(out.id);
    expect((await list(lin)).map(({ id }) => id)).toContain(kept.id);
    expect((await list(lin, '&published=false')).map(({ id }) => id)).not.toContain(out.id);
    expect(await list(lin, '&state=published&realm=drill-x')).toEqual([]);
  });

  test('[B26] the next report begins with the last one’s statements and tells what is new', async () => {
    const out = await room.published();
    const body = { kind: 'progress', requestId: randomUUID() };
    const begun = await room.post(`/api/incidents/${room.incidentId}/bulletins`, body, lin);
    const next = BulletinResult.parse(begun.json()).bulletin;
    expect(next.previous).toBe(out.id);
    expect(next.content.confirmed.map(({ id }) => id)).toEqual(
      out.content.confirmed.map(({ id }) => id),
    );
    expect(next.content.nextUpdateAt).toBeNull();
    const added = statement('new', {
      text: { zh: '三个分区已恢复。', en: 'Three zones are back.' },
    });
    await room.done(next.id, 'lin-lan', {
      kind: 'edit',
      expectedVersion: 1,
      edits: [{ path: 'confirmed.new', was: null, value: added }],
    });
    const changes = await room.get(`/api/bulletins/${next.id}/diff`, lin);
    expect(BulletinDiff.parse(changes.json())).toMatchObject({
      previous: out.id,
      statements: [{ id: 'new', section: 'confirmed', change: 'added' }],
    });
  });

  test('templates begin drafts, with the incident’s name in them', async () => {
    const answer = await room.get('/api/bulletin-templates', lin);
    expect(BulletinTemplates.parse(answer.json()).templates).toHaveLength(7);
    const one = await room.get('/api/bulletin-templates?kind=rebuttal', lin);
    expect(BulletinTemplates.parse(one.json()).templates).toMatchObject([{ kind: 'rebuttal' }]);
    const body = { kind: 'first', requestId: randomUUID() };
    const begun = await room.post(`/api/incidents/${room.incidentId}/bulletins`, body, lin);
    const { content, findings } = BulletinResult.parse(begun.json()).bulletin;
    expect(content.title.zh).toBe('关于柳林片区自来水异味的情况通报');
    expect(findings.some(({ code }) => code === 'token-unknown')).toBe(true);
  });

  test('HTML, scripts and formulas are text, and stay the text they are', async () => {
    const title = { zh: '<img src=x onerror=alert(1)>', en: '=HYPERLINK("http://x")' };
    const { content } = await room.draft({ title });
    expect(content.title).toEqual(title);
  });

  test('a key writes drafts and approves nothing', async () => {
    const made = await room.post(
      '/api/keys',
      {
        name: '值班系统',
        scopes: ['bulletins:command'],
        expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
      },
      room.of('admin'),
    );
    const key = { authorization: `Bearer ${KeyMade.parse(made.json()).key}` };
    const body = { kind: 'first', requestId: randomUUID() };
    const begun = await room.post(`/api/incidents/${room.incidentId}/bulletins`, body, key);
    expect(begun.statusCode).toBe(201);
    const { id } = BulletinResult.parse(begun.json()).bulletin;
    expect((await room.command(id, key, { kind: 'submit', expectedVersion: 1 })).statusCode).toBe(
      200,
    );
    expect((await room.command(id, key, { kind: 'approve', expectedVersion: 2 })).statusCode).toBe(
      403,
    );
  });

  test.each([
    [
      'an incident that isn’t there',
      () => `/api/incidents/${randomUUID()}/bulletins`,
      { kind: 'first' },
      422,
    ],
    [
      'a bulletin of no incident as its base',
      () => `/api/incidents/${room.incidentId}/bulletins`,
      { kind: 'first', basedOn: randomUUID() },
      400,
    ],
    [
      'a base that is no id',
      () => `/api/incidents/${room.incidentId}/bulletins`,
      { kind: 'first', basedOn: 'x' },
      400,
    ],
    [
      'a kind that isn’t one',
      () => `/api/incidents/${room.incidentId}/bulletins`,
      { kind: 'poem' },
      400,
    ],
    [
      'an unknown field',
      () => `/api/incidents/${room.incidentId}/bulletins`,
      { kind: 'first', html: '<b>' },
      400,
    ],
    [
      'a bulletin that isn’t there',
      () => `/api/bulletins/${randomUUID()}/commands`,
      { kind: 'submit', expectedVersion: 1 },
      404,
    ],
    [
      'an id that is none',
      () => '/api/bulletins/x/commands',
      { kind: 'submit', expectedVersion: 1 },
      404,
    ],
  ])('%s is refused', async (_what, url, body, status) => {
    const answer = await room.post(url(), { requestId: randomUUID(), ...body }, lin);
    expect([answer.statusCode, answer.json<{ error?: string }>().error]).toEqual([
      status,
      expect.any(String),
    ]);
  });

  test('filters that can’t be are refused, and an unknown incident has none', async () => {
    for (const query of [
      'incident=a%20b',
      'state=none',
      'published=maybe',
      'limit=0',
      'realm=REAL',
    ]) {
      expect((await room.get(`/api/bulletins?${query}`, lin)).statusCode).toBe(400);
    }
    for (const list of ['bulletins', 'promises']) {
      const none = await room.get(`/api/${list}?incident=x`, lin);
      expect([none.statusCode, none.json()]).toEqual([200, { rows: [] }]);
    }
  });
});

test('[B28] [B29] promises are made by those who may, and seen by all who work with the boards', async () => {
  const body = {
    incidentId: room.incidentId,
    text: { zh: '16时公布水质', en: 'Water results by 16:00' },
    owner: '方磊',
    dueAt: new Date(Date.now() + 3_600_000).toISOString(),
    requestId: randomUUID(),
  };
  expect((await room.post('/api/promises', body, viewer)).statusCode).toBe(403);
  const made = PromiseResult.parse((await room.post('/api/promises', body, lin)).json()).promise;
  const keep = { kind: 'keep', expectedVersion: 1, requestId: randomUUID(), proof: '检测单' };
  const unshown = { ...keep, evidenceId: randomUUID() };
  const refused = await room.post(`/api/promises/${made.id}/commands`, unshown, lin);
  expect(refused.json()).toMatchObject({ error: 'invalid', details: [{ path: 'evidenceId' }] });
  const kept = await room.post(`/api/promises/${made.id}/commands`, keep, room.of('chen-zhuo'));
  expect(PromiseResult.parse(kept.json()).promise).toMatchObject({
    state: 'kept',
    proof: '检测单',
  });
  const listed = await room.get(`/api/promises?incident=${room.incidentId}`, viewer);
  expect(PromiseList.parse(listed.json()).rows).toMatchObject([{ id: made.id, state: 'kept' }]);
});
