import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { OutboundSettings } from '../pages/outbound-settings';
import { Person } from '../pages/person';
import { PublicSite } from '../pages/public-site';
import { Api } from '../support/api';
import { Heed } from '../support/heed';
import { aReport, Publication } from '../support/publication';

let heed: Heed;
let person: Person;
let settings: OutboundSettings;

test.beforeAll(async ({ browser }) => {
  heed = await Heed.start();
  const api = await Api.logIn(heed);
  await api.call('POST', '/api/outbound/origins', {
    scheme: 'https',
    host: '127.0.0.1',
    port: 9444,
  });
  const address = 'https://127.0.0.1:9444/robot/send?access_token=a';
  const robot = { requestId: 'r1', kind: 'dingtalk', name: '值班群', address, language: 'zh' };
  await api.call('POST', '/api/outbound/targets', robot);
  person = await Person.logIn(browser, heed);
  settings = new OutboundSettings(person.page);
});

test.afterAll(async () => {
  await person.leave();
  await heed.stop();
});

test('a target is added with its host, its secret shown once, and what comes of a test is said', async () => {
  await settings.open();
  const { page, side } = settings;
  await settings.fillTarget('通用接口', '市应急平台', 'https://127.0.0.1:9443/hook');
  await settings.save();
  await expect(side.getByRole('alert')).toContainText('https://127.0.0.1:9443');
  await settings.allow();
  const secret = side.getByLabel('“市应急平台”的签名密钥');
  await expect(secret).toHaveText(/^whsec_/);
  await side.getByRole('button', { name: '已记下' }).click();
  await expect(page.getByText('whsec_')).toHaveCount(0);
  await settings.openTarget('市应急平台');
  await side.getByRole('button', { name: '发测试消息' }).click();
  // This machine is never called, whatever the list says.
  await expect(side.getByRole('alert')).toContainText('域名指向禁止连接的地址');
  await side.getByRole('button', { name: '更换密钥' }).click();
  await expect(side.getByLabel('“市应急平台”的签名密钥')).toHaveText(/^whsec_/);
  await side.getByRole('button', { name: '已记下' }).click();
});

test('a published bulletin stands in the ledger, with why it isn’t there yet, and is tried again on demand', async () => {
  const publication = await Publication.open(heed);
  await publication.publish(aReport());
  await settings.open();
  const row = settings.row('第 1 号').filter({ hasText: '市应急平台' });
  await expect(row).toContainText('等待');
  await expect(row).toContainText('域名指向禁止连接的地址');
  await row.getByRole('button', { name: '通报' }).click();
  await expect(settings.side.getByText('域名指向禁止连接的地址')).toBeVisible();
  // Off, what waited is called off; on again, somebody may ask for it after all.
  await settings.openTarget('市应急平台');
  await settings.side.getByLabel('启用').uncheck();
  await settings.save();
  await expect(row).toContainText('已取消');
  await settings.openTarget('市应急平台');
  await settings.side.getByLabel('启用').check();
  await settings.save();
  await row.getByRole('button', { name: '重试' }).click();
  await expect(row).toContainText('等待');
});

test('people subscribe by mail without a script, once mail is set up', async ({ browser }) => {
  const site = await PublicSite.open(browser, heed, { script: false });
  await site.goto('/subscribe');
  await expect(site.title).toHaveText('目前不提供邮件订阅');
  const api = await Api.logIn(heed);
  const place = { scheme: 'starttls', host: '127.0.0.1', port: 587 };
  await api.call('POST', '/api/outbound/origins', place);
  const mail = { ...place, fromName: '江州市应急指挥部', fromAddress: 'news@jz.example' };
  await api.call('POST', '/api/outbound/targets', {
    requestId: 'm1',
    kind: 'mail',
    name: '邮件',
    mail,
  });
  await site.goto('/subscribe');
  await site.page.getByLabel('邮箱').fill('not an address');
  await site.page.getByRole('button', { name: '发送确认邮件' }).click();
  await expect(site.page.getByText('不是有效的邮箱地址。')).toBeVisible();
  await site.page.getByLabel('邮箱').fill('wang@example.org');
  await site.page.getByRole('button', { name: '发送确认邮件' }).click();
  await expect(site.title).toHaveText('请查收邮件');
  await site.goto('/en/subscribe/leave?token=wrong');
  await site.page.getByRole('button', { name: 'Unsubscribe' }).click();
  await expect(site.title).toHaveText('This link is not valid, or no longer');
  await site.close();
  await settings.open();
  await expect(settings.page.getByText('邮件读者 0 人，待确认 1 人')).toBeVisible();
});

test('the pages of subscribing are accessible in both languages', async ({ browser }) => {
  const site = await PublicSite.open(browser, heed);
  for (const start of ['', '/en']) {
    for (const path of ['/subscribe', '/subscribe/confirm?token=x', '/subscribe/leave?token=x']) {
      await site.goto(`${start}${path}`);
      expect(await faults(site.page), path).toEqual([]);
    }
  }
  await site.close();
});

for (const language of ['zh-CN', 'en']) {
  test(`the page is accessible, fits and reports no error: ${language}`, async () => {
    const { page } = settings;
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(error.message));
    await page.evaluate((locale) => localStorage.setItem('heed.locale', locale), language);
    await page.goto('/admin/outbound');
    await expect(page.getByRole('button', { name: '值班群', exact: true })).toBeVisible();
    expect(await faults(page)).toEqual([]);
    await page.getByRole('button', { name: '值班群', exact: true }).click();
    await expect(settings.side.locator('form')).toBeVisible();
    expect(await faults(page)).toEqual([]);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
    expect(problems).toEqual([]);
  });
}

async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id} ${html}`));
}
