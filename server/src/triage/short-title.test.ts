import { expect, test } from 'vitest';
import { shortTitle } from './short-title';

const cases: readonly [text: string, title: string][] = [
  ['尊敬的领导：您好！小区二次供水水箱三年没有清洗，水里有虫。', '小区二次供水水箱三年没有清洗'],
  ['我是望江里的业主，停水了，三天没人管', '停水了，三天没人管'],
  ['停水', '停水'],
  ['您好', '您好'],
  [
    '望江路与文庙街交叉口的红绿灯坏了整整一个星期每天早高峰都堵得水泄不通',
    '望江路与文庙街交叉口的红绿灯坏了整整一个星期每天早高峰都堵…',
  ],
  [
    '一二三四五六七八九十一二三四五六七八九十一二三四五六七〔姓名〕在楼道里堆放杂物',
    '一二三四五六七八九十一二三四五六七八九十一二三四五六七…',
  ],
  ['', ''],
];

test.each(cases)('“%s” is titled “%s”', (text, title) => {
  expect(shortTitle(text)).toBe(title);
});
