import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { brotliDecompressSync } from 'node:zlib';
import { request } from 'node:http';
import { Newsroom } from '../../../test/newsroom';
import { prepared, samples, settleCity } from '../../../test/site-city';
import { WholeServer } from '../../../test/whole-server';
import { SEARCHES } from '../../site/place-lookup';
import type { SiteModel } from '../../site/site-model';
import { SitePages } from '../../site/site-pages';

let whole: WholeServer;
let room: Newsroom;

beforeAll(async () => {
  whole = await WholeServer.open();
  await settleCity(whole);
  room = await Newsroom.open(whole);
}, 120_000);
afterAll(() => whole.close());

/** As somebody without an account, a cookie or a script. */
async function open(path: string, headers: Record<string, string> = {}) {
  const answer = await fetch(`${whole.url}${path}`, { headers, redirect: 'manual' });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

/** The milliseconds from the end of `work` until the pages of an edition hold what is waited for. */
async function shownAfter(
  work: () => Promise<unknown>,
  holds: (model: SiteModel) => boolean,
): Promise<number> {
  const pages = whole.server.app.get(SitePages);
  const { promise, resolve } = Promise.withResolvers<number>();
  const stop = pages.onReplaced((model) => {
    if (holds(model)) resolve(performance.now());
  });
  await work();
  const done = performance.now();
  const shown = await promise;
  stop();
  return shown - done;
}

function sampled(zone: string, value: number) {
  const sample = { name: 'mib', unit: 'ng/L', source: 'environment', at: new Date().toISOString() };
  return whole.post('/api/figures', { ...sample, zone, value });
}

describe('before anything is published', () => {
  test('the first page says that nothing is in force, and does not send the public to the desk', async () => {
    const { status, text } = await open('/');
    expect(status).toBe(200);
    expect(text).toContain('目前没有发布中的事件通报');
    expect(text).toContain('href="tel:12345"');
  });

  test('an incident, its samples and a draft show nowhere', async () => {
    for (const { zone, unit, ...figure } of samples()) {
      const full = { ...figure, ...(zone ? { zone } : {}), ...(unit ? { unit } : {}) };
      expect((await whole.post('/api/figures', full)).status).toBe(201);
    }
    await room.draft(prepared('second'));
    const paths = [
      '/',
      '/en',
      '/history',
      '/points',
      '/?place=柳林街道',
      '/feeds/bulletins.atom',
      '/feeds/bulletins.json',
    ];
    for (const path of paths) {
      expect((await open(path)).text, path).not.toMatch(/东江|Dongjiang|异味|不能喝|柳林里小区/);
    }
    expect((await open('/bulletins/2026-1')).status).toBe(404);
  });
});

describe('a bulletin that is published', () => {
  test('is on the page within a second, in both languages and in the feeds', async () => {
    const title = prepared('third').title;
    const took = await shownAfter(
      () => room.publish(prepared('third')),
      ({ current }) => current?.title.zh === title.zh,
    );
    expect(took).toBeLessThan(1_000);
    for (const [path, word] of [
      ['/', '三个分区暂不饮用'],
      ['/en', title.en],
      ['/?lang=en', title.en],
      ['/en?size=large', title.en],
      ['/history', '三个分区暂不饮用'],
      [`/bulletins/${new Date().getUTCFullYear()}-1`, '三个分区暂不饮用'],
      ['/feeds/bulletins.atom', '三个分区暂不饮用'],
      ['/en/feeds/bulletins.json', title.en],
    ] as const) {
      const { status, text } = await open(path);
      expect([path, status, text.replaceAll(/<[^>]+>/g, '').includes(word)]).toEqual([
        path,
        200,
        true,
      ]);
    }
  });

  test('a new sample of a zone is on the page within a second', async () => {
    const took = await shownAfter(
      () => sampled('zone-gulou', 44),
      ({ zones }) => zones.some(({ value }) => value === 44),
    );
    expect(took).toBeLessThan(1_000);
  });

  test('says of a home what its zone’s samples say; an unknown place is called unknown', async () => {
    const answerTo = async (place: string) => {
      const { text, headers } = await open(`/?place=${encodeURIComponent(place)}`);
      expect(headers.get('cache-control')).toBe('no-store');
      return /<p class="answer">(.*?)<\/p>/.exec(text)?.[1]?.replaceAll(/<[^>]+>/g, '');
    };
    expect(await answerTo('柳林街道')).toBe('柳林街道（柳林）：现在不能喝');
    expect(await answerTo('Liulin')).toMatch(/^柳林/);
    expect(await answerTo('港湾分区')).toBe('港湾：现在不能喝');
    expect(await answerTo('没有这个地方')).toBe('没有查到“没有这个地方”');
    expect(await answerTo('<script>alert(1)</script>')).toBe(
      '没有查到“&lt;script&gt;alert(1)&lt;/script&gt;”',
    );
  });

  test('searches of one network are counted; what is known by heart is answered all the same', async () => {
    const ask = (place: string) => open(`/?place=${encodeURIComponent(place)}`);
    let refused: Awaited<ReturnType<typeof ask>> | null = null;
    for (let n = 0; n <= SEARCHES.most && !refused; n += 1) {
      const answer = await ask(`没有的小区 ${n}`);
      if (answer.status === 429) refused = answer;
    }
    expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(refused?.text).toContain('查得太多');
    expect((await ask('没有的小区 0')).status).toBe(200);
    expect((await ask('柳林街道')).text).toContain('现在不能喝');
  });

  test('a limit that is changed later judges no sample anew', async () => {
    const answer = await whole.send('PATCH', '/api/figure-series/mib', '{"limit":1000}');
    expect(answer.status).toBe(200);
    const liulin = await open(`/?place=${encodeURIComponent('柳林街道')}`);
    expect(liulin.text).toContain('现在不能喝');
    expect(liulin.text).toContain('限值 10<');
    const took = await shownAfter(
      () => sampled('zone-gulou', 45),
      ({ zones }) => zones.some(({ value, limit }) => value === 45 && limit === 1_000),
    );
    expect(took).toBeLessThan(1_000);
    expect((await whole.send('PATCH', '/api/figure-series/mib', '{"limit":10}')).status).toBe(200);
  });

  test('is sent packed, with a tag, and not again while it is the same', async () => {
    const plain = await open('/', { 'accept-encoding': 'identity' });
    const raw = await new Promise<{ body: Buffer; headers: Record<string, unknown> }>(
      (resolve, reject) => {
        const asked = request(
          `${whole.url}/`,
          { headers: { 'accept-encoding': 'br, gzip' } },
          (answer) => {
            const parts: Buffer[] = [];
            answer.on('data', (part: Buffer) => parts.push(part));
            answer.on('end', () =>
              resolve({ body: Buffer.concat(parts), headers: answer.headers }),
            );
          },
        );
        asked.on('error', reject).end();
      },
    );
    expect(raw.headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(raw.body).toString()).toBe(plain.text);
    const etag = String(raw.headers['etag']);
    expect((await open('/', { 'if-none-match': etag })).status).toBe(304);
    expect((await open('/', { 'if-none-match': '"other"' })).status).toBe(200);
    expect(plain.headers.get('content-security-policy')).not.toContain('unsafe');
    expect(plain.headers.get('set-cookie')).toBeNull();
  });

  test('a correction stands on top of the page, and a retraction strikes the text, each within a second', async () => {
    const [third] = whole.server.app.get(SitePages).model?.page.bulletins ?? [];
    const corrected = await shownAfter(
      () => room.correct(third?.id ?? '', prepared('correction')),
      ({ page }) => page.banners.length === 1,
    );
    expect(corrected).toBeLessThan(1_000);
    const { text } = await open('/');
    expect(text).toMatch(/<aside class="band"[^>]*><div>\s*<b>更正：港湾/);
    const newest = whole.server.app.get(SitePages).model?.current;
    const retracted = await shownAfter(
      () => room.act(room.approver, newest?.id ?? '', { kind: 'retract', reason: '样品弄混了' }),
      ({ current }) => current === null,
    );
    expect(retracted).toBeLessThan(1_000);
    expect((await open('/')).text).toContain('目前没有发布中的事件通报');
    const page = await open(`/bulletins/${newest?.year}-${newest?.number}`);
    expect(page.text).toMatch(/<h1><s>[^]*<del class="struck">/);
    expect(page.text).toContain('样品弄混了');
  });
});

describe('a drill’s pages', () => {
  test('are for staff who are logged in, and nobody else', async () => {
    const input = { scenario: 'jiangzhou-water', speed: 1, requestId: 'site-drill' };
    const { body } = await whole.post<{ id: string }>('/api/drills', input);
    const strange = await open(`/drill/${body.id}`);
    expect([strange.status, strange.text.includes('只给工作人员看')]).toEqual([403, true]);
    expect((await open('/drill/no-such-drill')).status).toBe(403);
    const staff = await whole.send('GET', `/drill/${body.id}`);
    expect(staff.status).toBe(200);
    expect(staff.text.match(/演练　不是真实事件/g)).toHaveLength(2);
    expect(staff.text).toContain('>江州市应急信息发布</a>');
    const english = await whole.send('GET', `/drill/${body.id}/en/history`);
    expect([english.status, english.text.includes('>Jiangzhou emergency information</a>')]).toEqual(
      [200, true],
    );
    expect((await whole.send('GET', `/drill/${body.id}/bulletins/2026-1`)).status).toBe(404);
    expect((await whole.send('GET', '/drill/no-such-drill')).status).toBe(404);
    expect((await whole.send('GET', `/drill/${body.id}/report`)).text).toContain(
      '演练页面不接收诉求',
    );
  });
});
