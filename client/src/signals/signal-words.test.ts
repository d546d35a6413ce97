import type { SignalRow } from '@heed/shared/signals';
import { describe, expect, test } from 'vitest';
import { createI18n } from 'vue-i18n';
import { messages } from '../i18n/index';
import {
  batchOf,
  chanceOf,
  countsOf,
  inOrder,
  usualOf,
  whatAndWhere,
  whereOf,
  type SignalNames,
} from './signal-words';

const signal: SignalRow = {
  question: 'hotspot',
  zone: { kind: 'district', id: 'mill' },
  parent: null,
  category: 'power',
  topic: null,
  window: 60,
  observed: 41,
  people: 39,
  expected: 6.2,
  usual: 6.2,
  high: 16,
  chance: 3e-9,
  intervalDays: 4_000,
  level: 'wall',
  since: '2026-07-14T10:20:00.000Z',
  // A Tuesday, seven in the evening in Shanghai.
  at: '2026-07-14T11:00:00.000Z',
  batch: null,
  covers: { districts: ['mill'], streets: [], cells: [] },
};

describe('in Chinese', () => {
  const names = namesIn('zh-CN', { power: '停电', mill: '磨坊区', 'mill-1': '河西街道' });

  test('a signal says what, where, how many against how many, and how often chance shows it', () => {
    expect(whatAndWhere(signal, names)).toBe('停电，磨坊区');
    expect(countsOf(signal, names)).toBe('最近 1 小时 41 件，39 人');
    expect(usualOf(signal, names)).toBe('往常约 6.2 件（周二 18–19 时最多 16 件）');
    expect(chanceOf(signal, names)).toBe('这样规模的看板上，纯属偶然：10 年不到一次');
  });

  test('in a crisis it is held against its share of what the city brings now', () => {
    expect(usualOf({ ...signal, expected: 50, high: 80 }, names)).toBe(
      '按全市此刻的量约 50 件、最多 80 件；往常约 6.2 件（周二 18–19 时）',
    );
  });

  test('smaller chances than one in a billion are not claimed', () => {
    expect(chanceOf({ ...signal, chance: 1e-9, intervalDays: 36_500 }, names)).toContain(
      '低于十亿分之一',
    );
  });

  test('a ring is told by its one street, or by its district', () => {
    const zone = { kind: 'ring1', id: '882a100d25fffff' } as const;
    const ring = { ...signal, zone, category: null, parent: 'mill' };
    expect(whatAndWhere(ring, names)).toBe('各类来件，磨坊区一带');
    const covers = { ...signal.covers, streets: ['mill-1'] };
    expect(whatAndWhere({ ...ring, covers }, names)).toBe('各类来件，河西街道一带');
  });

  test('the whole city is told with the districts that it hits hardest', () => {
    const city = { ...signal, zone: { kind: 'city', id: null } } as const;
    const covers = { ...signal.covers, districts: ['mill', 'mill-1', 'mill', 'mill'] };
    expect(whatAndWhere({ ...city, covers }, names)).toBe(
      '停电，全市，磨坊区、河西街道、磨坊区最突出',
    );
    expect(whereOf({ ...city, covers }, names)).toBe('全市，磨坊区最突出');
    expect(whatAndWhere({ ...city, covers: { ...covers, districts: [] } }, names)).toBe(
      '停电，全市',
    );
  });

  test('rows entered in one go are named as that', () => {
    const batch = { channel: 'transfer', share: 0.88, usualShare: 0.09 } as const;
    expect(batchOf({ ...signal, batch }, names)).toBe('疑似批量录入：88% 来自转来，平常 9%');
  });
});

test('in English it says the same', () => {
  const names = namesIn('en', { power: 'Power cut', mill: 'Mill District' });
  expect(whatAndWhere(signal, names)).toBe('Power cut, Mill District');
  expect(countsOf(signal, names)).toBe('41 in the last hour, from 39 people');
  expect(usualOf(signal, names)).toBe('usually about 6.2 (at most 16 on Tuesdays 18–19 h)');
  expect(chanceOf(signal, names)).toBe(
    'A board this size shows this by chance: less than once in 10 years',
  );
});

test('those for the wall come first, rows entered in one go last', () => {
  const batch = { channel: 'transfer', share: 0.9, usualShare: 0 } as const;
  const order = inOrder({
    entered: { ...signal, batch, level: 'review', intervalDays: 9_000 },
    review: { ...signal, level: 'review', intervalDays: 20 },
    wall: signal,
  });
  expect(order.map(([id]) => id)).toEqual(['wall', 'review', 'entered']);
});

function namesIn(locale: 'zh-CN' | 'en', known: Readonly<Record<string, string>>): SignalNames {
  const i18n = createI18n({ legacy: false, locale, messages });
  const nameOf = (code: string) => known[code] ?? code;
  return {
    t: (key, named = {}) => i18n.global.t(key, named),
    category: nameOf,
    place: nameOf,
    topic: nameOf,
    timeZone: 'Asia/Shanghai',
  };
}
