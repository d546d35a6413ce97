/** The wall of the room. */
import { expect, type Locator, type Page } from '@playwright/test';

export class Wall {
  constructor(readonly page: Page) {}

  get root(): Locator {
    return this.page.getByRole('main');
  }

  /** The yellow band of a lost stream. */
  get lost(): Locator {
    return this.page.getByRole('alert').filter({ hasText: '数据中断' });
  }

  /** A case among the worst, by its number. */
  worst(caseNo: string): Locator {
    return this.page.locator(`[data-worst="${caseNo}"]`);
  }

  /** Waits until the wall says so: nothing yet, running, or lost. */
  async becomes(state: 'empty' | 'live' | 'stale', timeout?: number): Promise<void> {
    await expect(this.root).toHaveAttribute('data-state', state, timeout ? { timeout } : {});
  }

  /** The large figure of what came in within the hour. */
  async received(): Promise<number> {
    const text = await this.root.locator('[data-figure="received"]').innerText();
    return Number(text.replaceAll(/\D/g, ''));
  }
}
