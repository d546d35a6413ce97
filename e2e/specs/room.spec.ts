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

test('a complaint reaches the wall and two consoles without anybody reloading', async ({
  browser,
}) => {
  const li = await Person.logIn(browser, heed, { account: 'li' });
  const zhao = await Person.logIn(browser, heed, { account: 'zhao' });
  const wall = await li.openWall();
  const desks = [await li.openConsole(), await zhao.openConsole()];
  await wall.becomes('live');
  const before = await wall.received();
  const { caseId } = await api.complain({ text: '江滨路整条街停水，从早上六点到现在' });
  for (const desk of desks) await expect(desk.row(caseId)).toContainText('停水');
  await expect.poll(() => wall.received()).toBe(before + 1);
  await Promise.all([li.leave(), zhao.leave()]);
});

test('a case turns overdue on both screens without anyone touching it', async ({ browser }) => {
  const li = await Person.logIn(browser, heed, { account: 'li' });
  const wall = await li.openWall();
  const desk = await li.openConsole();
  await wall.becomes('live');
  // Critical: five minutes to dispatch, of which eight seconds are left.
  const receivedAt = new Date(Date.now() - 5 * 60_000 + 8_000).toISOString();
  const { caseId, caseNo } = await api.complain({ text: '有人被困电梯，呼吸困难', receivedAt });
  await expect(desk.row(caseId).getByText('特急')).toBeVisible();
  await expect(desk.row(caseId)).not.toContainText('−');
  await expect(wall.worst(caseNo)).toBeHidden();
  await expect(desk.row(caseId)).toContainText('−', { timeout: 20_000 });
  await expect(wall.worst(caseNo)).toBeVisible();
  await li.leave();
});

test('two claim one case: one holds it, the other is told by whom, and nothing is overwritten', async ({
  browser,
}) => {
  const { caseId } = await api.complain({ text: '望江里小区水压不足，六楼没有水' });
  const people = {
    李雯: await Person.logIn(browser, heed, { account: 'li' }),
    赵一鸣: await Person.logIn(browser, heed, { account: 'zhao' }),
  };
  const desks = {
    李雯: await people.李雯.openConsole(),
    赵一鸣: await people.赵一鸣.openConsole(),
  };
  for (const desk of Object.values(desks)) await desk.open(caseId);
  const { version } = await api.case(caseId);
  await Promise.all(Object.values(desks).map((desk) => desk.page.keyboard.press('c')));
  const [winner, loser] = await Promise.race([
    desks.赵一鸣.refused('李雯').then(() => ['李雯', '赵一鸣'] as const),
    desks.李雯.refused('赵一鸣').then(() => ['赵一鸣', '李雯'] as const),
  ]);
  const held = await api.case(caseId);
  expect(held.version).toBe(version + 1);
  expect(await api.memberName(held.holderId)).toBe(winner);
  for (const desk of Object.values(desks)) await expect(desk.row(caseId)).toContainText(winner);
  await expect(desks[winner].refusals).toHaveCount(0);
  await expect(desks[loser].refusals).toHaveCount(1);
  await Promise.all(Object.values(people).map((person) => person.leave()));
});

test('a screen says within three seconds that its server is lost, and resumes by itself', async ({
  browser,
}) => {
  const li = await Person.logIn(browser, heed, { account: 'li' });
  const wall = await li.openWall();
  await wall.becomes('live');
  const before = await wall.received();
  await heed.kill();
  // Three seconds after the last heartbeat, one more for the slowest heartbeat's own age.
  await wall.becomes('stale', 4_000);
  await expect(wall.lost).toBeVisible();
  await heed.run();
  await wall.becomes('live', 20_000);
  await expect(wall.lost).toBeHidden();
  expect(await wall.received()).toBe(before);
  api = await Api.logIn(heed);
  await api.complain({ text: '学校门口积水，学生过不去' });
  await expect.poll(() => wall.received()).toBe(before + 1);
  await li.leave();
});
