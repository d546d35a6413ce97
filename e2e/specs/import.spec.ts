import type { ImportRow } from '@heed/shared/imports';
import { expect, test } from '@playwright/test';
import { Person } from '../pages/person';
import { Api } from '../support/api';
import { Heed } from '../support/heed';

let heed: Heed;

test.beforeAll(async () => {
  heed = await Heed.start();
});

test.afterAll(() => heed.stop());

const ROWS = 120;
const rows = Array.from({ length: ROWS }, (_, n) => {
  const minute = String(n % 60).padStart(2, '0');
  const hour = String(8 + Math.floor(n / 60)).padStart(2, '0');
  return `T${n},第${n}号楼停水,2026/11/2${n % 3} ${hour}:${minute}:00,第${n}号楼从早上开始停水，请尽快处理`;
});
const csv = ['编号,主题,时间,内容', ...rows, 'T900,,2026/11/20 09:00:00,'].join('\n');

test('a file is imported by the page, says which rows it refused and why, and adds nothing twice', async ({
  browser,
}) => {
  const admin = await Person.logIn(browser, heed);
  const api = await Api.logIn(heed);
  const { page } = admin;
  for (const added of [ROWS, 0]) {
    await page.goto(`${heed.url}/admin/import`);
    await page.setInputFiles('input[type=file]', {
      name: '诉求.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(csv),
    });
    await page.getByLabel('渠道（所有行）').click();
    await page.getByRole('option', { name: '电话' }).click();
    await page.getByRole('button', { name: '开始导入' }).click();
    await expect(page.getByRole('main').getByRole('status')).toHaveText('已完成', {
      timeout: 30_000,
    });
    await expect(page.getByRole('heading', { name: '拒收的原因' })).toBeVisible();
    const [latest] = await api.call<ImportRow[]>('GET', '/api/imports');
    expect(latest).toMatchObject({ added, unchanged: ROWS - added, refused: 1 });
  }
  expect((await api.cases('view=all')).total).toBe(ROWS);
  await admin.leave();
});
