import { afterAll, beforeAll, expect, test } from 'vitest';
import { soundReport, statement } from '../../../test/bulletin-builders';
import { Newsroom } from '../../../test/newsroom';
import { WholeServer } from '../../../test/whole-server';

let whole: WholeServer;
let newsroom: Newsroom;

beforeAll(async () => {
  whole = await WholeServer.open();
  newsroom = await Newsroom.open(whole);
}, 120_000);
afterAll(() => whole.close());

const soon = () => new Date(Date.now() + 3_600_000).toISOString();
const hostile = '<img src=x onerror=alert(1)>"\'&';

test('a draft is seen in the public’s own page by the press office, and by nobody on that page itself', async () => {
  const title = { zh: '四个分区请先不要喝', en: 'Four zones: do not drink' };
  const { id } = await newsroom.draft(soundReport({ title, nextUpdateAt: soon() }));
  const page = await newsroom.author.send('GET', `/press/preview/${id}`);
  expect(page.status).toBe(200);
  expect(page.text).toContain(title.zh);
  // Numbers are as they stand now: no token is left in the text.
  expect(page.text).not.toContain('{n1}');
  expect(page.text).toContain('共接到诉求 0 件。');
  const english = await newsroom.author.send('GET', `/press/preview/${id}?lang=en&size=large`);
  expect(english.text).toContain(title.en);
  expect(english.text).toContain('class="large"');
  expect((await whole.send('GET', '/')).text).not.toContain(title.zh);
});

test('only our own desk may frame it, nothing in it runs, and nobody keeps it', async () => {
  const part = { title: { zh: hostile, en: hostile }, nextUpdateAt: soon() };
  const { id } = await newsroom.draft(
    soundReport({ ...part, doing: [statement('d', { text: part.title })] }),
  );
  const { headers, text } = await newsroom.author.send('GET', `/press/preview/${id}`);
  expect(text).not.toContain('<img');
  expect(headers.get('content-security-policy')).toContain("frame-ancestors 'self'");
  expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(headers.get('x-frame-options')).toBe('SAMEORIGIN');
  expect(headers.get('cache-control')).toBe('private, no-store');
});

test('whoever may not read drafts learns nothing of them', async () => {
  const { id } = await newsroom.draft(soundReport({ nextUpdateAt: soon() }));
  const nobody = await fetch(`${whole.url}/press/preview/${id}`);
  expect(nobody.status).toBe(401);
  const key = await whole.makeKey('board:read');
  const asKey = { authorization: `Bearer ${key}`, cookie: '' };
  for (const path of [`/press/preview/${id}`, `/press/paper/${id}`]) {
    expect((await whole.send('GET', path, undefined, asKey)).status).toBe(403);
  }
});

test.each([
  '/press/preview/no-such',
  '/press/preview/00000000-0000-7000-8000-000000000000',
  '/press/paper/x',
])('%s is not found', async (path) => {
  expect((await newsroom.author.send('GET', path)).status).toBe(404);
});

test('a correction is seen as the public will see it: its banner above, what it corrects no longer in force', async () => {
  const published = await newsroom.publish(soundReport({ nextUpdateAt: soon(), unknown: [] }));
  const { id, content } = await newsroom.act(newsroom.author, published.id, {
    kind: 'correct',
    reason: '样品弄混了',
  });
  const right = { zh: '港湾分区的水现在不能喝。', en: 'Do not drink the water in Gangwan.' };
  const correction = {
    ...content.correction,
    wrong: right,
    right,
    reason: right,
    bannerUntil: soon(),
  };
  const edits = [{ path: 'correction', was: content.correction, value: correction }];
  await newsroom.act(newsroom.author, id, { kind: 'edit', edits });
  const page = await newsroom.author.send('GET', `/press/preview/${id}`);
  expect(page.text).toContain('class="band"');
  expect(page.text).toContain(right.zh);
  expect((await whole.send('GET', '/')).text).not.toContain(right.zh);
});
