import { describe, expect, test } from 'vitest';
import { fitName, roomOf } from './fit-name';

test('a hanzi takes the room of two letters', () => {
  expect(roomOf('停水 ok')).toBe(7);
});

describe('a name that is too long', () => {
  test.each([
    ['fits and stays', 'Water testing', 16, 'Water testing'],
    ['loses what stands in brackets', '信访局（信访投诉办公室）', 12, '信访局'],
    ['keeps the last segment of a path', '城市管理/市容环境/占道经营', 10, '占道经营'],
    ['loses the word for its kind', '住房和城乡建设管理局', 14, '住房和城乡建设'],
    ['loses it in English too', 'Medical support team', 16, 'Medical support'],
    ['loses a kind of two words whole', 'Water Quality Task Force', 17, 'Water Quality'],
    ['loses whole words from its end', 'Water main repairs and leaks', 20, 'Water main repairs'],
    ['does not end with a joining word', 'Housing and Construction Bureau', 14, 'Housing'],
    ['keeps one long word whole', 'Telecommunications', 10, 'Telecommunications'],
  ])('%s', (_, name, room, short) => {
    expect(fitName(name, room)).toBe(short);
  });

  test('in Chinese loses whole words as well, and is never cut with an ellipsis', () => {
    const short = fitName('生态环境保护综合行政执法支队', 12);
    expect('生态环境保护综合行政执法支队'.startsWith(short)).toBe(true);
    expect(roomOf(short)).toBeLessThanOrEqual(12);
    expect(short.length).toBeGreaterThanOrEqual(2);
  });
});
