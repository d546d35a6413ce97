/** Somebody at a browser: logs in as people do, opens the screens. */
import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { PASSWORD, type Heed } from '../support/heed';
import { Console } from './console';
import { Incidents } from './incidents';
import { Intake } from './intake';
import { Wall } from './wall';
import { Zero } from './zero';

interface Who {
  account?: string;
  options?: BrowserContextOptions;
}

export class Person {
  private constructor(
    readonly page: Page,
    private readonly heed: Heed,
  ) {}

  static async logIn(
    browser: Browser,
    heed: Heed,
    { account, options }: Who = {},
  ): Promise<Person> {
    const context = await browser.newContext({ ...options, baseURL: heed.url });
    const page = await context.newPage();
    await page.goto('/login');
    await page.getByLabel('账号').fill(account ?? 'admin');
    await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.pathname !== '/login');
    return new Person(page, heed);
  }

  async openConsole(query = ''): Promise<Console> {
    await this.page.goto(`${this.heed.url}/desk${query}`);
    return new Console(this.page);
  }

  async openIntake(): Promise<Intake> {
    await this.page.goto(`${this.heed.url}/desk/intake`);
    return new Intake(this.page);
  }

  async openZero(): Promise<Zero> {
    await this.page.goto(`${this.heed.url}/desk/zero`);
    return new Zero(this.page);
  }

  async openIncidents(query = ''): Promise<Incidents> {
    await this.page.goto(`${this.heed.url}/desk/incidents${query}`);
    return new Incidents(this.page);
  }

  /** The wall in a window of its own, beside what the person has open. */
  async openWall(): Promise<Wall> {
    const page = await this.page.context().newPage();
    await page.setViewportSize({ width: 1920, height: 1080 });
    await page.goto(`${this.heed.url}/wall`);
    return new Wall(page);
  }

  async leave(): Promise<void> {
    await this.page.context().close();
  }
}
