import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hashKey } from '../../kernel/seal/digest';
import { openSealed } from '../../../test/files';
import { defaultCategories } from '../../../data/default-categories';
import { projectRoot } from '../../config/project-root';
import { isRowFault, rowMapper } from './map-row';
import { proposeMapping, type KnownLists } from './propose-mapping';
import { rowKeys } from './row-keys';
import { openTable } from './table/open-table';
import { surveyFile } from './table/survey';

const NOW = Date.parse('2024-11-24T00:00:00Z');
const lists: KnownLists = {
  categories: defaultCategories,
  units: [{ id: '1', name: '供水公司', nameEn: 'Water Works' }],
};

async function proposalFor(content: string | Uint8Array, fileName: string, zone = 'Asia/Shanghai') {
  const file = await openSealed(content);
  const survey = await surveyFile(file);
  const proposal = proposeMapping(survey, { fileName, zone, now: NOW, lists });
  return { file, survey, ...proposal };
}

describe('a proposed mapping', () => {
  test('knows the columns of a hotline’s export', async () => {
    const { mapping, historic } = await proposalFor(
      [
        '工单编号,受理时间,来电人,来电号码,诉求类型,紧急程度,诉求内容,事发地址,区县,街道,承办单位,工单状态,受理渠道',
        '1,2024-11-23 08:00,王某,13800000000,投诉,特急,停水三天,东柳路,东区,东柳街道,供水公司,办理中,电话',
        '2,2024-11-23 09:00,李某,13800000001,咨询,一般,何时来水,西柳路,东区,东柳街道,其他公司,办结,微信小程序',
      ].join('\n'),
      '12345工单_20241123.csv',
    );
    expect(mapping).toEqual({
      source: '12345工单',
      columns: {
        sourceId: '工单编号',
        receivedAt: '受理时间',
        name: '来电人',
        phone: '来电号码',
        kind: '诉求类型',
        urgency: '紧急程度',
        text: '诉求内容',
        address: '事发地址',
        district: '区县',
        street: '街道',
        unit: '承办单位',
        externalState: '工单状态',
        channel: '受理渠道',
      },
      values: {
        channel: { 电话: 'phone', 微信小程序: 'wechat', '*': 'web' },
        kind: { 投诉: 'complaint', 咨询: 'consult', '*': 'other' },
        urgency: { 特急: 'critical', 一般: 'normal', '*': 'normal' },
      },
    });
    expect(historic).toBe(false);
  });

  test('leaves out a column whose cells are not what its name says', async () => {
    const { mapping } = await proposalFor(
      '编号,时间,电话,经度,纬度,承办单位,内容\nA,早上,见附件,东,北,无名公司,停水\nA,晚上,见附件,东,北,无名公司,停电\n',
      'a.csv',
    );
    expect(mapping.columns).toEqual({ text: '内容' });
  });

  test('takes ids of users for accounts, and their names for names', async () => {
    const ids = await proposalFor('用户,内容\nA00012,停水\nB7701,停电\nA00012,停气\n', 'a.csv');
    expect(ids.mapping.columns).toMatchObject({ account: '用户' });
    const names = await proposalFor('用户,内容\n张伟,停水\n李雯,停电\n', 'a.csv');
    expect(names.mapping.columns).toEqual({ name: '用户', text: '内容' });
  });

  test('guesses the phone for a list of calls without a channel', async () => {
    const { mapping } = await proposalFor('来电内容,来电号码\n停水,13800000000\n', 'calls.csv');
    expect(mapping.constants).toEqual({ channel: 'phone' });
  });

  test.each([
    ['messages.csv', 'messages'],
    ['requests 2017-08.xlsx', 'requests'],
    ['export (3).csv', 'export'],
    ['20241123.csv', 'file'],
    // A source stands in the clear: nobody's name goes into it.
    ['欧阳小燕 13812345678 的投诉.csv', '的投诉'],
    ['联系人：王建国.csv', '联系人：'],
    ['chen.wei@example.org.csv', 'file'],
    ['12345热线工单2024年11月.xlsx', '12345热线工单'],
    ['城管局-市民来电.csv', '城管局-市民来电'],
  ])('the file %s is of the source %s', async (fileName, source) => {
    expect((await proposalFor('text\nx\n', fileName)).mapping.source).toBe(source);
  });
});

const data = join(projectRoot(import.meta.dirname), '..', 'shared', 'data');
const messages = join(data, 'zh-messages', 'messages.csv');
const requests = join(data, 'houston-2017', 'requests.csv');

async function contentOf(path: string): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of createReadStream(path)) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

/** Maps every row of a file by its proposal. */
async function mapAll(
  { file, survey, mapping, historic }: Awaited<ReturnType<typeof proposalFor>>,
  zone: string,
) {
  const map = rowMapper({
    options: { mapping, zone, historic },
    columns: survey.columns,
    dateOrders: survey.dateOrders,
    now: NOW,
    rowKey: rowKeys(hashKey(Buffer.alloc(32))),
  });
  const { rows } = await openTable(file, survey.format);
  const inputs = [];
  for await (const row of rows) inputs.push(map(row));
  return inputs;
}

describe('a column that is called by a field’s own word', () => {
  const rows = ['A-1,昨天上午,没有水', 'A-2,2024-11-23 08:12,水发黄'];

  test('is proposed although some of its cells cannot be read', async () => {
    const { mapping } = await proposalFor(['编号,时间,内容', ...rows].join('\n'), 'a.csv');
    expect(mapping.columns).toMatchObject({ receivedAt: '时间', text: '内容' });
  });

  test('is not proposed where most cannot be read, nor where its name only holds the word', async () => {
    const worse = ['编号,时间,内容', ...rows, 'A-3,大概十点,没有水', 'A-4,下午,没有水'];
    expect((await proposalFor(worse.join('\n'), 'a.csv')).mapping.columns).not.toHaveProperty(
      'receivedAt',
    );
    const longer = ['编号,方便接听的时间段,内容', ...rows];
    expect((await proposalFor(longer.join('\n'), 'a.csv')).mapping.columns).not.toHaveProperty(
      'receivedAt',
    );
  });
});

describe('the real data beside the repository', () => {
  test.skipIf(!existsSync(messages))(
    '4,326 messages are proposed and mapped without a loss',
    async () => {
      const proposed = await proposalFor(await contentOf(messages), 'messages.csv');
      expect(proposed.mapping).toEqual({
        source: 'messages',
        columns: {
          sourceId: '留言编号',
          title: '留言主题',
          receivedAt: '留言时间',
          text: '留言详情',
          account: '留言用户',
          name: '留言用户',
        },
        constants: { channel: 'web' },
      });
      expect(proposed.historic).toBe(true);
      const inputs = await mapAll(proposed, 'Asia/Shanghai');
      expect(inputs).toHaveLength(4_326);
      expect(inputs.filter(isRowFault)).toEqual([]);
    },
  );

  test.skipIf(!existsSync(requests))(
    '10,826 requests are proposed and mapped without a loss',
    async () => {
      const zone = 'America/Chicago';
      const proposed = await proposalFor(await contentOf(requests), 'requests.csv', zone);
      expect(proposed.mapping).toEqual({
        source: 'requests',
        columns: {
          sourceId: 'CASE NUMBER',
          receivedAt: 'SR CREATE DATE',
          dueAt: 'DUE DATE',
          closedAt: 'DATE CLOSED',
          externalState: 'STATUS',
          title: 'Title',
          text: ['Title', 'SR TYPE', 'SR LOCATION'],
          category: 'SR TYPE',
          address: 'SR LOCATION',
          district: 'DISTRICT',
          street: 'NEIGHBORHOOD',
          lat: 'LATITUDE',
          lng: 'LONGITUDE',
          channel: 'Channel Type',
        },
        values: {
          channel: {
            'Voice In': 'phone',
            WAP: 'app',
            WEB: 'web',
            'SMS In': 'sms',
            'e-mail In': 'email',
            Face2Face: 'visit',
            'Mail In': 'letter',
            '*': 'web',
          },
          category: expect.objectContaining({ Flooding: 'drainage-flooding' }),
        },
      });
      expect(proposed.historic).toBe(true);
      const inputs = await mapAll(proposed, zone);
      expect(inputs).toHaveLength(10_826);
      const faults = inputs.filter(isRowFault);
      expect(faults).toEqual([]);
      const onThe27th = inputs.filter(
        (input) =>
          !isRowFault(input) &&
          input.text.includes('Flooding') &&
          String(input.receivedAt) >= '2017-08-27T05:00:00.000Z' &&
          String(input.receivedAt) < '2017-08-28T05:00:00.000Z',
      );
      expect(onThe27th).toHaveLength(587);
    },
  );
});
