/** The duty leader's console. */
import type { Locator, Page } from '@playwright/test';

export class Console {
  constructor(readonly page: Page) {}

  /** The row of a case in the list. */
  row(caseId: string): Locator {
    return this.page.locator(`[data-case="${caseId}"]`);
  }

  /** The panel of the case that is open. */
  get panel(): Locator {
    return this.page.getByRole('complementary', { name: '工单' });
  }

  /** Lines that say which act did not take effect, and why. */
  get refusals(): Locator {
    return this.page.getByRole('alert');
  }

  async open(caseId: string): Promise<void> {
    await this.row(caseId).click();
    await this.panel.getByRole('button', { name: /认领|改派|记联系|答复|重办/ }).first().waitFor();
  }

  press(key: string): Promise<void> {
    return this.page.keyboard.press(key);
  }
}
