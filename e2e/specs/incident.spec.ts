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
  for (const [account, name] of [
    ['li', '李雯'],
    ['zhao', '赵一鸣'],
  ] as const) {
    await api.addAccount({ account, name, password: PASSWORD, roles: ['task-force-lead'] });
  }
});

test.afterAll(() => heed.stop());

async function violations(page: Page): Promise<string[]> {
  const found = await new AxeBuilder({ page }).analyze();
  return found.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  );
}

test('two people direct one incident: opened by one, seen by the other, adjusted, stood down', async ({
  browser,
}) => {
  const people = {
    li: await Person.logIn(browser, heed, { account: 'li' }),
    zhao: await Person.logIn(browser, heed, { account: 'zhao' }),
  };
  const li = await people.li.openIncidents();
  const zhao = await people.zhao.openIncidents();
  await expect(zhao.page.getByRole('heading', { name: '没有事件' })).toBeVisible();
  const { caseNo } = await api.complain({ text: '江滨路自来水有土腥味，不敢喝' });

  await test.step('one opens it and starts the response', async () => {
    await li.openWithResponse('东江水厂供水异味', '土腥味');
    await expect(li.view.getByText('响应中')).toBeVisible();
    await expect(li.view.locator('[data-clock="first-word"]')).toContainText('5 小时');
  });

  await test.step('the other sees it, with the case that the rule linked', async () => {
    await expect(zhao.list.getByText('东江水厂供水异味')).toBeVisible();
    await expect(zhao.view.locator('[data-linked]')).toHaveText('1');
    await api.complain({ text: '望江里也有土腥味' });
    await expect(zhao.view.locator('[data-linked]')).toHaveText('2');
    await zhao.view.getByRole('link', { name: '工单' }).click();
    await expect(
      zhao.page.getByText(caseNo).or(zhao.page.getByText('土腥味').first()),
    ).toBeVisible();
    await expect(zhao.page).toHaveURL(/incident=/);
    await zhao.page.goBack();
  });

  await test.step('both change it: the second is told, and nothing is overwritten', async () => {
    await zhao.begin('调整级别');
    await li.begin('调整级别');
    await li.dialog.getByRole('radio', { name: '一级响应' }).click();
    await li.giveReason('波及三个区');
    await expect(li.dialog).toBeHidden();
    await zhao.dialog.getByRole('radio', { name: '三级响应' }).click();
    await zhao.giveReason('来件回落');
    await expect(zhao.dialog.locator('[data-conflict]')).toContainText('一级响应');
    await zhao.page.keyboard.press('Escape');
    await expect(zhao.view.getByText('调整为一级响应')).toBeVisible();
    await expect(zhao.view.getByText('波及三个区')).toBeVisible();
    await expect(zhao.view.getByText('来件回落')).toBeHidden();
  });

  await test.step('it is stood down, and both read so', async () => {
    await zhao.begin('终止响应');
    await zhao.giveReason('两次取样合格');
    await expect(li.view.getByText('响应终止').first()).toBeVisible();
    await expect(li.view.getByText('两次取样合格')).toBeVisible();
  });
  await Promise.all(Object.values(people).map((person) => person.leave()));
});

test('the page and its forms keep the rules of accessibility', async ({ browser }) => {
  const person = await Person.logIn(browser, heed, { account: 'li' });
  const desk = await person.openIncidents();
  await desk.view.waitFor();
  expect(await violations(desk.page)).toEqual([]);
  await desk.begin('完成复盘');
  expect(await violations(desk.page)).toEqual([]);
  await desk.page.keyboard.press('Escape');
  await desk.page.keyboard.press('!');
  await desk.page.getByRole('heading', { name: '登记事件' }).waitFor();
  expect(await violations(desk.page)).toEqual([]);
  await person.leave();
});

test('what is missing is said beside its field, and nothing is sent', async ({ browser }) => {
  const person = await Person.logIn(browser, heed, { account: 'li' });
  const { page } = await person.openIncidents();
  await page.getByRole('button', { name: '登记事件' }).click();
  await page.getByRole('radio', { name: '立即启动响应' }).click();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('alert').filter({ hasText: '请填写' })).toHaveCount(6);
  await expect(page.getByLabel('名称', { exact: true })).toBeFocused();
  await person.leave();
});
