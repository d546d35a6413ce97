import { expect, test } from '@playwright/test';
import { Person } from '../pages/person';
import { Api } from '../support/api';
import { Heed, PASSWORD } from '../support/heed';

let heed: Heed;
let api: Api;

test.beforeAll(async () => {
  heed = await Heed.start();
  api = await Api.logIn(heed);
  const roles = ['call-taker' as const];
  await api.addAccount({ account: 'jiang', name: '蒋晓月', password: PASSWORD, roles });
});

test.afterAll(() => heed.stop());

test('a call-taker registers by keyboard alone and gets the number to tell', async ({ browser }) => {
  const jiang = await Person.logIn(browser, heed, 'jiang');
  const { page } = jiang;
  await page.goto(`${heed.url}/desk/intake`);
  await page.getByLabel('来电号码').fill('13800001234');
  await page.getByLabel('来电人', { exact: true }).fill('王静');
  await page.getByLabel('说了什么').fill('家里停水了，老人卧床，腹泻三次');
  await expect(page.getByText('特急')).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/\d{6}-\d{5}/)).toBeVisible();
  const { rows } = await api.cases('view=open&phone=13800001234');
  expect(rows).toHaveLength(1);
  expect(rows[0]?.urgency).toBe('critical');
  await expect(page.getByLabel('说了什么')).toHaveValue('');
  await jiang.leave();
});

test('the same number again shows the earlier case, and Alt I adds to it', async ({ browser }) => {
  const jiang = await Person.logIn(browser, heed, 'jiang');
  const { page } = jiang;
  await page.goto(`${heed.url}/desk/intake`);
  await page.getByLabel('来电号码').fill('138 0000 1234');
  await expect(page.getByText('王*').first()).toBeVisible();
  await page.getByLabel('说了什么').fill('还是没有水');
  await page.keyboard.press('Alt+i');
  await expect
    .poll(async () => (await api.cases('view=open&phone=13800001234')).rows[0]?.repeatCount)
    .toBe(1);
  await jiang.leave();
});

test('a draft survives a reload', async ({ browser }) => {
  const jiang = await Person.logIn(browser, heed, 'jiang');
  const { page } = jiang;
  await page.goto(`${heed.url}/desk/intake`);
  await page.getByLabel('说了什么').fill('说到一半');
  await page.waitForTimeout(500);
  await page.reload();
  await expect(page.getByLabel('说了什么')).toHaveValue('说到一半');
  await jiang.leave();
});
