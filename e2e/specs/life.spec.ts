import { expect, test } from '@playwright/test';
import { Person } from '../pages/person';
import { Api } from '../support/api';
import { Heed, PASSWORD } from '../support/heed';

let heed: Heed;
let api: Api;

test.beforeAll(async () => {
  heed = await Heed.start();
  api = await Api.logIn(heed);
  const unit = await api.addUnit('供水抢修组', 40);
  const base = { password: PASSWORD };
  const handler = { account: 'li', name: '李雯', roles: ['handler' as const], unitId: unit.id };
  await api.addAccount({ ...base, ...handler });
  await api.addAccount({ ...base, account: 'zhou', name: '周岚', roles: ['duty-leader'] });
});

test.afterAll(() => heed.stop());

test('a holder asks for rest by one key, a leader agrees and instructs, and the words stand until somebody works on it', async ({
  browser,
}) => {
  const { units } = await api.call<{ units: { id: string }[] }>('GET', '/api/reference');
  const { caseId } = await api.complain({
    text: '三楼以上停水两天',
    unit: units[0]?.id,
    complainant: { phone: '13912341234' },
  });
  const li = await Person.logIn(browser, heed, { account: 'li' });
  const zhou = await Person.logIn(browser, heed, { account: 'zhou' });
  const [his, hers] = [await li.openConsole(), await zhou.openConsole()];

  await his.open(caseId);
  await his.page.keyboard.press('c');
  await his.panel.getByRole('button', { name: '记联系' }).waitFor();
  await his.page.keyboard.press('l');
  await his.panel.getByRole('radio', { name: '已接通' }).waitFor();
  await his.page.keyboard.press('Control+Enter');
  await expect(his.panel).toContainText('已联系');
  await his.page.keyboard.press('h');
  await his.panel.getByRole('radio', { name: '等材料设备' }).click();
  await his.panel.locator('[data-field="until"] input').fill('23:59');
  await his.panel.locator('[data-field="reason"] textarea').fill('水泵配件明早到');
  await his.page.keyboard.press('Control+Enter');

  await expect(hers.row(caseId)).toContainText('挂起待批');
  await hers.row(caseId).click();
  await hers.panel.getByRole('button', { name: '批挂起' }).first().click();
  await hers.panel.getByRole('radio', { name: '同意', exact: true }).click();
  await hers.page.keyboard.press('Control+Enter');
  await expect(his.row(caseId)).toContainText('挂起 李雯');
  await expect(his.panel).toContainText('待告知：挂起原因');

  await hers.panel.getByRole('button', { name: '更多' }).click();
  await hers.page.getByRole('menuitem', { name: '批示' }).click();
  await hers.panel.locator('[data-field="text"] textarea').fill('今晚先安排送水车');
  await hers.page.keyboard.press('Control+Enter');
  const band = his.panel.locator('[data-instruction]');
  await expect(band).toContainText('今晚先安排送水车');
  await his.page.keyboard.press('n');
  await his.page.keyboard.insertText('送水车七点到');
  await his.page.keyboard.press('Control+Enter');
  await expect(band).toBeHidden();
  await Promise.all([li.leave(), zhou.leave()]);
});
