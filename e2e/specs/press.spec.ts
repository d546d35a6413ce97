import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import type { PressDesk } from '../pages/press';
import { PublicSite } from '../pages/public-site';
import { Heed } from '../support/heed';
import { PressOffice } from '../support/press-office';
import { aReport } from '../support/publication';

let heed: Heed;
let office: PressOffice;

test.beforeAll(async () => {
  heed = await Heed.start();
  office = await PressOffice.open(heed);
});

test.afterAll(() => heed.stop());

const leave = (...desks: PressDesk[]) =>
  Promise.all(desks.map(({ page }) => page.context().close()));
const year = new Date().getFullYear();

test('four people bring a bulletin to the public, correct it and retract it; the public sees each step and nothing before', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const site = await PublicSite.open(browser, heed, { script: false });
  const id = await office.draft(aReport());
  const lin = await office.at(browser, 'lin', id);
  const he = await office.at(browser, 'he', id);
  const zhou = await office.at(browser, 'zhou', id);
  const chen = await office.at(browser, 'chen', id);

  // Drafted by two; the public sees none of it, those who write see the public's page.
  await lin.text('标题').fill('东江水厂供水异味：四个分区暂不饮用');
  await lin.saved();
  await expect(lin.preview).toContainText('四个分区暂不饮用');
  await expect(he.text('标题')).toHaveText('东江水厂供水异味：四个分区暂不饮用');
  await he.text('正在做 1').fill('送水车 63 台，送水点 118 处。');
  await he.saved();
  await expect(lin.text('正在做 1')).toHaveText('送水车 63 台，送水点 118 处。');
  await site.says('/', '目前没有发布中的事件通报');

  await lin.page.keyboard.press('Control+Enter');
  await lin.stands('审核中');
  await zhou.step('事实已核实');
  await expect(chen.page.getByText(/周航 \d/)).toBeVisible();
  await chen.signOverAll();
  await chen.stepAndConfirm('签发');
  await chen.stands('已签发');
  await site.says('/', '目前没有发布中的事件通报');
  await lin.stepAndConfirm('发布');
  await lin.stands('已发布');
  await site.says('/', '四个分区暂不饮用');
  // What is out can't be written in any more.
  await expect(lin.text('标题')).toHaveAttribute('contenteditable', 'false');

  await lin.step('更正');
  await lin.because('所依据的样品早于异味出现', '更正');
  await lin.stands('更正 · 拟稿');
  const correction = new URL(lin.page.url()).searchParams.get('bulletin');
  await lin.bothLanguages();
  await lin.text('原写').fill('自来水暂不饮用，烧开也不行。');
  await lin.english('原写').fill('Do not drink it, boiled or not.');
  await lin.text('应为').fill('烧开 5 分钟后可以饮用。');
  await lin.english('应为').fill('It can be drunk after boiling for 5 minutes.');
  await lin.english('原因').fill('The sample was older than the odour.');
  await lin.page.getByLabel('置顶到').fill('23:59');
  await lin.text('能不能用 1').fill('烧开 5 分钟后可以饮用。');
  await lin.page.getByRole('textbox', { name: '下次通报', exact: true }).fill('23:58');
  await lin.page.keyboard.press('Tab');
  await lin.saved();
  await lin.step('刷新数字并送审');
  await lin.stands('审核中');
  for (const desk of [zhou, chen]) {
    await desk.page.goto(lin.page.url());
    await desk.stands('审核中');
  }
  await zhou.step('事实已核实');
  await expect(chen.page.getByText(/周航 \d/)).toBeVisible();
  await chen.signOverAll();
  await chen.stepAndConfirm('签发');
  await lin.stepAndConfirm('发布');
  await site.goto('/');
  await expect(site.page.locator('aside.band')).toContainText('烧开 5 分钟后可以饮用。');
  await site.goto(`/bulletins/${year}-1`);
  await expect(site.page.getByText('已更正').first()).toBeVisible();

  expect(correction).not.toBe(id);
  await expect(chen.page.getByText('已到渠道')).toBeVisible();
  await chen.other('撤回');
  await chen.because('检测结果有误，请等新的通报', '撤回');
  await chen.stands('已撤回');
  await site.goto(`/bulletins/${year}-2`);
  await expect(site.page.getByText('检测结果有误，请等新的通报').first()).toBeVisible();
  await expect(site.title.locator('s')).toBeVisible();
  await leave(lin, he, zhou, chen);
  await site.close();
});

test('two write the same sentence: both wordings stand until one is chosen, and nothing is lost', async ({
  browser,
}) => {
  const id = await office.draft(aReport());
  const lin = await office.at(browser, 'lin', id);
  const he = await office.at(browser, 'he', id);
  const text = '已确认 1';
  await expect(he.text(text)).toHaveText('已切换备用水源。');
  // Nothing of hers goes out before he has written.
  await lin.page.route('**/commands', (route) => route.abort());
  await lin.text(text).fill('九时已切换备用水源。');
  await expect(lin.page.getByText('已存在本机')).toBeVisible();
  await he.text(text).fill('三个分区已切换备用水源。');
  await he.saved();
  await lin.page.unroute('**/commands');
  const conflict = lin.page.getByRole('alert').filter({ hasText: '同时改了这一处' });
  await expect(conflict).toContainText('三个分区已切换备用水源。');
  await expect(conflict).toContainText('九时已切换备用水源。');
  await expect(lin.text(text)).toHaveText('九时已切换备用水源。');
  await expect(he.text(text)).toHaveText('三个分区已切换备用水源。');
  await conflict.getByRole('button', { name: '用我的' }).click();
  await expect(conflict).toBeHidden();
  await lin.saved();
  await expect(he.text(text)).toHaveText('九时已切换备用水源。');
  await leave(lin, he);
});

test('a draft begins from a template, takes a number by a key, and survives a lost server and a closed page', async ({
  browser,
}) => {
  const lin = await office.at(browser, 'lin');
  await expect(lin.heading).toBeVisible();
  await lin.page.getByRole('button', { name: '新拟' }).click();
  await lin.page.getByRole('menuitem', { name: '提示' }).click();
  await lin.stands('提示 · 拟稿');
  await lin.text('事件概况').fill('已接到诉求件。');
  await lin.text('事件概况').press('ArrowLeft');
  await lin.text('事件概况').press('ArrowLeft');
  await lin.page.keyboard.press('#');
  const dialog = lin.page.getByRole('dialog');
  await dialog.getByRole('combobox').fill('来件');
  await lin.page.keyboard.press('Enter');
  const chip = lin.text('事件概况').locator('[data-number]');
  await expect(chip).toHaveText('0');
  await expect(lin.text('事件概况')).toHaveText('已接到诉求0件。');
  await lin.saved();
  await expect(lin.preview).toContainText('已接到诉求0件。');

  await lin.page.route('**/commands', (route) => route.abort());
  await lin.text('标题').fill('城东居民请先不要喝');
  await expect(lin.page.getByText('已存在本机')).toBeVisible();
  const address = lin.page.url();
  await lin.page.close();
  const page = await lin.page.context().newPage();
  await page.goto(address);
  await expect(page.getByRole('textbox', { name: '标题 · 中文' })).toHaveText('城东居民请先不要喝');
  await expect(page.getByText(/自动保存 \d/)).toBeVisible();
  await page.reload();
  await expect(page.getByRole('textbox', { name: '标题 · 中文' })).toHaveText('城东居民请先不要喝');
  await page.context().close();
});

test('a signature on paper is recorded with its scan, and compared by a second reader', async ({
  browser,
}) => {
  const id = await office.draft(aReport());
  const [lin, zhou, chen] = [
    await office.at(browser, 'lin', id),
    await office.at(browser, 'zhou', id),
    await office.at(browser, 'chen', id),
  ];
  await lin.step('刷新数字并送审');
  await zhou.step('事实已核实');
  await expect(lin.page.getByText(/周航 \d/)).toBeVisible();
  await lin.signOverAll().catch(() => undefined);
  await chen.stands('审核中');
  await chen.signOverAll();
  await lin.other('代录纸签');
  const dialog = lin.page.getByRole('dialog');
  await dialog.getByLabel('谁签的').fill('马副市长');
  await dialog.getByLabel('扫描件').setInputFiles({
    name: 'signed.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.7\n%%EOF\n'),
  });
  await expect(dialog.getByText('已收下 signed.pdf')).toBeVisible();
  await dialog.getByRole('button', { name: '代录纸签' }).click();
  await lin.stands('纸签待核对');
  await expect(zhou.page.getByText('马副市长')).toBeVisible();
  const scan = await zhou.page.request.get(`${heed.url}/press/paper/${id}`);
  expect(scan.headers()['content-type']).toBe('application/pdf');
  await zhou.stepAndConfirm('我已核对纸面');
  await zhou.stands('已签发');
  await leave(lin, zhou, chen);
});

/** No script runs in the preview, and the recorder of this test would have one run there. */
const tracers = /^Blocked script execution in .*\/press\/preview\//;
const sizes = [
  { width: 1280, height: 800 },
  { width: 1440, height: 900 },
  { width: 1920, height: 1080 },
];
for (const locale of ['zh-CN', 'en'] as const) {
  for (const size of sizes) {
    test(`the press desk in ${locale} at ${size.width} is accessible, fits and reports no error`, async ({
      browser,
    }) => {
      const id = await office.draft(aReport());
      const { page } = await office.at(browser, 'lin', id);
      await page.setViewportSize(size);
      const problems: string[] = [];
      page.on('pageerror', (error) => problems.push(error.message));
      page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
      await page.addInitScript((name) => localStorage.setItem('heed.locale', name), locale);
      const preview = page.waitForResponse(/press\/preview/);
      await page.reload();
      expect((await preview).status()).toBe(200);
      await expect(page.getByText(/\d{2}:\d{2}:\d{2}/).first()).toBeVisible();
      expect(await overflow(page)).toEqual([]);
      expect(problems.filter((problem) => !tracers.test(problem))).toEqual([]);
      // The public page is looked at by itself; no script runs in the frame, an examiner's neither.
      await page.locator('iframe').evaluate((frame) => frame.remove());
      expect(await faults(page)).toEqual([]);
      await page.context().close();
    });
  }
}

async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

/** Elements that stand out of the window to the right. */
function overflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    return [...document.body.querySelectorAll('*')]
      .filter((element) => element.getBoundingClientRect().right > width + 1)
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      .map((element) => element.outerHTML.slice(0, 120));
  });
}
