import { expect, test } from '@playwright/test';
import { Person } from '../pages/person';
import { Api } from '../support/api';
import { Heed } from '../support/heed';

let heed: Heed;

test.beforeAll(async () => {
  heed = await Heed.start();
});
test.afterAll(() => heed.stop());

test('someone looks back at the wall before a complaint came, and nobody could take it for now', async ({
  browser,
}) => {
  const api = await Api.logIn(heed);
  const somebody = await Person.logIn(browser, heed, { account: 'admin' });
  const wall = await somebody.openWall();
  await wall.becomes('live');
  await api.complain({ text: '江滨路整条街停水，从早上六点到现在' });
  await expect.poll(() => wall.received()).toBe(1);
  const { page } = wall;
  await page.keyboard.press('y');
  const band = page.locator('[data-past-band]');
  await expect(band).toContainText('回放 · 20');
  await page.keyboard.press('Shift+ArrowLeft');
  await expect.poll(() => wall.received()).toBe(0);
  await expect(page.locator('main')).toHaveAttribute('data-state', 'past');
  const moment = new URL(page.url()).searchParams.get('at');
  // It plays on, and stops by itself where the past ends.
  await page.keyboard.press('Space');
  await expect.poll(() => new URL(page.url()).searchParams.get('at')).not.toBe(moment);
  await expect.poll(() => wall.received(), { timeout: 30_000 }).toBe(1);
  await page.keyboard.press('Escape');
  await wall.becomes('live');
  await expect(band).toBeHidden();
  await somebody.leave();
});
