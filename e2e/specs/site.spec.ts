import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { PublicSite } from '../pages/public-site';
import { Api } from '../support/api';
import { Heed, PASSWORD } from '../support/heed';
import { aReport, Publication } from '../support/publication';

let heed: Heed;
let publication: Publication;

test.beforeAll(async () => {
  heed = await Heed.start();
  publication = await Publication.open(heed);
});

test.afterAll(() => heed.stop());

const year = new Date().getFullYear();
const paths = ['/', '/history', '/points', `/bulletins/${year}-1`, '/report', '/track'];
const sizes = [
  { width: 390, height: 844 },
  { width: 320, height: 700 },
  { width: 1280, height: 900 },
];

test('the first page goes from nothing in force to the bulletin and back, without a script', async ({
  browser,
}) => {
  const site = await PublicSite.open(browser, heed, { script: false });
  await site.goto('/');
  await expect(site.title).toHaveText('目前没有发布中的事件通报');
  const bulletin = await publication.publish(aReport());
  await site.says('/', '东江水厂供水异味');
  await expect(site.page.getByText('自来水暂不饮用，烧开也不行。').first()).toBeVisible();
  await site.page.getByRole('link', { name: 'English' }).click();
  await expect(site.title).toContainText('do not drink the tap water');
  await site.page.getByRole('link', { name: 'Large text' }).click();
  await site.page.getByRole('link', { name: 'All bulletins' }).first().click();
  await expect(site.page).toHaveURL(/\/en\/history\?size=large/);
  await publication.retract(bulletin.id, '样品弄混了');
  await site.says('/', '目前没有发布中的事件通报');
  await site.goto(`/bulletins/${year}-1`);
  await expect(site.title.locator('s')).toBeVisible();
  await expect(site.page.getByText('样品弄混了').first()).toBeVisible();
  await publication.publish(aReport());
  await site.says('/', '东江水厂供水异味');
  await site.close();
});

for (const start of ['', '/en']) {
  for (const size of sizes) {
    test(`pages under ${start || '/'} at ${size.width} are accessible, fit, and report no error`, async ({
      browser,
    }) => {
      const site = await PublicSite.open(browser, heed, size);
      const problems: string[] = [];
      site.page.on('pageerror', (error) => problems.push(error.message));
      site.page.on('console', (message) => {
        if (message.type() === 'error') problems.push(message.text());
      });
      const foreign: string[] = [];
      site.page.on('request', (request) => {
        if (!request.url().startsWith(heed.url)) foreign.push(request.url());
      });
      for (const path of paths) {
        await site.goto(start && path === '/' ? start : `${start}${path}`);
        await expect(site.title).toBeVisible();
        expect(await faults(site.page), path).toEqual([]);
        expect(await overflow(site.page), path).toBe(0);
      }
      expect(problems).toEqual([]);
      expect(foreign).toEqual([]);
      expect(await site.page.context().cookies()).toEqual([]);
      await site.close();
    });
  }
}

test('the first page prints on one sheet', async ({ browser }) => {
  const site = await PublicSite.open(browser, heed);
  for (const path of ['/', '/en', '/?size=large']) {
    await site.goto(path);
    const sheet = await site.page.pdf({ preferCSSPageSize: true });
    expect(sheet.toString('latin1').match(/\/Type\s*\/Page[^s]/g), path).toHaveLength(1);
  }
  await site.close();
});

for (const script of [true, false]) {
  test(`a person reports and tracks ${script ? 'with a solved challenge' : 'without a script'}`, async ({
    browser,
  }) => {
    const site = await PublicSite.open(browser, heed, { script });
    const { caseNo, code } = await site.report('三单元楼道灯不亮 <b>很黑</b>');
    expect(code).toMatch(/^[0-9A-Z]{10}$/);
    await site.track(caseNo, code.toLowerCase());
    await expect(site.title).toHaveText(caseNo);
    await expect(site.page.getByText('已登记，正在分派')).toBeVisible();
    await site.track(caseNo, 'AAAAAAAAAA');
    await expect(site.page.getByRole('alert')).toContainText('单号或查询码不对');
    await site.close();
  });
}

test('a drill’s page is marked above and below, and only for staff', async ({ browser }) => {
  const api = await Api.logIn(heed);
  const input = { scenario: 'jiangzhou-water', speed: 1, requestId: 'site-drill' };
  const drill = await api.call<{ id: string }>('POST', '/api/drills', input);
  const site = await PublicSite.open(browser, heed);
  await site.goto(`/drill/${drill.id}`);
  await expect(site.title).toContainText('演练页面只给工作人员看');
  const login = { account: 'author', password: PASSWORD };
  await site.page.request.post(`${heed.url}/api/session`, { data: login });
  await site.goto(`/drill/${drill.id}`);
  const marks = site.page.getByText('演练　不是真实事件');
  await expect(marks).toHaveCount(2);
  for (const mark of await marks.all()) await expect(mark).toBeInViewport();
  expect(await faults(site.page)).toEqual([]);
  await site.close();
});

async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

/** By how much the page is wider than its window. */
function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}
