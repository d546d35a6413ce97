import { AxeBuilder } from '@axe-core/playwright';
import type { DrillRow } from '@heed/shared/drills';
import { expect, test, type Page } from '@playwright/test';
import { Drills } from '../pages/drills';
import { Person } from '../pages/person';
import { Wall } from '../pages/wall';
import { Api } from '../support/api';
import { Heed } from '../support/heed';

// The drill's past is written first, on whatever machine this runs.
test.describe.configure({ mode: 'serial', timeout: 180_000 });

let heed: Heed;
let api: Api;
let person: Person;
let drill: DrillRow;

test.beforeAll(async ({ browser }) => {
  heed = await Heed.start();
  api = await Api.logIn(heed);
  person = await Person.logIn(browser, heed);
});

test.afterAll(async () => {
  await person.leave();
  await heed.stop();
});

const row = () => api.call<DrillRow>('GET', `/api/drills/${drill.id}`);
const marked = (page: Wall['page']) => page.locator('[data-drill-mark]');

test('one press on an empty board leads to a living wall that says it is an exercise', async () => {
  const { page } = person;
  await page.goto('/welcome');
  await expect(page.locator('[data-start-drill]')).toBeEnabled();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/wall\?realm=drill-/);
  const wall = new Wall(page);
  await wall.becomes('live', 60_000);
  await expect(marked(page)).toHaveText(/演练.*非真实事件.*EXERCISE/);
  await expect.poll(() => wall.received(), { timeout: 120_000 }).toBeGreaterThan(0);
  const [only] = await api.call<DrillRow[]>('GET', '/api/drills');
  if (!only) throw new Error('no drill was opened');
  drill = only;
});

test('its clock runs as fast as the drill on the wall, between the server’s frames too', async () => {
  const time = person.page.locator('time').first();
  const seen = new Set<string>();
  await expect
    .poll(async () => seen.add(await time.innerText()).size, { intervals: [100] })
    .toBeGreaterThan(8);
  const [first, last] = [[...seen][0] ?? '', [...seen].at(-1) ?? ''];
  expect(last > first).toBe(true);
});

test('the director pauses, moves on by a minute, and marks what was done, by keys and by buttons', async () => {
  const { page } = person;
  await page.goto(`/desk/drills/${drill.id}`);
  const drills = new Drills(page);
  await drills.becomes('running');
  await page.keyboard.press('Space');
  await drills.becomes('paused');
  const before = await drills.time();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => drills.time()).not.toBe(before);
  await drills.step('first-cluster').getByRole('button', { name: '记为已办' }).click();
  await expect(page.getByText(/\d\d:\d\d 已办/)).toBeVisible();
  await page.locator('[data-drill-state]').getByRole('radio', { name: '×60' }).click();
  await expect.poll(async () => (await row()).speed).toBe(60);
});

test('an alarm that nobody has in hand stands on the wall until somebody takes it', async () => {
  const from = Date.parse((await row()).at);
  await api.call('POST', `/api/drills/${drill.id}/commands`, { kind: 'step', seconds: 3_600 });
  const moved = async () => Date.parse((await row()).at) - from;
  await expect.poll(moved, { timeout: 120_000 }).toBeGreaterThanOrEqual(3_600_000);
  const { page } = person;
  await page.goto(`/wall?realm=${drill.realm}`);
  const alarm = page.locator('[data-alarm="critical-case-waiting"]');
  await expect(alarm).toHaveClass(/unack-1/, { timeout: 120_000 });
  await expect(alarm).toContainText('值班长');
  const id = await alarm.getAttribute('data-alarm-id');
  await api.call('POST', `/api/alarms/${id}/acknowledge`, { requestId: 'taken' });
  await expect(page.locator(`[data-alarm-id="${id}"].unack-1`)).toHaveCount(0);
});

test('what signals suggest shows its cases, is declared by one key and then holds just these', async () => {
  const { page } = person;
  await page.goto(`/desk/incidents?realm=${drill.realm}`);
  await page.locator('[data-suggested]').first().waitFor();
  await page.keyboard.press('j');
  const counted = page.locator('[data-suggested-cases]');
  const listed = page.getByRole('region', { name: '这些工单' });
  // What was stepped over is still being told: both numbers grow together.
  await expect(async () => {
    expect(await listed.getByRole('heading').innerText()).toContain(await counted.innerText());
  }).toPass({ timeout: 60_000 });
  await keepsAccessible(page, '[data-suggestion]');
  const id = await page.locator('[data-suggestion]').getAttribute('data-suggestion');
  await page.keyboard.press('!');
  await page.waitForURL(/\/desk\/incidents\/[0-9a-f-]{36}/);
  const incident = new URL(page.url()).pathname.split('/').at(-1);
  const total = async (filter: string) =>
    (await api.cases(`view=all&limit=1&realm=${drill.realm}&${filter}`)).total;
  const asked = () => total(`suggestion=${id}`);
  expect(await asked()).toBeGreaterThan(0);
  await expect
    .poll(async () => (await asked()) - (await total(`incident=${incident}`)), { timeout: 30_000 })
    .toBe(0);
});

test('whoever goes on from a page of the drill stays in it, and nothing of it is real', async () => {
  const { page } = person;
  await page.goto(`/desk?realm=${drill.realm}`);
  await expect(page.locator('[data-case]').first()).toBeVisible();
  await expect(marked(page)).toBeVisible();
  await page.getByRole('link', { name: '登记台' }).click();
  await expect(page).toHaveURL(new RegExp(`/desk/intake\\?realm=${drill.realm}`));
  await expect(marked(page)).toBeVisible();
  await page.getByRole('link', { name: '离开演练' }).click();
  await expect(marked(page)).toHaveCount(0);
  await expect(page.getByText('没有在办的工单')).toBeVisible();
  expect((await api.cases('view=all&historic=any')).total).toBe(0);
});

test('the pages of a drill pass the audit of accessibility', async () => {
  const { page } = person;
  for (const path of [`/desk/drills/${drill.id}`, `/desk?realm=${drill.realm}`]) {
    await page.goto(path);
    await page.getByRole('navigation').first().waitFor();
    await keepsAccessible(page, path);
  }
});

test('a drill that ended is played no more, and what it sealed can be destroyed', async () => {
  const { page } = person;
  await page.goto(`/desk/drills/${drill.id}`);
  const drills = new Drills(page);
  await drills.panel.getByRole('button', { name: '结束演练' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '结束演练' }).click();
  await drills.becomes('ended');
  await drills.panel.getByRole('button', { name: '销毁密钥' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '销毁密钥' }).click();
  await expect(drills.panel.getByText('封存内容已销毁')).toBeVisible();
});

async function keepsAccessible(page: Page, what: string): Promise<void> {
  const audit = new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']);
  const { violations } = await audit.analyze();
  expect(violations.map(({ id, nodes }) => [what, id, nodes[0]?.html])).toEqual([]);
}
