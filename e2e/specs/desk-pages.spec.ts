import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { Person } from '../pages/person';
import { Api } from '../support/api';
import { Heed, PASSWORD } from '../support/heed';

let heed: Heed;
let api: Api;

test.beforeAll(async () => {
  heed = await Heed.start();
  api = await Api.logIn(heed);
  await api.addUnit('供水抢修组', 40);
  for (const [account, name, role] of [
    ['zhou', '周岚', 'duty-leader'],
    ['qin', '秦川', 'task-force-lead'],
  ] as const) {
    await api.addAccount({ account, name, password: PASSWORD, roles: [role] });
  }
});

test.afterAll(() => heed.stop());

/** In both languages; the page stands in Chinese again at the end. */
async function violations(page: Page, heading: RegExp): Promise<string[]> {
  const found: string[] = [];
  for (const locale of ['en', 'zh-CN']) {
    await page.evaluate((name) => localStorage.setItem('heed.locale', name), locale);
    await page.reload();
    await page.getByRole('heading', { name: heading }).first().waitFor();
    const { violations: broken } = await new AxeBuilder({ page }).analyze();
    found.push(...broken.map(({ id, nodes }) => `${locale} ${id}: ${nodes[0]?.html}`));
  }
  return found;
}

test('a post shows its gap until somebody is planned for it, and the ladder tells at two in the night what still reaches nobody', async ({
  browser,
}) => {
  const { page } = await Person.logIn(browser, heed, { account: 'zhou' });

  await test.step('a post that needs somebody has a gap', async () => {
    await page.goto(`${heed.url}/desk/roster`);
    await page.getByRole('button', { name: '加岗位' }).click();
    await page.getByLabel('代码').fill('night-lead');
    await page.getByLabel('名称', { exact: true }).fill('值班长');
    await page.keyboard.press('Control+Enter');
    await expect(page.locator('[data-gap]').first()).toContainText('缺 1');
    await expect(page.getByRole('tab', { name: /班次 [1-9]/ })).toBeVisible();
  });

  await test.step('whoever is called in fills it', async () => {
    await page.locator('[data-gap]').first().click();
    await page.getByLabel('指派他人').fill('周岚');
    await page.getByRole('option', { name: /周岚/ }).click();
    await page.getByRole('button', { name: '确定' }).click();
    await expect(page.locator('[data-duty]').first()).toContainText('周岚');
    await expect(page.getByText('在岗 1/1')).toBeVisible();
  });
  expect(await violations(page, /^(班表|Roster)/)).toEqual([]);

  await test.step('the trial names who is reached, and where nobody is', async () => {
    await page.goto(`${heed.url}/desk/ladder`);
    await page.getByRole('button', { name: '今夜 2 时' }).click();
    await expect(page.locator('[data-gaps]')).toContainText('处空缺');
    await expect(page.getByRole('row', { name: /供水抢修组/ })).toContainText('无人在岗');
  });
  expect(await violations(page, /^(催办阶梯|Ladder)/)).toEqual([]);
  await page.context().close();
});

test('one answer to a cluster reaches the ledger as an answer to each, and a number of the rates opens the cases behind it', async ({
  browser,
}) => {
  const cases: { caseId: string; caseNo: string }[] = [];
  for (const [street, phone] of [
    ['一', '13900001111'],
    ['二', '13900002222'],
  ]) {
    const text = `${street}号楼停水两天了`;
    cases.push(await api.complain({ text, complainant: { phone } }));
  }
  const ids = cases.map(({ caseId }) => caseId);
  const reason = '同一处爆管';
  const asked = { requestId: 'burst', caseIds: ids, leadId: ids[0], reason };
  await (await Api.logIn(heed, 'zhou')).call('POST', '/api/clusters', asked);
  const { page: qin } = await Person.logIn(browser, heed, { account: 'qin' });
  const { page: zhou } = await Person.logIn(browser, heed, { account: 'zhou' });

  await test.step('one writes it, a second approves', async () => {
    await qin.goto(`${heed.url}/desk?view=all&case=${ids[0]}`);
    await qin.getByRole('button', { name: '写并案答复' }).click();
    await qin
      .locator('[data-cast]')
      .getByRole('textbox')
      .first()
      .fill('{编号}：今晚八点恢复供水。');
    await qin.getByRole('button', { name: '送审' }).click();
    await expect(qin.locator('[data-cast]')).toContainText('待核准');
    await expect(qin.getByRole('button', { name: '核准并发送' })).toHaveCount(0);
    await zhou.goto(`${heed.url}/desk?view=all&case=${ids[0]}`);
    await zhou.getByRole('button', { name: '核准并发送' }).click();
    await expect(zhou.locator('[data-cast]')).toContainText('已发送');
  });

  await test.step('everybody has a line of the ledger, with their own number in it', async () => {
    await zhou.goto(`${heed.url}/desk/answers`);
    // The lines are written after the commit, and the page looks again by itself.
    await expect(zhou.getByRole('tab', { name: '待电话 2' })).toBeVisible({ timeout: 30_000 });
    await zhou.keyboard.press('j');
    const panel = zhou.getByRole('complementary').last();
    await expect(panel).toContainText('今晚八点恢复供水');
    await expect(panel).toContainText(/\d{6}-\d+/);
  });
  expect(await violations(zhou, /^(答复|Answers)/)).toEqual([]);

  await test.step('a number opens what it counts', async () => {
    await zhou.goto(`${heed.url}/desk/rates`);
    await zhou
      .getByRole('row', { name: /^超期率/ })
      .getByRole('button', { name: /基数/ })
      .click();
    const counted = zhou.getByRole('complementary').last();
    for (const { caseNo } of cases) await expect(counted).toContainText(caseNo);
  });
  expect(await violations(zhou, /^(三率|Rates)/)).toEqual([]);
  await Promise.all([qin.context().close(), zhou.context().close()]);
});
