import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { Person } from '../pages/person';
import { Api } from '../support/api';
import { Heed } from '../support/heed';

let heed: Heed;
let person: Person;

const planted = { text: '三单元顶楼漏水泡坏了钢琴', phone: '13900007788', name: '陈立言' };

test.beforeAll(async ({ browser }) => {
  heed = await Heed.start();
  const api = await Api.logIn(heed);
  const { text, ...complainant } = planted;
  await api.complain({ text, complainant });
  for (const said of ['停水两天了', '电梯困人，有老人', '路灯不亮', '请问几点恢复供水']) {
    await api.complain({ text: said });
  }
  person = await Person.logIn(browser, heed);
});

test.afterAll(async () => {
  await person.leave();
  await heed.stop();
});

interface Screen {
  path: string;
  /** What is there once the screen has what it shows. */
  ready: (page: Page) => Locator;
  size?: { width: number; height: number };
  /** What a person does first, to see more of it. */
  first?: (page: Page) => Promise<void>;
  /** Seen by those who are not logged in. */
  outside?: true;
}

const screens: Screen[] = [
  { path: '/login', ready: (page) => page.getByRole('heading', { level: 1 }), outside: true },
  {
    path: '/wall',
    ready: (page) => page.locator('main[data-state="live"]'),
    size: { width: 1920, height: 1080 },
  },
  {
    path: '/desk',
    ready: (page) => page.getByRole('complementary').getByRole('button').first(),
    first: (page) => page.locator('[data-case]').first().click(),
  },
  { path: '/desk/intake', ready: (page) => page.locator('textarea') },
  { path: '/welcome', ready: (page) => page.getByRole('heading', { level: 1 }) },
  { path: '/admin/units', ready: (page) => page.getByRole('heading', { level: 1 }) },
  { path: '/admin/import', ready: (page) => page.getByRole('heading', { level: 1 }) },
  { path: '/admin/categories', ready: (page) => page.getByRole('heading', { level: 1 }) },
  { path: '/admin/places', ready: (page) => page.getByRole('heading', { level: 1 }) },
  { path: '/admin/figures', ready: (page) => page.getByRole('heading', { level: 1 }) },
  { path: '/admin/clocks', ready: (page) => page.getByRole('heading', { level: 1 }) },
  { path: '/admin/calendar', ready: (page) => page.getByRole('heading', { level: 1 }) },
  { path: '/admin/people', ready: (page) => page.getByRole('heading', { level: 1 }) },
  { path: '/admin/keys', ready: (page) => page.getByRole('heading', { level: 1 }) },
];

/** The log-in page asks who is there; the browser writes down that it was nobody. */
const asksWho = /401 .*\/api\/session$/;

for (const locale of ['zh-CN', 'en'] as const) {
  for (const { path, ready, size, first, outside } of screens) {
    test(`${path} in ${locale} is accessible, fits its window and reports no error`, async ({
      context,
    }) => {
      const page = await (outside ? context : person.page.context()).newPage();
      await page.setViewportSize(size ?? { width: 1440, height: 900 });
      await page.addInitScript((name) => localStorage.setItem('heed.locale', name), locale);
      const problems = problemsOf(page);
      await page.goto(`${heed.url}${path}`);
      await first?.(page);
      await expect(ready(page)).toBeVisible();
      await expect(page.locator('html')).toHaveAttribute('lang', locale);
      expect(await faults(page)).toEqual([]);
      expect(await overflow(page)).toEqual([]);
      expect(problems.filter((problem) => !(outside && asksWho.test(problem)))).toEqual([]);
      await page.close();
    });
  }
}

test('where the bar is full desks give way to figures and the account, and come back where it has room', async () => {
  const page = await person.page.context().newPage();
  await page.addInitScript(() => localStorage.setItem('heed.locale', 'en'));
  const topics = page.getByRole('navigation').getByRole('link', { name: 'Topics' });
  const account = page.getByRole('banner').getByRole('button').last();
  await page.setViewportSize({ width: 1920, height: 900 });
  await page.goto(`${heed.url}/desk`);
  await expect(topics).toBeVisible();
  await page.setViewportSize({ width: 1040, height: 900 });
  await expect(topics).toHaveCount(0);
  await expect(account).toBeInViewport({ ratio: 1 });
  await page.setViewportSize({ width: 1920, height: 900 });
  await expect(topics).toBeVisible();
  await page.close();
});

test('the wall shows and is sent nothing of what a person said, is called, or can be reached by', async () => {
  const page = await person.page.context().newPage();
  const sent: string[] = [];
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => sent.push(payload.toString()));
  });
  await page.goto(`${heed.url}/wall`);
  await expect(page.locator('main[data-state="live"]')).toBeVisible();
  const all = [await page.content(), ...sent].join('\n');
  expect(sent.join('')).toContain('snapshot');
  const pieces = [planted.text, planted.text.slice(-5), planted.phone, planted.name];
  expect(pieces.filter((piece) => all.includes(piece))).toEqual([]);
  await page.close();
});

/** Collects what the page complains of: thrown errors and the console's, its policy's among them. */
function problemsOf(page: Page): string[] {
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`${message.text()} ${message.location().url}`);
  });
  return problems;
}

async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

/** Elements that stand out of the window to the right, innermost first where there are any. */
function overflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    return [...document.body.querySelectorAll('*')]
      .filter((element) => element.getBoundingClientRect().right > width + 1)
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      .map((element) => element.outerHTML.slice(0, 120));
  });
}
