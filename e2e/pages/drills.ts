/** The drills' page with its director's panel. */
import { expect, type Locator, type Page } from '@playwright/test';

export class Drills {
  constructor(readonly page: Page) {}

  get panel(): Locator {
    return this.page.getByRole('region', { name: '导演台' });
  }

  async becomes(state: 'preparing' | 'running' | 'paused' | 'ended'): Promise<void> {
    await expect(this.panel).toHaveAttribute('data-drill-state', state, { timeout: 60_000 });
  }

  /** The drill's own time, as 08:42:00. */
  async time(): Promise<string> {
    return this.panel.locator('.time').first().innerText();
  }

  step(code: string): Locator {
    return this.page.locator('li', { has: this.page.locator(`[data-mark-step="${code}"]`) });
  }
}
