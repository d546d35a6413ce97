import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { Person } from '../pages/person';
import { Api } from '../support/api';
import { Heed, PASSWORD } from '../support/heed';

const staff = { li: '李雯', zhao: '赵一鸣', zhou: '周航' } as const;

let heed: Heed;
let api: Api;

test.beforeAll(async () => {
  heed = await Heed.start();
  api = await Api.logIn(heed);
  const unit = await api.addUnit('供水抢修组', 40);
  for (const [account, name] of Object.entries(staff)) {
    const roles = ['task-force-lead' as const];
    await api.addAccount({ account, name, password: PASSWORD, roles, unitId: unit.id });
  }
});

test.afterAll(() => heed.stop());

test('three at one list: each sees who is where, one claims alone, and a bulk claim leaves that case as it is', async ({
  browser,
}) => {
  const people = {
    li: await Person.logIn(browser, heed, { account: 'li' }),
    zhao: await Person.logIn(browser, heed, { account: 'zhao' }),
    zhou: await Person.logIn(browser, heed, { account: 'zhou' }),
  };
  const texts = ['望江里整条街停水', '码头新村水管爆裂', '柳林路积水半米'];
  const ids: string[] = [];
  for (const text of texts) ids.push((await api.complain({ text })).caseId);
  const [first = ''] = ids;
  const desks = {
    li: await people.li.openConsole(),
    zhao: await people.zhao.openConsole(),
    zhou: await people.zhou.openConsole(),
  };

  // Presence, in the list and beside the case, and the conflict forewarned.
  await desks.li.open(first);
  await expect(desks.zhou.row(first)).toContainText('李雯 在看');
  await desks.zhao.open(first);
  await expect(desks.zhao.panel).toContainText('李雯 正在查看');
  await expect(desks.zhao.panel).toContainText('不会覆盖');

  // Both claim: one holds it, the other is told by whom.
  await Promise.all([desks.li.page.keyboard.press('c'), desks.zhao.page.keyboard.press('c')]);
  const [winner] = await Promise.race([
    desks.zhao.refused('李雯').then(() => ['李雯'] as const),
    desks.li.refused('赵一鸣').then(() => ['赵一鸣'] as const),
  ]);
  await expect(desks.zhou.row(first)).toContainText(winner);

  // The third takes all of them: what somebody holds is left out, and said.
  const zhou = desks.zhou.page;
  for (const id of ids) await desks.zhou.row(id).getByRole('checkbox').check();
  await zhou.keyboard.press('c');
  const dialog = zhou.getByRole('dialog');
  await expect(dialog).toContainText('工单已被他人认领');
  await dialog.getByRole('button', { name: '认领 2 件' }).click();
  await expect(dialog.getByRole('status')).toHaveText(/已写入 2\s*未写入 1\s*共 3/);
  await expect(dialog).toContainText(`${winner} 已认领`);
  await zhou.keyboard.press('Escape');
  for (const id of ids.slice(1)) await expect(desks.zhou.row(id)).toContainText('周航');
  expect(await api.memberName((await api.case(first)).holderId)).toBe(winner);

  // Ten seconds to take it back, all at once.
  await zhou.getByRole('button', { name: /撤销/ }).click();
  await dialog.getByRole('button', { name: '撤销 2 件' }).click();
  for (const id of ids.slice(1)) await expect(desks.zhou.row(id)).not.toContainText('周航');
  for (const person of Object.values(people)) await person.leave();
});

test('a colleague who is named in a note finds the case among those that mention them; a draft outlives its page', async ({
  browser,
}) => {
  const li = await Person.logIn(browser, heed, { account: 'li' });
  const zhao = await Person.logIn(browser, heed, { account: 'zhao' });
  const { caseId } = await api.complain({ text: '梧桐路路灯全灭' });
  const desk = await li.openConsole();
  await desk.open(caseId);
  await desk.page.keyboard.press('n');
  await desk.page.keyboard.type('请 @zym');
  await desk.panel.getByRole('option', { name: /赵一鸣/ }).waitFor();
  await desk.page.keyboard.press('Enter');
  await desk.page.keyboard.type('看一下');
  await desk.page.keyboard.press('Control+Enter');
  const other = await zhao.openConsole();
  const tab = other.page.getByRole('tab', { name: '提到我 1' });
  await tab.click();
  await other.row(caseId).click();
  await expect(other.panel).toContainText('请 @赵一鸣 看一下');

  await desk.page.keyboard.type('还没写完');
  await expect(desk.panel).toContainText('草稿已存');
  await desk.page.reload();
  await expect(desk.panel.getByRole('textbox', { name: /记录意见/ })).toHaveValue('还没写完');
  await li.leave();
  await zhao.leave();
});

test('the console with a case, a selection and the palette has no fault that axe finds', async ({
  browser,
}) => {
  const li = await Person.logIn(browser, heed, { account: 'li' });
  const { caseId } = await api.complain({ text: '栈桥街道井盖丢失' });
  const desk = await li.openConsole();
  await desk.open(caseId);
  await desk.row(caseId).getByRole('checkbox').check();
  const faults = async () => {
    const { violations } = await new AxeBuilder({ page: desk.page }).analyze();
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`);
  };
  expect(await faults()).toEqual([]);
  await desk.page.keyboard.press('Control+k');
  await desk.page.getByRole('dialog').waitFor();
  expect(await faults()).toEqual([]);
  await li.leave();
});
