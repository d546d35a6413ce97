import { expect, test } from '@playwright/test';
import { Person } from '../pages/person';
import { Api } from '../support/api';
import { Heed } from '../support/heed';

let heed: Heed;

test.beforeAll(async () => {
  heed = await Heed.start();
});

test.afterAll(() => heed.stop());

const rows = Array.from({ length: 120 }, (_, n) => {
  const minute = String(n % 60).padStart(2, '0');
  const hour = String(8 + Math.floor(n / 60)).padStart(2, '0');
  return `T${n},第${n}号楼停水,2026/11/2${n % 3} ${hour}:${minute}:00,第${n}号楼从早上开始停水，请尽快处理`;
});
const csv = ['编号,主题,时间,内容', ...rows, 'T900,缺内容,2026/11/20 09:00:00,'].join('\n');

test('a file is imported by the page: progress, refused rows with a reason, and nothing twice', async ({ browser }) => {
  const admin = await Person.logIn(browser, heed);
  const api = await Api.logIn(heed);
  const { page } = admin;
  for (const round of ['first', 'again']) {
    await page.goto(`${heed.url}/admin/import`);
    await page.setInputFiles('input[type=file]', {
      name: '诉求.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(csv),
    });
    await page.getByRole('button', { name: /开始导入/ }).click();
    await expect(page.getByText('导入完成')).toBeVisible({ timeout: 30_000 });
    const list = await api.call<{ added: number; unchanged: number; refused: number }[]>(
      'GET',
      '/api/imports',
    );
    const added = round === 'first' ? 120 : 0;
    expect(list[0]).toMatchObject({ added, unchanged: 120 - added, refused: 1 });
  }
  expect((await api.cases('view=all')).total).toBe(120);
  await admin.leave();
});
