import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { Person } from '../pages/person';
import { Api } from '../support/api';
import { Heed, PASSWORD } from '../support/heed';

const NUMBER = '13812346620';
const MASKED = '138****6620';

let heed: Heed;
let api: Api;
let key: string;

test.beforeAll(async () => {
  heed = await Heed.start();
  api = await Api.logIn(heed);
  for (const [account, name] of [
    ['jiang', '蒋晓月'],
    ['he', '何志强'],
  ] as const) {
    await api.addAccount({ account, name, password: PASSWORD, roles: ['call-taker'] });
  }
  const made = await api.call<{ key: string }>('POST', '/api/keys', {
    name: '话务系统',
    scopes: ['calls:write'],
    expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
  });
  key = made.key;
});

test.afterAll(() => heed.stop());

async function tell(callId: string, minutesAgo: number): Promise<void> {
  const at = new Date(Date.now() - minutesAgo * 60_000).toISOString();
  const answer = await fetch(`${heed.url}/api/calls`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ callId, event: 'abandoned', number: NUMBER, at, waitSeconds: 95 }),
  });
  if (!answer.ok) throw new Error(await answer.text());
}

test('a missed number is called back by one of two call-takers, registered, and off the list of both', async ({
  browser,
}) => {
  const people = {
    jiang: await Person.logIn(browser, heed, { account: 'jiang' }),
    he: await Person.logIn(browser, heed, { account: 'he' }),
  };
  const jiang = await people.jiang.openZero();
  const he = await people.he.openZero();
  await expect(he.calls).toContainText('漏接的都已回拨');

  await test.step('a number that gave up twice is one line, on both screens', async () => {
    await tell('c-1', 30);
    await tell('c-2', 9);
    for (const zero of [jiang, he]) await expect(zero.line(MASKED)).toContainText('2 次来电');
    const found = await new AxeBuilder({ page: jiang.page }).analyze();
    expect(found.violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  });

  await test.step('B takes it in hand and opens the registration with the number', async () => {
    await jiang.page.keyboard.press('b');
    await jiang.page.waitForURL(/\/desk\/intake/);
    await expect(jiang.page.getByRole('textbox', { name: '来电号码' })).toHaveValue(NUMBER);
  });

  await test.step('the other sees who is calling, and is refused', async () => {
    await expect(he.line(MASKED)).toContainText('蒋晓月正在回拨');
    await he.line(MASKED).click();
    await he.page.keyboard.press('b');
    await expect(he.page.getByText('蒋晓月 正在回拨这个号码。')).toBeVisible();
    await expect(he.page).toHaveURL(/\/desk\/zero/);
  });

  await test.step('what was told is registered; the number is off both lists', async () => {
    await jiang.page.getByRole('button', { name: '接通了' }).click();
    await expect(jiang.page.getByText('已记为接通')).toBeVisible();
    await jiang.page.getByRole('textbox', { name: '说了什么' }).fill('家里停水，老人透析');
    await jiang.page.keyboard.press('Control+Enter');
    await expect(he.calls).toContainText('漏接的都已回拨');
    await expect(he.group('无人负责')).toContainText('家里停水');
  });
});
