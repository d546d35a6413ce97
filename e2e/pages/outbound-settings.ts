/** The page of outbound settings, as an administrator uses it. */
import type { Locator, Page } from '@playwright/test';

export class OutboundSettings {
  constructor(readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.goto('/admin/outbound');
    await this.page.getByRole('heading', { level: 1, name: '对外推送' }).waitFor();
  }

  get side(): Locator {
    return this.page.locator('aside.side');
  }

  /** A row of one of the tables, by a text in it. */
  row(text: string): Locator {
    return this.page.getByRole('row').filter({ hasText: text });
  }

  /** Fills in a new target of a kind that has an address; leaves the sending to the test. */
  async fillTarget(kind: string, name: string, address: string): Promise<void> {
    await this.page.getByRole('button', { name: '添加去处' }).click();
    await this.side.getByRole('radio', { name: kind, exact: true }).click();
    await this.side.getByLabel('名称').fill(name);
    await this.side.getByLabel('地址').fill(address);
  }

  async save(): Promise<void> {
    await this.side.getByRole('button', { name: '保存' }).click();
  }

  async allow(): Promise<void> {
    await this.side.getByRole('button', { name: '加入允许列表' }).click();
  }

  async openTarget(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).click();
  }
}
