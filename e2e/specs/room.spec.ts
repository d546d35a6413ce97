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
  for (const [account, name] of [
    ['li', '李雯'],
    ['zhao', '赵一鸣'],
  ] as const) {
    const roles = ['task-force-lead' as const];
    await api.addAccount({ account, name, password: PASSWORD, roles, unitId: unit.id });
  }
});

test.afterAll(() => heed.stop());

test('a complaint reaches the wall and two consoles without anybody reloading', async ({ browser }) => {
  const li = await Person.logIn(browser, heed, 'li');
  const zhao = await Person.logIn(browser, heed, 'zhao');
  const wall = await li.openWall();
  const desks = [await li.openConsole(), await zhao.openConsole()];
  await expect(wall.root).toHaveAttribute('data-state', 'live');
  const before = await received(wall.root);
  const { caseId } = await api.complain({ text: '江滨路整条街停水，从早上六点到现在' });
  for (const desk of desks) await expect(desk.row(caseId)).toContainText('停水');
  await expect.poll(() => received(wall.root)).toBe(before + 1);
  await Promise.all([li.leave(), zhao.leave()]);
});

test('a case turns overdue on both screens without anyone touching it', async ({ browser }) => {
  const li = await Person.logIn(browser, heed, 'li');
  const wall = await li.openWall();
  const desk = await li.openConsole();
  await expect(wall.root).toHaveAttribute('data-state', 'live');
  // Critical: five minutes to dispatch, of which eight seconds are left.
  const receivedAt = new Date(Date.now() - 5 * 60_000 + 8_000).toISOString();
  const { caseId, caseNo } = await api.complain({ text: '有人被困电梯，呼吸困难', receivedAt });
  await expect(desk.row(caseId).getByText('特急')).toBeVisible();
  await expect(desk.row(caseId)).not.toContainText('−');
  await expect(desk.row(caseId)).toContainText('−', { timeout: 20_000 });
  await expect(wall.root.locator(`[data-worst="${caseNo}"]`)).toBeVisible();
  await li.leave();
});

test('two claim one case: one holds it, the other is told by whom and loses nothing', async ({ browser }) => {
  const { caseId } = await api.complain({ text: '望江里小区水压不足，六楼没有水' });
  const li = await Person.logIn(browser, heed, 'li');
  const zhao = await Person.logIn(browser, heed, 'zhao');
  const desks = [await li.openConsole(), await zhao.openConsole()];
  for (const desk of desks) await desk.open(caseId);
  await Promise.all(desks.map((desk) => desk.press('c')));
  const detail = await expect
    .poll(async () => (await api.case(caseId)).holderId)
    .not.toBeNull()
    .then(() => api.case(caseId));
  expect(detail.version).toBe(2);
  const refused = desks.map((desk) => desk.refusals.getByText('先认领'));
  await expect(async () => {
    const shown = await Promise.all(refused.map((line) => line.count()));
    expect(shown.reduce((sum, n) => sum + n, 0)).toBe(1);
  }).toPass({ timeout: 10_000 });
  for (const desk of desks) await expect(desk.row(caseId)).toContainText(/李雯|赵一鸣/);
  await Promise.all([li.leave(), zhao.leave()]);
});

test('a screen says within three seconds that its server is lost, and resumes by itself', async ({ browser }) => {
  const li = await Person.logIn(browser, heed, 'li');
  const wall = await li.openWall();
  await expect(wall.root).toHaveAttribute('data-state', 'live');
  const before = await received(wall.root);
  await heed.kill();
  await expect(wall.lost).toBeVisible({ timeout: 5_000 });
  await expect(wall.root).toHaveAttribute('data-state', 'stale');
  await heed.run();
  await expect(wall.lost).toBeHidden({ timeout: 20_000 });
  expect(await received(wall.root)).toBe(before);
  api = await Api.logIn(heed);
  await api.complain({ text: '学校门口积水，学生过不去' });
  await expect.poll(() => received(wall.root)).toBe(before + 1);
  await li.leave();
});

/** The wall's large figure of complaints in the last hour. */
async function received(root: ReturnType<Person['page']['locator']>): Promise<number> {
  const text = await root.locator('[data-figure="received"]').innerText();
  return Number(text.replaceAll(/\D/g, ''));
}
