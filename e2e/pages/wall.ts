/** The wall of the room. */
import type { Locator, Page } from '@playwright/test';

export class Wall {
  constructor(readonly page: Page) {}

  get root(): Locator {
    return this.page.getByRole('main');
  }

  /** The yellow band of a lost stream. */
  get lost(): Locator {
    return this.page.getByText('数据中断');
  }

  /** The region of a board, by its heading. */
  board(heading: string): Locator {
    return this.page.getByRole('region', { name: heading });
  }
}
