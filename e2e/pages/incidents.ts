/** The incidents' page: the list, the form that opens one, and the incident that is open. */
import type { Locator, Page } from '@playwright/test';

export class Incidents {
  constructor(readonly page: Page) {}

  get list(): Locator {
    return this.page.getByRole('navigation', { name: '事件', exact: true });
  }

  get view(): Locator {
    return this.page.getByRole('article', { name: '事件详情' });
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  /** Opens an incident about water with its response started, as somebody at the keyboard does. */
  async openWithResponse(name: string, words: string): Promise<void> {
    const { page } = this;
    await page.getByRole('button', { name: '登记事件' }).waitFor();
    await page.keyboard.press('!');
    await page.getByLabel('名称', { exact: true }).fill(name);
    await page.getByRole('radio', { name: '事故灾难' }).click();
    await page.getByLabel('用词').fill(words);
    await page.getByRole('radio', { name: '立即启动响应' }).click();
    await page.getByRole('radio', { name: '二级响应' }).click();
    await page.getByLabel('事由').fill('居民饮水受影响');
    await page.getByLabel('预计持续').fill('24 小时');
    await page.getByLabel('措施').fill('切换水源，送水');
    await page.keyboard.press('Control+Enter');
    await this.view.waitFor();
  }

  /** Begins an act that stands as a button, or in the menu. */
  async begin(act: string): Promise<void> {
    // Before the incident is read there is neither.
    await this.view.getByRole('button').first().waitFor();
    const button = this.view.getByRole('button', { name: act, exact: true });
    if (await button.isVisible()) await button.click();
    else {
      await this.view.getByRole('button', { name: '更多' }).click();
      await this.page.getByRole('menuitem', { name: act }).click();
    }
    await this.dialog.waitFor();
  }

  async giveReason(reason: string): Promise<void> {
    await this.dialog.getByLabel(/理由|原因/).fill(reason);
    await this.page.keyboard.press('Control+Enter');
  }
}
