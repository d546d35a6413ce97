import { expect, test } from '@playwright/test';
import { Api } from '../support/api';
import { Heed } from '../support/heed';

let heed: Heed;
let api: Api;

test.beforeAll(async () => {
  heed = await Heed.start();
  api = await Api.logIn(heed);
});

test.afterAll(() => heed.stop());

test('whoever was given a password chooses their own before they see anything', async ({
  page,
}) => {
  const roles = ['duty-leader' as const];
  const { initialPassword = '' } = await api.addAccount({ account: 'zhou', name: '周航', roles });
  await page.goto(`${heed.url}/login`);
  await page.getByLabel('账号').fill('zhou');
  await page.getByLabel('密码', { exact: true }).fill(initialPassword);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '换成自己的密码' })).toBeVisible();
  // Another address leads back: nothing else is open yet.
  await page.goto(`${heed.url}/desk/intake`);
  await expect(page).toHaveURL(/\/login\?next=/);
  await page.getByLabel('现在的密码').fill(initialPassword);
  await page.getByLabel('新密码').fill('eight calm green rivers');
  await page.getByLabel('再输一次').fill('eight calm green rivers');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/desk\/intake$/);
  await expect(page.getByRole('textbox', { name: '说了什么' })).toBeVisible();
});
