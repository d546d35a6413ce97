/** The call-taker's one screen. */
import type { Locator, Page } from '@playwright/test';

/** More fields than the form has: who is not there by then can't be reached by Tab. */
const MOST_TABS = 12;

export class Intake {
  constructor(readonly page: Page) {}

  get phone(): Locator {
    return this.page.getByRole('textbox', { name: '来电号码' });
  }

  get name(): Locator {
    return this.page.getByRole('textbox', { name: '来电人', exact: true });
  }

  get words(): Locator {
    return this.page.getByRole('textbox', { name: '说了什么' });
  }

  /** What triage proposes for the urgency. */
  get urgency(): Locator {
    return this.page.locator('[data-intake="urgency"]');
  }

  /** What became of the last registration. */
  get outcome(): Locator {
    return this.page.getByRole('status').filter({ hasText: /已登记|已记入本人原件|未登记/ });
  }

  /** Who called from this number before. */
  get caller(): Locator {
    return this.page.getByRole('complementary', { name: /来电人/ });
  }

  /** Goes on by Tab, as hands on a keyboard do, until the field has the focus; then types. */
  async tabAndType(field: Locator, text: string): Promise<void> {
    for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
      if (await field.evaluate((element) => element === document.activeElement)) break;
      await this.page.keyboard.press('Tab');
    }
    await this.page.keyboard.type(text);
  }
}
