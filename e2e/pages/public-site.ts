/** The public site as people without an account see it. */
import { expect, type Browser, type Locator, type Page } from '@playwright/test';
import type { Heed } from '../support/heed';

interface Reader {
  readonly width?: number;
  readonly height?: number;
  readonly script?: boolean;
}

export class PublicSite {
  private constructor(
    readonly page: Page,
    private readonly heed: Heed,
  ) {}

  static async open(
    browser: Browser,
    heed: Heed,
    { width = 390, height = 844, script = true }: Reader = {},
  ): Promise<PublicSite> {
    const context = await browser.newContext({
      viewport: { width, height },
      javaScriptEnabled: script,
    });
    return new PublicSite(await context.newPage(), heed);
  }

  async goto(path: string): Promise<void> {
    await this.page.goto(`${this.heed.url}${path}`);
  }

  get title(): Locator {
    return this.page.getByRole('heading', { level: 1 });
  }

  /** Reads the page again until it says so: without a script nothing moves by itself. */
  async says(path: string, text: string): Promise<void> {
    await expect(async () => {
      await this.goto(path);
      await expect(this.title).toContainText(text, { timeout: 100 });
    }).toPass({ timeout: 5_000 });
  }

  /** Fills the form in and sends it; answers the number and the code of the slip. */
  async report(text: string): Promise<{ caseNo: string; code: string }> {
    await this.goto('/report');
    await this.page.locator('#text').fill(text);
    await this.page.locator('button.send').click();
    await expect(this.title).toHaveText('已收到');
    const [caseNo = '', code = ''] = await this.page.locator('.slip .big').allInnerTexts();
    return { caseNo, code };
  }

  async track(caseNo: string, code: string): Promise<void> {
    await this.goto('/track');
    await this.page.locator('#caseNo').fill(caseNo);
    await this.page.locator('#code').fill(code);
    await this.page.locator('button.send').click();
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }
}
