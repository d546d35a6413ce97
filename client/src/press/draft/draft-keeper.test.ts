// @vitest-environment happy-dom
import { BulletinDetail } from '@heed/shared/bulletins';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DraftKeeper } from './draft-keeper';
import { content } from './press-samples';

const AT = '2026-07-18T06:48:00.000Z';

function detail(version: number, zh: string): BulletinDetail {
  return BulletinDetail.parse({
    id: 'b1',
    realm: 'real',
    incidentId: 'i1',
    version,
    state: 'draft',
    kind: 'first',
    year: null,
    number: null,
    expectedNumber: 1,
    title: { zh, en: '' },
    nextUpdateAt: null,
    releaseAt: null,
    publishedAt: null,
    emergency: false,
    replaces: null,
    replacedBy: null,
    settledAt: null,
    settledReason: null,
    savedAt: AT,
    content: content({ title: { zh, en: '' } }),
    hands: [],
    findings: [],
    allowed: ['edit', 'submit'],
    live: [],
    digest: '0'.repeat(64),
    previous: null,
    editedBy: { accountId: 'lin', name: '林', at: AT },
  });
}

/** What the server was sent, and how it answers a command. */
let commands: { kind: string; requestId: string }[] = [];
let answer: (kind: string) => Response = () => Response.error();
let keeper: DraftKeeper;

const refused = (status: number, error: string) =>
  Response.json({ error, message: 'no' }, { status });
const done = (version: number, zh: string) =>
  Response.json({ position: 1, bulletin: detail(version, zh) });

beforeEach(async () => {
  localStorage.clear();
  commands = [];
  vi.stubGlobal('fetch', async (_path: string, { body }: { body: string | null }) => {
    if (body === null) return Response.json(detail(1, '旧'));
    const command = JSON.parse(body) as { kind: string; requestId: string };
    commands.push(command);
    return answer(command.kind);
  });
  keeper = new DraftKeeper('b1', 'lin');
  await vi.waitFor(() => expect(keeper.draft.value).not.toBeNull());
});
afterEach(() => {
  answer = (kind) => (kind === 'edit' ? done(9, '新') : refused(409, 'stale-version'));
  keeper.close();
  vi.unstubAllGlobals();
});

test('a text is not submitted without the last words of its author', async () => {
  answer = (kind) => (kind === 'edit' ? refused(503, 'unavailable') : done(2, '旧'));
  keeper.change('title.zh', '新');
  const answered = await keeper.act({ kind: 'submit' });
  expect(answered).toMatchObject({ ok: false, rejection: { error: 'unavailable' } });
  expect(commands.map(({ kind }) => kind)).toEqual(['edit']);
  expect(keeper.content.value?.title.zh).toBe('新');
});

test('a text is not submitted while a part of it is for its author to decide', async () => {
  answer = (kind) => (kind === 'edit' ? refused(400, 'invalid') : done(2, '旧'));
  keeper.change('title.zh', '新');
  const answered = await keeper.act({ kind: 'submit' });
  expect(answered).toMatchObject({ ok: false, rejection: { error: 'has-findings' } });
  expect(commands.map(({ kind }) => kind)).toEqual(['edit']);
});

test('once the server answers again the words go first, under their first id, then the act', async () => {
  answer = () => refused(503, 'unavailable');
  keeper.change('title.zh', '新');
  await keeper.save();
  answer = (kind) => done(kind === 'edit' ? 2 : 3, '新');
  expect(await keeper.act({ kind: 'submit' })).toMatchObject({ ok: true });
  expect(commands.map(({ kind }) => kind)).toEqual(['edit', 'edit', 'submit']);
  expect(commands[1]?.requestId).toBe(commands[0]?.requestId);
});
