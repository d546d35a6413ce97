import { expect, test } from 'vitest';
import { askRules } from '../../data/lexicon/asks';
import { defaultCategories } from '../../data/default-categories';
import { compileTriage } from './triage';

const triage = compileTriage({
  categories: defaultCategories.map((each) => ({ ...each, unitId: null, retired: false })),
  places: [],
  boundaries: [],
});

function askedIn(text: string): string[] {
  const { fired } = triage.assess({ text });
  return fired
    .filter(({ axis }) => axis === 'ask')
    .map(({ rule, offset, length }) => `${rule} ${text.slice(offset, offset + length)}`);
}

test.each([
  ['现在的水能不能喝？', ['ask:usable 能不能喝']],
  [
    'Is it safe to drink, and when will it be back?',
    ['ask:usable safe to drink', 'ask:restored-when when will it be'],
  ],
  ['烧开了能喝吗', ['ask:boil 烧开了能', 'ask:usable 能喝吗']],
  [
    '什么时候恢复？我已经喝了，要不要紧',
    ['ask:restored-when 什么时候恢复', 'ask:drank-it 已经喝了'],
  ],
  ['听说有人下毒，是真的吗', ['ask:poisoned 有人下毒', 'ask:is-it-true 是真的吗']],
  ['停电几点来电？生意的损失谁来赔', ['ask:restored-when 几点来电', 'ask:who-pays 谁来赔']],
  ['路灯不亮', []],
])('%s', (text, expected) => {
  expect(askedIn(text).toSorted()).toEqual(expected.toSorted());
});

test('a question is marked once, where it is asked first', () => {
  expect(askedIn('能不能喝？到底能不能喝？能喝吗？')).toEqual(['ask:usable 能不能喝']);
});

test('a question touches neither category, kind nor urgency, whatever is asked', () => {
  for (const phrase of askRules.flatMap(({ phrases }) => phrases)) {
    const { fired } = triage.assess({ text: phrase });
    const others = fired.filter(({ axis }) => axis !== 'ask');
    expect(others.filter(({ rule }) => rule.startsWith('ask:'))).toEqual([]);
    const ask = fired.find(({ axis }) => axis === 'ask');
    expect(ask, phrase).toMatchObject({ lifeSafety: false });
  }
});
