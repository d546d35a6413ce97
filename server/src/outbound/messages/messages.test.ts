import { describe, expect, test } from 'vitest';
import { readRobotAnswer } from '../robot-answer';
import { bulletinMail, confirmMail } from './mail-message';
import type { Notice } from './notice';
import { robotMessage, robotTest } from './robot-messages';
import { webhookMessage, webhookTest } from './webhook-message';

const frame = { origin: 'https://news.example', timeZone: 'Asia/Shanghai' };

function notice(part: Partial<Notice> = {}): Notice {
  return {
    occasion: 'published',
    incidentId: '00000000-0000-7000-8000-000000000001',
    bulletinId: '00000000-0000-7000-8000-000000000002',
    year: 2026,
    number: 5,
    kind: 'progress',
    title: { zh: '东江水厂供水异味：两个分区已恢复', en: 'Dongjiang water: two zones are back' },
    issuer: { zh: '江州市应急指挥部', en: 'Jiangzhou Emergency Headquarters' },
    lead: { zh: '两个分区的水可以饮用。', en: 'The water of two zones can be drunk.' },
    sections: {
      usable: [
        {
          zh: '柳林分区的水暂不能饮用，烧开也不行。',
          en: 'Do not drink the water in Liulin, boiled or not.',
        },
      ],
      confirmed: [],
      unknown: [],
      doing: [],
      advice: [{ zh: '就近领水，每人 10 升。', en: 'Take 10 litres each at a point nearby.' }],
    },
    help: [{ label: { zh: '政务热线', en: 'City hotline' }, number: '12345' }],
    correction: null,
    replaces: null,
    retractedBecause: null,
    at: '2026-07-18T07:00:00.000Z',
    publishedAt: '2026-07-18T07:00:00.000Z',
    nextUpdateAt: '2026-07-18T08:15:00.000Z',
    ...part,
  };
}

const corrected = notice({
  occasion: 'corrected',
  kind: 'correction',
  correction: {
    wrong: { zh: '东湖可以饮用', en: 'Donghu can be drunk' },
    right: { zh: '东湖还不能饮用', en: 'Donghu cannot be drunk yet' },
    reason: { zh: '样品早于异味出现', en: 'The sample was older than the smell' },
  },
});
const retracted = notice({
  occasion: 'retracted',
  retractedBecause: { zh: '数字有误', en: 'The figures are wrong' },
});

function wecom(what: Notice, language: 'zh' | 'en' = 'zh'): string {
  return (robotMessage('wecom', what, language, frame) as { markdown: { content: string } })
    .markdown.content;
}

describe('messages of robots', () => {
  test('say in a few lines what it is, what one can do, when the next word comes, and where it stands', () => {
    expect(wecom(notice()).split('\n\n')).toEqual([
      '### 【通报】〔2026〕第 5 号 东江水厂供水异味：两个分区已恢复',
      '两个分区的水可以饮用。',
      '**现在能做什么、不能做什么**',
      '· 柳林分区的水暂不能饮用，烧开也不行。',
      '**请您这样做**',
      '· 就近领水，每人 10 升。',
      '**下次通报：7月18日 16:15**',
      '[查看全文](https://news.example/bulletins/2026-5)',
    ]);
  });

  test('speak English where the group does', () => {
    const text = wecom(notice(), 'en');
    expect(text).toContain('### ［Bulletin］No. 5 of 2026 Dongjiang water: two zones are back');
    expect(text).toContain('**Next update: 18 July, 16:15**');
    expect(text).toContain('[Read it all](https://news.example/en/bulletins/2026-5)');
  });

  test('a correction says what was wrong, what is right and why, before all else', () => {
    const text = wecom(corrected);
    expect(text).toContain('【更正】');
    expect(text.indexOf('原写为：东湖可以饮用')).toBeLessThan(text.indexOf('柳林分区'));
    expect(text).toContain('应为：东湖还不能饮用');
  });

  test('what was withdrawn is not told again: only that, and why', () => {
    const text = wecom(retracted);
    expect(text).toContain('【撤回】');
    expect(text).toContain('不要再依据它行事');
    expect(text).toContain('原因：数字有误');
    expect(text).not.toContain('柳林分区');
    expect(text).not.toContain('下次通报');
  });

  test('no text becomes a link, an emphasis, a tag or a call for everybody', () => {
    const title = {
      zh: '[点我](https://evil.example) <@all> **急** <script>x</script>\u202E反',
      en: '',
    };
    const text = wecom(notice({ title }));
    expect(text).not.toMatch(/<|>|\]\(https:\/\/evil/);
    expect(text).not.toContain('\u202E');
    expect(text.match(/\]\(/g)).toHaveLength(1);
  });

  test('a long one keeps to WeCom’s 4,096 bytes in whole lines, its link and next update included', () => {
    const long = { zh: '水'.repeat(390), en: '' };
    const text = wecom(
      notice({
        sections: { ...notice().sections, usable: Array.from({ length: 20 }, () => long) },
      }),
    );
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(4_096);
    expect(text).toContain('查看全文');
    expect(text).toContain('下次通报');
    for (const line of text.split('\n\n').filter((each) => each.startsWith('· 水'))) {
      expect(line).toBe(`· ${long.zh}`);
    }
  });

  test('DingTalk takes a title beside its text, Feishu a post of lines', () => {
    const dingtalk = robotMessage('dingtalk', notice(), 'zh', frame);
    expect(dingtalk).toMatchObject({
      msgtype: 'markdown',
      markdown: { title: '【通报】〔2026〕第 5 号 东江水厂供水异味：两个分区已恢复' },
    });
    const feishu = robotMessage('feishu', notice(), 'en', frame) as {
      content: { post: { en_us: { title: string; content: object[][] } } };
    };
    const { title, content } = feishu.content.post.en_us;
    expect(title).toContain('No. 5 of 2026');
    expect(content.at(-1)).toEqual([
      { tag: 'a', text: 'Read it all', href: 'https://news.example/en/bulletins/2026-5' },
    ]);
  });

  test('a test message says that nothing needs to be done', () => {
    const said = JSON.stringify(robotTest('wecom', 'zh', frame));
    expect(said).toContain('这是一条测试消息');
    expect(said).toContain('不需要做任何事');
  });

  test.each([
    ['{"errcode":0,"errmsg":"ok"}', null, null],
    ['{"code":0,"msg":"success"}', null, null],
    ['{"StatusCode":0}', null, null],
    ['{"errcode":310000,"errmsg":"sign not match"}', 'robot-refused', 310_000],
    ['{"code":19021,"msg":"sign match fail"}', 'robot-refused', 19_021],
    ['<html>ok</html>', 'answer-unreadable', null],
    ['', 'answer-unreadable', null],
    ['{}', 'answer-unreadable', null],
    ['{"errcode":"0"}', 'answer-unreadable', null],
    ['null', 'answer-unreadable', null],
  ] as const)('a robot that answers %s', (answer, error, robotCode) => {
    expect(readRobotAnswer(answer)).toEqual({ error, robotCode });
  });
});

describe('messages of webhooks', () => {
  test('carry type, time and the whole notice in both languages', () => {
    expect(webhookMessage(corrected, frame)).toMatchObject({
      type: 'bulletin.corrected',
      timestamp: '2026-07-18T07:00:00.000Z',
      data: {
        no: '2026-5',
        bulletinId: corrected.bulletinId,
        title: corrected.title,
        correction: corrected.correction,
        url: {
          zh: 'https://news.example/bulletins/2026-5',
          en: 'https://news.example/en/bulletins/2026-5',
        },
      },
    });
    expect(webhookTest('2026-07-18T07:00:00.000Z')).toMatchObject({ type: 'test', data: {} });
  });
});

describe('mails', () => {
  const leave = 'https://news.example/subscribe/leave?token=t';

  test('are plain text with one way out, in the body and for the mail program', () => {
    const { subject, text, headers } = bulletinMail(notice(), 'zh', frame, leave);
    expect(subject).toBe('【通报】〔2026〕第 5 号 东江水厂供水异味：两个分区已恢复');
    expect(text).toContain('· 柳林分区的水暂不能饮用，烧开也不行。');
    expect(text).toContain('· 政务热线 12345');
    expect(text).toContain(`不想再收：${leave}`);
    expect(headers['List-Unsubscribe']).toBe(`<${leave}>`);
    expect(headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click');
  });

  test('no title can add a header or a line to another', () => {
    const title = { zh: '通报\r\nBcc: everybody@example.org', en: '' };
    const { subject } = bulletinMail(notice({ title }), 'zh', frame, leave);
    expect(subject).not.toMatch(/[\r\n]/);
  });

  test('the mail that asks back names the site and the link, and nothing else to press', () => {
    const { text, headers } = confirmMail(
      'en',
      frame,
      'https://news.example/en/subscribe/confirm?token=t',
    );
    expect(text).toContain('https://news.example');
    expect(text.match(/https:\/\/\S+token=t/g)).toHaveLength(1);
    expect(headers).not.toHaveProperty('List-Unsubscribe');
  });
});
