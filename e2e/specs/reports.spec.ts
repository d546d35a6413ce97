import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { Person } from '../pages/person';
import { Api } from '../support/api';
import { Heed, PASSWORD } from '../support/heed';

let heed: Heed;
let api: Api;

test.beforeAll(async () => {
  heed = await Heed.start();
  api = await Api.logIn(heed);
  for (const [account, name, role] of [
    ['zhou', '周航', 'duty-leader'],
    ['lin', '林岚', 'press-officer'],
  ] as const) {
    await api.addAccount({ account, name, password: PASSWORD, roles: [role] });
  }
});

test.afterAll(() => heed.stop());

async function openIncident(name: string): Promise<void> {
  const leader = await Api.logIn(heed, 'zhou');
  const since = new Date(Date.now() - 3_600_000).toISOString();
  const nowhere = { categories: [], districts: [], streets: [], zones: [] };
  await leader.call('POST', '/api/incidents', {
    requestId: 'the-incident',
    name,
    class: 'public-health',
    firstKnownAt: since,
    rule: { ...nowhere, words: ['异味'], from: since, to: null },
  });
}

test('a leader freezes a report, takes it away as Word, and what came later is the next edition; the press office reads it', async ({
  browser,
}) => {
  await openIncident('柳林片区自来水异味');
  await api.complain({ text: '柳林街道自来水有异味' });
  const { page: zhou } = await Person.logIn(browser, heed, { account: 'zhou' });
  await zhou.goto(`${heed.url}/desk/reports`);
  const sheet = zhou.getByRole('article');

  const make = async () => {
    await zhou.getByRole('button', { name: '生成报告' }).click();
    await expect(zhou.getByRole('dialog')).toContainText('柳林片区自来水异味');
    await zhou.keyboard.press('Control+Enter');
    await expect(zhou.getByRole('dialog')).toHaveCount(0);
  };
  await test.step('the sheet says what was counted', async () => {
    await make();
    await expect(sheet).toContainText('处置情况复盘报告');
    await expect(sheet).toContainText('第1版');
    const { violations } = await new AxeBuilder({ page: zhou }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
  });

  await test.step('Word has the same', async () => {
    const waiting = zhou.waitForEvent('download');
    await zhou.getByRole('link', { name: '下载 Word' }).click();
    const file = await waiting;
    expect(file.suggestedFilename()).toMatch(/^after-action-.+\.docx$/);
    expect(
      readFileSync(await file.path())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
  });

  await test.step('counted again it is another edition, and the first one stays', async () => {
    await make();
    await expect(sheet).toContainText('第2版');
    await zhou.keyboard.press('j');
    await expect(sheet).toContainText('第1版');
  });

  await test.step('the press office reads, and makes none', async () => {
    const { page: lin } = await Person.logIn(browser, heed, { account: 'lin' });
    await lin.goto(`${heed.url}/desk/reports`);
    await expect(lin.getByRole('article')).toContainText('第2版');
    await expect(lin.getByRole('button', { name: '生成报告' })).toHaveCount(0);
  });
});
