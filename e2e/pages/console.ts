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
    return this.page.getByRole('alert').getByText('未生效');
  }

  /** Opens a case and waits until it can be claimed. */
  async open(caseId: string): Promise<void> {
    await this.row(caseId).click();
    await this.panel.getByRole('button', { name: '认领' }).waitFor();
  }

  /** Waits until a claim is refused because somebody was first. */
  async refused(holder: string): Promise<void> {
    await this.page.getByRole('alert').getByText(`${holder} 先认领`).waitFor();
  }
}
