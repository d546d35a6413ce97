import { expect, test } from '@playwright/test';
import { Person } from '../pages/person';
import { Api } from '../support/api';
import { Heed } from '../support/heed';

let heed: Heed;
let api: Api;

test.beforeAll(async () => {
  heed = await Heed.start();
  api = await Api.logIn(heed);
});

test.afterAll(() => heed.stop());

test('a limit in workdays is set, brought to a running case, and told there day by day', async ({
  browser,
}) => {
  const { caseId } = await api.complain({ text: '楼道灯坏了很久没人修', urgency: 'normal' });
  const admin = await Person.logIn(browser, heed);
  const { page } = admin;
  await page.goto('/admin/clocks');
  const handling = page.getByRole('rowgroup').filter({ hasText: '从登记到答复' });
  await handling.getByRole('row').filter({ hasText: '一般' }).first().getByRole('button').click();
  await page.getByLabel('多久').fill('5');
  await page.getByLabel('怎么算').fill('工作日');
  await page.getByRole('option', { name: '工作日' }).last().click();
  await page.getByLabel('依据', { exact: true }).fill('本市热线管理办法第十条');
  await page.keyboard.press('Control+Enter');
  await expect(handling).toContainText('5 个工作日');
  expect((await handle(caseId)).limit).toEqual({ amount: 10_080, measure: 'minutes' });

  await page.getByRole('button', { name: '应用到在办' }).click();
  await page.getByRole('button', { name: '应用到 1 张工单' }).click();
  await expect(page.getByText('改了 1 张工单的时限')).toBeVisible();
  const { limit, segments } = await handle(caseId);
  expect(limit).toEqual({ amount: 5, measure: 'workdays' });
  expect(segments.reduce((sum, { counted }) => sum + counted, 0)).toBe(5);

  await page.goto(`/desk?view=all&case=${caseId}`);
  await page.getByRole('button', { name: '时限怎么算' }).click();
  const reasons = page.getByRole('dialog');
  await expect(reasons).toContainText('本市热线管理办法第十条');
  await expect(reasons.getByRole('row').filter({ hasText: '起算当日' })).toBeVisible();
  await expect(reasons.getByRole('row').filter({ hasText: '合计' })).toContainText('5 日');
  await admin.leave();
});

async function handle(caseId: string) {
  const { clocks } = await api.case(caseId);
  const clock = clocks.find(({ kind }) => kind === 'handle');
  if (!clock) throw new Error('the case has no handle clock');
  return clock;
}
