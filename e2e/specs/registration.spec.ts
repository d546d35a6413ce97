import { expect, test } from '@playwright/test';
import { Person } from '../pages/person';
import { Api } from '../support/api';
import { Heed, PASSWORD } from '../support/heed';

let heed: Heed;
let api: Api;

test.beforeAll(async () => {
  heed = await Heed.start();
  api = await Api.logIn(heed);
  const roles = ['call-taker' as const];
  await api.addAccount({ account: 'jiang', name: '蒋晓月', password: PASSWORD, roles });
});

test.afterAll(() => heed.stop());

test('a call-taker registers by keyboard alone and gets the number to tell', async ({
  browser,
}) => {
  const jiang = await Person.logIn(browser, heed, { account: 'jiang' });
  const intake = await jiang.openIntake();
  await expect(intake.phone).toBeFocused();
  await intake.page.keyboard.type('13800001234');
  await intake.tabAndType(intake.name, '王静');
  await intake.tabAndType(intake.words, '家里停水了，老人卧床，腹泻三次');
  await expect(intake.urgency).toContainText('特急');
  await intake.page.keyboard.press('Control+Enter');
  await expect(intake.outcome).toContainText('已登记');
  const { rows } = await api.cases('view=open&phone=13800001234');
  expect(rows).toHaveLength(1);
  expect(rows[0]?.urgency).toBe('critical');
  await expect(intake.outcome).toContainText(rows[0]?.caseNo ?? 'a case number');
  await expect(intake.words).toHaveValue('');
  await jiang.leave();
});

test('the same number again shows the earlier case, and Alt I adds to it', async ({ browser }) => {
  const jiang = await Person.logIn(browser, heed, { account: 'jiang' });
  const intake = await jiang.openIntake();
  await intake.phone.fill('138 0000 1234');
  await expect(intake.caller).toContainText('停水');
  await expect(intake.caller).not.toContainText('王静');
  await intake.words.fill('还是没有水');
  await intake.page.keyboard.press('Alt+i');
  await expect(intake.outcome).toContainText('已记入本人原件');
  const { rows } = await api.cases('view=open&phone=13800001234');
  expect(rows.map((row) => row.repeatCount)).toEqual([1]);
  await jiang.leave();
});

test('a draft survives a reload', async ({ browser }) => {
  const jiang = await Person.logIn(browser, heed, { account: 'jiang' });
  const intake = await jiang.openIntake();
  await intake.words.fill('说到一半');
  await expect(intake.page.getByText('草稿存于')).toBeVisible();
  await intake.page.reload();
  await expect(intake.words).toHaveValue('说到一半');
  await jiang.leave();
});
