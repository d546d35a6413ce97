import { randomUUID } from 'node:crypto';
import { solveChallenge } from 'altcha-lib/v1';
import type { Challenge } from 'altcha-lib/v1/types';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CaseDetail } from '@heed/shared/rows';
import { settleCity } from '../../../test/site-city';
import { WholeServer } from '../../../test/whole-server';
import { SiteLimits } from '../../site/forms/site-limits';
import { Database } from '../../kernel/database/database';

let whole: WholeServer;

beforeAll(async () => {
  whole = await WholeServer.open();
  await settleCity(whole);
}, 120_000);
afterAll(() => whole.close());

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** Sends the form as a browser without a script does. */
async function report(
  fields: Record<string, string>,
  files: readonly File[] = [],
): Promise<Answer> {
  const form = new FormData();
  const all = { requestId: randomUUID(), proof: '', ...fields };
  for (const [name, value] of Object.entries(all)) form.append(name, value);
  for (const file of files) form.append('files', file);
  const answer = await fetch(`${whole.url}/report`, { method: 'POST', body: form });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

async function track(caseNo: string, code: string): Promise<Answer> {
  const body = new URLSearchParams({ caseNo, code });
  const answer = await fetch(`${whole.url}/track`, { method: 'POST', body });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

/** What the slip of paper says. */
function slip({ text }: Answer): { caseNo: string; code: string | undefined } {
  const [caseNo, code] = [...text.matchAll(/class="big">([^<]+)</g)].map(([, value]) => value);
  if (caseNo === undefined) throw new Error(`no slip: ${text}`);
  return { caseNo, code };
}

/** The windows of all that is counted end at once. */
async function forget(): Promise<void> {
  const { app } = whole.server;
  await app.get(Database).query('truncate site_attempt');
  Reflect.get(app.get(SiteLimits), 'over').clear();
}

async function caseOf(caseNo: string): Promise<CaseDetail> {
  const rows = await whole.server.app
    .get(Database)
    .query<{ id: string }>('select id from cases where case_no = $1', [caseNo]);
  const { body } = await whole.send<CaseDetail & object>('GET', `/api/cases/${rows[0]?.id}`);
  return body;
}

async function complaints(): Promise<number> {
  const rows = await whole.server.app
    .get(Database)
    .query<{ n: number }>('select count(*)::integer as n from complaint');
  return rows[0]?.n ?? 0;
}

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describe('/report', () => {
  test('offers the streets under their districts in one list that needs no script', async () => {
    const text = await (await fetch(`${whole.url}/report`)).text();
    expect(text).toMatch(
      /<optgroup label="东江区">(<option[^/]+\/option>)*<option value="liulin">柳林街道/,
    );
    expect(text).toMatch(/name="requestId" value="[0-9a-f-]{36}"/);
  });

  test('takes in what is written as a complaint of the web, and answers with a slip', async () => {
    await forget();
    const written = {
      text: '柳林里自来水有土腥味',
      street: 'liulin',
      address: '柳林路 12 号',
      phone: '13900001111',
    };
    const answer = await report({ ...written, confidential: 'on' });
    expect(answer.status).toBe(201);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const { caseNo, code } = slip(answer);
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/);
    const found = await caseOf(caseNo);
    expect(found).toMatchObject({ street: 'liulin' });
    expect(found.complaints[0]).toMatchObject({
      channel: 'web',
      complainant: { confidential: true },
    });
  });

  test('the same form sent again is one report, also at once; with other words it is refused', async () => {
    await forget();
    const requestId = randomUUID();
    const before = await complaints();
    const form = { requestId, text: '路灯不亮' };
    const answers = await Promise.all([report(form), report(form)]);
    answers.push(await report(form));
    expect(new Set(answers.map((answer) => slip(answer).caseNo)).size).toBe(1);
    expect(await complaints()).toBe(before + 1);
    const other = await report({ ...form, text: '井盖没了' });
    expect(other.status).toBe(409);
    expect(other.text).toContain('井盖没了');
    expect(await complaints()).toBe(before + 1);
  });

  test.each([
    ['text', { text: '  ' }, '请写什么事'],
    ['text', { text: 'x'.repeat(10_001) }, '最多 10,000 字'],
    ['text', { text: '水\0有味' }, '不能显示的字符'],
    ['phone', { phone: 'javascript:1' }, '不是有效的电话号码'],
    ['phone', { phone: '1391' }, '不是有效的电话号码'],
    ['email', { email: 'nobody' }, '不是有效的邮箱地址'],
    ['street', { street: 'nowhere' }, '没有这个街道'],
    ['kind', { kind: 'spam' }, '没有这个类型'],
  ])(
    'names %s where it is wrong, and keeps all that was written',
    async (field, wrong, message) => {
      const answer = await report({ text: '水有味', address: '“柳林路”<12> 号', ...wrong });
      expect(answer.status).toBe(422);
      expect(answer.text).toContain(`id="${field}-wrong"`);
      expect(answer.text).toContain(message);
      expect(answer.text).toContain('“柳林路”&lt;12&gt; 号');
    },
  );

  test('judges files by their content: a picture is kept, a drawing or a program is not', async () => {
    await forget();
    const file = (content: string | Buffer, name: string) => new File([content], name);
    const good = await report({ text: '水是黄的，有照片' }, [file(png, 'a.jpg')]);
    expect(good.status).toBe(201);
    expect((await caseOf(slip(good).caseNo)).complaints[0]?.evidenceIds).toHaveLength(1);
    const before = await complaints();
    for (const [content, name, message] of [
      ['<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>', 'a.png', 'SVG 不收'],
      ['MZ not a picture', 'a.png', '类型不收'],
      [png.subarray(0, 40), 'a.png', '打不开'],
      [Buffer.alloc(21 * 1024 * 1024, png), 'a.png', '超过 20 MB'],
    ] as const) {
      const answer = await report({ text: '水是黄的' }, [file(content, name)]);
      expect([answer.status, answer.text.includes(message)], message).toEqual([422, true]);
      expect(answer.text).toContain('水是黄的');
    }
    const four = await report(
      { text: '水是黄的' },
      Array.from({ length: 4 }, () => file(png, 'a.png')),
    );
    expect([four.status, four.text.includes('最多 3 个')]).toEqual([422, true]);
    expect(await complaints()).toBe(before);
  });

  test.each([
    ['a thousand fields', 1_000, 'x'],
    ['a thousand files', 1_000, new File([png], 'a.png')],
    ['fields of a megabyte', 20, 'x'.repeat(2 ** 20)],
  ])('a form with %s is refused, and keeps what was written', async (_, count, part) => {
    const form = new FormData();
    form.append('text', '水是黄的');
    for (let n = 0; n < count; n += 1) form.append(`part-${n}`, part);
    const answer = await fetch(`${whole.url}/report`, { method: 'POST', body: form });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('水是黄的');
  });

  test('without a script the lane is narrow, and gets in all the same; danger to life is never refused, only marked', async () => {
    await forget();
    const answers: Answer[] = [];
    for (let n = 0; n < 7; n += 1) answers.push(await report({ text: `路面有坑，第 ${n} 处` }));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201, 201, 429]);
    const refused = answers.at(-1);
    expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(refused?.text).toContain('路面有坑，第 6 处');
    const grave = await report({ text: '老人喝了水以后昏迷，没有呼吸了，快来人' }, [
      new File([png], 'a.png'),
    ]);
    expect(grave.status).toBe(201);
    expect(grave.text).toContain('请现在拨打 120');
    expect(grave.text).toContain('附件没有保存');
    const found = await caseOf(slip(grave).caseNo);
    expect(found.urgency).toBe('critical');
    expect(found.externalState).toContain('公众表单超出频次');
  });

  test('with a solved challenge the lane is wide', async () => {
    await forget();
    for (let n = 0; n < 8; n += 1) {
      const page = await (await fetch(`${whole.url}/report`)).text();
      const quoted = /data-challenge="([^"]*)"/.exec(page)?.[1] ?? '';
      const challenge = JSON.parse(
        quoted.replaceAll('&quot;', '"').replaceAll('&amp;', '&'),
      ) as Challenge;
      const { promise } = solveChallenge(
        challenge.challenge,
        challenge.salt,
        'SHA-256',
        challenge.maxnumber,
      );
      const { maxnumber: _most, ...parts } = challenge;
      const solution = JSON.stringify({ ...parts, number: (await promise)?.number });
      const requestId = /name="requestId" value="([^"]*)"/.exec(page)?.[1] ?? '';
      const sent = {
        requestId,
        text: `垃圾没有清运，第 ${n} 处`,
        proof: Buffer.from(solution).toString('base64'),
      };
      expect((await report(sent)).status).toBe(201);
    }
  });

  test('a repeat by phone number joins the earlier case, and gives away no code of it', async () => {
    await forget();
    const said = { text: '三单元楼道灯坏了', street: 'matou', phone: '13900002222' };
    const first = slip(await report(said));
    const again = await report({ ...said, text: '三单元楼道灯还是坏的' });
    expect(slip(again)).toEqual({ caseNo: first.caseNo, code: undefined });
    expect(again.text).toContain('已并入原来的单子');
    expect(again.text).not.toContain(first.code);
  });
});

describe('/track', () => {
  test('tells whoever has number and code how the case stands, never a name', async () => {
    await forget();
    const told = await report({ text: '电梯停了', name: '陈立言', phone: '13900003333' });
    const { caseNo, code = '' } = slip(told);
    const found = await track(caseNo, ` ${code.slice(0, 5).toLowerCase()}-${code.slice(5)} `);
    expect(found.status).toBe(200);
    expect(found.text).toContain('已登记，正在分派');
    expect(found.text).not.toMatch(/陈立言|13900003333|电梯停了/);
    expect(found.headers.get('cache-control')).toBe('no-store');
    // Whoever knows the code may look as often as they like.
    for (let n = 0; n < 8; n += 1) expect((await track(caseNo, code)).status).toBe(200);
  });

  test('shows the answer once it was let go, with names and numbers masked', async () => {
    await forget();
    const { caseNo, code = '' } = slip(
      await report({ text: '请问几点恢复供水', name: '陈立言', phone: '13900004444' }),
    );
    const { id, version } = await caseOf(caseNo);
    const command = { kind: 'answer', text: '陈立言您好，已回电 13900004444，今晚恢复。' };
    const done = await whole.post(`/api/cases/${id}/commands`, {
      ...command,
      expectedVersion: version,
      requestId: randomUUID(),
    });
    expect([done.status, done.text]).toEqual([200, expect.anything()]);
    const { text } = await track(caseNo, code);
    expect(text).toContain('今晚恢复');
    expect(text).toContain('已办结');
    expect(text).not.toMatch(/陈立言|13900004444/);
  });

  test('a wrong number and a wrong code get the very same answer', async () => {
    await forget();
    const { caseNo } = slip(await report({ text: '垃圾没人收' }));
    const code = '0000000000';
    const wrongCode = await track(caseNo, code);
    const wrongNumber = await track(caseNo.replace(/\d/, '9'), code);
    const unseen = (text: string) => text.replace(/value="[^"]*"/, '');
    expect(wrongCode.status).toBe(404);
    expect([wrongNumber.status, unseen(wrongNumber.text)]).toEqual([404, unseen(wrongCode.text)]);
  });

  test('10,000 guesses are answered with when to come back, and nothing else slows', async () => {
    await forget();
    const { caseNo, code = '' } = slip(await report({ text: '水压太低' }));
    const counts = new Map<number, number>();
    const guess = async (n: number) => {
      const { status, headers } = await track(
        n % 2 ? caseNo : `20260718-${n}`,
        String(n).padStart(10, '0'),
      );
      counts.set(status, (counts.get(status) ?? 0) + 1);
      if (status === 429) expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    };
    const other: number[] = [];
    for (let sent = 0; sent < 10_000; sent += 50) {
      const begun = performance.now();
      const guesses = Promise.all(Array.from({ length: 50 }, (_, n) => guess(sent + n)));
      const page = await fetch(`${whole.url}/`);
      other.push(performance.now() - begun);
      expect(page.status).toBe(200);
      await guesses;
    }
    expect(counts.get(404)).toBe(5);
    expect(counts.get(429)).toBe(9_995);
    const rows = await whole.server.app
      .get(Database)
      .query<{ most: number }>('select max(count)::integer as most from site_attempt');
    // Refused from memory: the database saw the first handful.
    expect(rows[0]?.most).toBeLessThan(100);
    expect(other.sort((a, b) => a - b)[Math.floor(other.length * 0.9)]).toBeLessThan(500);
    expect((await track(caseNo, code)).status).toBe(429);
  }, 120_000);

  test('staff reveal the code of a case with a reason, and that is in the journal', async () => {
    await forget();
    const { caseNo, code } = slip(await report({ text: '井盖松动' }));
    const { id, complaints: said } = await caseOf(caseNo);
    const asked = { complaintId: said[0]?.id, field: 'tracking', reason: '诉求人来电核对' };
    const revealed = await whole.post<{ value: string }>(`/api/cases/${id}/reveal`, asked);
    expect(revealed.body).toEqual({ value: code });
    const rows = await whole.server.app
      .get(Database)
      .query<{ entry: string }>(`select entry from journal where type = 'field-revealed'`);
    expect(rows.at(-1)?.entry).toContain('"tracking"');
    expect(rows.at(-1)?.entry).not.toContain(code);
  });
});
