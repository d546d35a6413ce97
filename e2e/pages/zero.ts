/** What must reach zero. */
import type { Locator, Page } from '@playwright/test';

export class Zero {
  constructor(readonly page: Page) {}

  /** A group by its heading. */
  group(name: string): Locator {
    return this.page.getByRole('region', { name: new RegExp(`^${name}`) });
  }

  get calls(): Locator {
    return this.group('漏接未回拨');
  }

  /** A number's line, by what is left of it when it is masked. */
  line(masked: string): Locator {
    return this.calls.getByRole('row').filter({ hasText: masked });
  }
}
