/** The press desk of one person. */
import { expect, type Locator, type Page } from '@playwright/test';

export class PressDesk {
  constructor(readonly page: Page) {}

  /** A text of the bulletin by what it is called, in Chinese. */
  text(label: string): Locator {
    return this.page.getByRole('textbox', { name: `${label} · 中文`, exact: true });
  }

  english(label: string): Locator {
    return this.page.getByRole('textbox', { name: `${label} · 英文`, exact: true });
  }

  /** Shows Chinese and English beside each other. */
  async bothLanguages(): Promise<void> {
    await this.page.getByRole('radio', { name: '对照' }).click();
  }

  get preview(): Locator {
    return this.page.frameLocator('iframe').locator('body');
  }

  get heading(): Locator {
    return this.page.getByRole('main').getByRole('heading', { level: 1 }).first();
  }

  async saved(): Promise<void> {
    await expect(this.page.getByText(/自动保存 \d/)).toBeVisible();
  }

  async stands(state: string): Promise<void> {
    await expect(this.heading).toContainText(state);
  }

  /** A button of the next step. */
  async step(name: string): Promise<void> {
    await this.page
      .getByRole('complementary', { name: '预览、签发和提醒' })
      .getByRole('button', { name })
      .click();
  }

  /** The same, with the yes that it asks for. */
  async stepAndConfirm(name: string): Promise<void> {
    await this.step(name);
    await this.page.getByRole('dialog').getByRole('button', { name }).click();
    await expect(this.page.getByRole('dialog')).toBeHidden();
  }

  /** Something that can be done beside the next step. */
  async other(name: string): Promise<void> {
    await this.page
      .getByRole('complementary', { name: '预览、签发和提醒' })
      .getByRole('button', { name: '更多' })
      .click();
    await this.page.getByRole('menuitem', { name, exact: true }).click();
  }

  /** Gives the reason that an open dialog asks for, and does it. */
  async because(reason: string, name: string): Promise<void> {
    const dialog = this.page.getByRole('dialog');
    await dialog.getByLabel(/^原因/).first().fill(reason);
    await dialog.getByRole('button', { name }).click();
    await expect(dialog).toBeHidden();
  }

  /** Signs over every warning that is open. */
  async signOverAll(): Promise<void> {
    const sign = this.page.getByRole('button', { name: '签字放行' });
    while ((await sign.count()) > 0) {
      const before = await sign.count();
      await sign.first().click();
      await this.because('已核对', '签字放行');
      await expect.poll(() => sign.count()).toBeLessThan(before);
    }
  }
}
