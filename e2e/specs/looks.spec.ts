import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { Person } from '../pages/person';
import { Api } from '../support/api';
import { Heed } from '../support/heed';

let heed: Heed;

test.beforeAll(async () => {
  heed = await Heed.start();
  const api = await Api.logIn(heed);
  for (const text of ['停水两天了', '电梯困人，有老人', '路灯不亮', '请问几点恢复供水']) {
    await api.complain({ text, complainant: { phone: '13900000000', name: '陈立' } });
  }
});

test.afterAll(() => heed.stop());

const screens = ['/wall', '/desk', '/desk/intake', '/welcome', '/admin', '/admin/import'];
const sizes = { '/wall': { width: 1920, height: 1080 } } as Record<string, { width: number; height: number }>;

for (const locale of ['zh-CN', 'en'] as const) {
  for (const path of screens) {
    test(`${path} in ${locale} has no accessibility fault and nothing runs out of the window`, async ({ browser }) => {
      const person = await Person.logIn(browser, heed);
      const { page } = person;
      await page.evaluate((name) => localStorage.setItem('heed.locale', name), locale);
      await page.setViewportSize(sizes[path] ?? { width: 1440, height: 900 });
      const problems: string[] = [];
      page.on('pageerror', (error) => problems.push(error.message));
      await page.goto(`${heed.url}${path}`);
      await page.waitForLoadState('networkidle');
      await expect(page.locator('html')).toHaveAttribute('lang', locale);
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
        .analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow).toBeLessThanOrEqual(0);
      expect(problems).toEqual([]);
      await person.leave();
    });
  }
}
