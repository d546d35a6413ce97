import { expect, test } from 'vitest';
import { endOfDay, SiteTime } from './site-time';

const now = Date.parse('2026-07-18T14:00:00+08:00');

test('days that are near are named, others dated', () => {
  const zh = new SiteTime('Asia/Shanghai', now, 'zh');
  const en = new SiteTime('Asia/Shanghai', now, 'en');
  const at = (time: string) => [zh.near(time), en.near(time)];
  expect(at('2026-07-18T16:15:00+08:00')).toEqual(['今日 16:15', 'today 16:15']);
  expect(at('2026-07-18T16:00:00Z')).toEqual(['明日 00:00', 'tomorrow 00:00']);
  expect(at('2026-07-17T09:00:00+08:00')).toEqual(['昨日 09:00', 'yesterday 09:00']);
  expect(at('2026-07-22T09:00:00+08:00')).toEqual(['7 月 22 日 09:00', '22 July 09:00']);
  expect(at('2027-01-02T09:00:00+08:00')).toEqual([
    '2027 年 1 月 2 日 09:00',
    '2 January 2027 09:00',
  ]);
  expect([zh.within('2026-07-18T20:00:00+08:00'), zh.within('2026-07-19T08:00:00+08:00')]).toEqual([
    '20:00',
    '明日 08:00',
  ]);
});

test('a day ends by the deployment’s zone', () => {
  expect(new Date(endOfDay('Asia/Shanghai', now)).toISOString()).toBe('2026-07-18T16:00:00.000Z');
  expect(new Date(endOfDay('UTC', now)).toISOString()).toBe('2026-07-19T00:00:00.000Z');
});
