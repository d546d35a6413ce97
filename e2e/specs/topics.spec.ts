import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { Person } from '../pages/person';
import { Api } from '../support/api';
import { Heed, PASSWORD } from '../support/heed';

let heed: Heed;

/** Of one matter, told as noise, as a smell, as a health question and as a question about a permit. */
const told = [
  '青石岭新城旁边的沥青拌和站夜里噪音大，拌和站的粉尘飘进青石岭新城，孩子睡不着',
  '青石岭新城旁边的沥青拌和站排放刺鼻气味，拌和站的粉尘飘进青石岭新城，晾的衣服发黑',
  '沥青拌和站紧挨青石岭新城，拌和站的粉尘和气味让老人胸闷，青石岭新城要求搬走',
  '请问青石岭新城旁边的沥青拌和站有没有环评手续，拌和站的粉尘谁来管',
];

test.beforeAll(async () => {
  heed = await Heed.start();
  const api = await Api.logIn(heed);
  await api.addAccount({
    account: 'zhou',
    name: '周岚',
    password: PASSWORD,
    roles: ['duty-leader'],
  });
  for (const [n, text] of told.entries()) {
    await api.complain({ text, complainant: { phone: `1390000110${n}` } });
  }
});

test.afterAll(() => heed.stop());

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

test('what four people tell under different categories is one topic, and its cases become a cluster by one key', async ({
  browser,
}) => {
  const { page } = await Person.logIn(browser, heed, { account: 'zhou' });
  await page.goto(`${heed.url}/desk/topics`);
  const line = page.locator('[data-topic]').first();
  await expect(line).toContainText('拌和站', { timeout: 30_000 });
  await expect(page.getByRole('row').nth(1)).toContainText('4');

  await page.keyboard.press('j');
  const panel = page.getByRole('complementary', { name: '话题' });
  await expect(panel.getByRole('link')).toHaveCount(4);
  expect(await violations(page)).toEqual([]);

  await page.keyboard.press('m');
  await page.getByLabel('原因').fill('同一座拌和站');
  await page.keyboard.press('Enter');
  await expect(page.getByText('已并案，共 4 件')).toBeVisible();

  await page.evaluate(() => localStorage.setItem('heed.locale', 'en'));
  await page.reload();
  await expect(page.getByRole('complementary', { name: 'Topics' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.context().close();
});
