import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { Person } from '../pages/person';
import { Api } from '../support/api';
import { Heed, PASSWORD } from '../support/heed';

let heed: Heed;
let api: Api;
let office: string;

test.beforeAll(async () => {
  heed = await Heed.start();
  api = await Api.logIn(heed);
  for (const [account, name, roles] of [
    ['lin', '林岚', ['press-officer', 'dispatcher']],
    ['zhou', '周航', ['duty-leader']],
    ['chen', '陈雨', ['call-taker']],
  ] as const) {
    await api.addAccount({ account, name, password: PASSWORD, roles: [...roles] });
  }
  office = (await api.addUnit('柳林街道办', 40)).id;
});

test.afterAll(() => heed.stop());

async function violations(page: Page): Promise<string[]> {
  const found = await new AxeBuilder({ page }).analyze();
  return found.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  );
}

/** As people write a time that is not today's. */
function tomorrow(): string {
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });
  return `${day.format(Date.now() + 86_400_000)} 12:00`;
}

test('wording is written by one, agreed to by another, read out by a third, and recalled with the case that it answered', async ({
  browser,
}) => {
  const { page: lin } = await Person.logIn(browser, heed, { account: 'lin' });
  const { page: zhou } = await Person.logIn(browser, heed, { account: 'zhou' });
  const { page: chen } = await Person.logIn(browser, heed, { account: 'chen' });

  await test.step('whoever wrote it can’t agree to it', async () => {
    await lin.goto(`${heed.url}/desk/wording/new`);
    await lin.getByLabel('题目', { exact: true }).fill('自来水能不能喝');
    await lin.getByLabel('问法').fill('自来水能不能喝\n烧开了能喝吗');
    await lin.getByLabel('答复', { exact: true }).fill('柳林片区暂不要饮用，请到送水点取水。');
    await lin.getByLabel('有效至').fill(tomorrow());
    await lin.keyboard.press('Control+Enter');
    await expect(lin.getByRole('complementary', { name: '口径详情' })).toBeVisible();
    await expect(lin.getByRole('button', { name: '同意' })).toHaveCount(0);
    expect(await violations(lin)).toEqual([]);
  });

  await test.step('a second person agrees', async () => {
    await zhou.goto(`${heed.url}/desk/wording?view=draft`);
    await zhou.getByRole('button', { name: '同意' }).click();
    await expect(zhou.getByRole('tab', { name: '现行 1' })).toBeVisible();
  });

  await test.step('the call-taker sees it beside the caller’s words, reads it out and answers with it', async () => {
    await chen.goto(`${heed.url}/desk/intake`);
    await expect(chen.getByRole('link', { name: '口径 1' })).toBeVisible();
    await chen.getByRole('textbox', { name: '说了什么' }).fill('你好，我家自来水到底能不能喝？');
    await expect(chen.getByRole('button', { name: /^自来水能不能喝/ })).toBeVisible();
    await chen.keyboard.press('Alt+q');
    await expect(chen.getByText('请到送水点取水')).toBeVisible();
    await expect(chen.getByRole('link', { name: '口径 1' })).toHaveCount(0);
    await chen.keyboard.press('Alt+Enter');
    await expect(chen.getByRole('dialog').getByRole('textbox')).toHaveValue(/送水点/);
    await chen.keyboard.press('Control+Enter');
    await expect(chen.getByRole('dialog')).toHaveCount(0);
  });

  await test.step('`??` puts it into a note at the console', async () => {
    await zhou.goto(`${heed.url}/desk?view=all`);
    await zhou.getByText('自来水到底能不能喝').first().click();
    const note = zhou.getByRole('textbox', { name: /记录意见/ });
    await note.pressSequentially('已告知：??zlsnbn');
    await expect(zhou.getByRole('option', { name: /自来水能不能喝/ })).toBeVisible();
    await zhou.keyboard.press('Enter');
    await expect(note).toHaveValue('已告知：柳林片区暂不要饮用，请到送水点取水。');
  });

  await test.step('a recall names the case', async () => {
    await lin.goto(`${heed.url}/desk/wording`);
    await lin.getByRole('button', { name: '收回' }).click();
    await lin.getByRole('dialog').getByRole('textbox').fill('检测结果有变');
    await lin.keyboard.press('Enter');
    await lin.getByRole('tab', { name: '已停用 1' }).click();
    await expect(lin.getByText('引用过的工单')).toBeVisible();
    const { rows } = await (await Api.logIn(heed, 'zhou')).cases('view=all');
    await expect(lin.getByRole('link', { name: rows[0]?.caseNo ?? '' })).toBeVisible();
  });
});

test('a street office without an account gets its list and answers by a link that needs no script', async ({
  browser,
}) => {
  const lead = await Api.logIn(heed, 'zhou');
  const { caseId, caseNo } = await api.complain({
    text: '家里停水两天了，老人没法做饭',
    complainant: { name: '王秀兰', phone: '13900001234' },
  });
  const { version } = await lead.case(caseId);
  await lead.call('POST', `/api/cases/${caseId}/commands`, {
    kind: 'dispatch',
    unitId: office,
    expectedVersion: version,
    requestId: 'to-the-office',
  });
  const { page: zhou } = await Person.logIn(browser, heed, { account: 'zhou' });
  await zhou.goto(`${heed.url}/desk?view=open&case=${caseId}`);
  await expect(zhou.getByText(caseNo).first()).toBeVisible();
  await zhou.keyboard.press('f');
  await zhou.getByRole('button', { name: '生成清单' }).click();
  await zhou.getByRole('button', { name: '群发文字' }).click();
  const message = zhou.getByRole('region', { name: '群发文字' }).first().getByRole('textbox');
  await expect(message).toHaveValue(new RegExp(`1\\. ${caseNo}`));
  await expect(message).not.toHaveValue(/13900001234/);
  await zhou.getByRole('button', { name: '生成链接' }).click();
  const address = zhou.getByRole('region', { name: '群发文字' }).last().getByRole('textbox');
  await expect(address).toHaveValue(/\/unit\//);

  const context = await browser.newContext({ javaScriptEnabled: false });
  const street = await context.newPage();
  await street.goto(await address.inputValue());
  await expect(street.getByText('139****1234')).toBeVisible();
  await street.getByText('答复这一件').click();
  await street.getByLabel('是否联系上诉求人').selectOption({ label: '已联系上' });
  await street.getByLabel('办理答复').fill('已送水到户。');
  await street.getByRole('button', { name: '提交这一件' }).click();
  await expect(street.getByText('已提交')).toBeVisible();
  const answered = await lead.case(caseId);
  expect([answered.state, answered.reply]).toEqual(['replied', '已送水到户。']);

  await zhou.getByRole('button', { name: '收回链接' }).click();
  await expect(zhou.getByText('已收回')).toBeVisible();
  await street.reload();
  await expect(street.getByRole('heading', { name: '链接已失效' })).toBeVisible();
  await context.close();
});
