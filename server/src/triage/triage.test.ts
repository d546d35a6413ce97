import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultCategories } from '../../data/default-categories';
import { compileTriage, type TriageOutcome, type TriageSubject } from './triage';

const triage = compileTriage({
  categories: defaultCategories.map((category) => ({
    ...category,
    unitId: category.code === 'water' ? 'waterworks' : null,
    retired: false,
  })),
  places: [],
  boundaries: [],
});

interface Expected extends Partial<TriageOutcome> {
  /** Some of the rules that fired, each with the words it fired on. */
  readonly rules?: readonly string[];
}

function check(given: string | TriageSubject, expected: Expected): void {
  const subject = typeof given === 'string' ? { text: given } : given;
  const outcome = triage.assess(subject);
  const { rules = [], ...fields } = expected;
  expect(outcome).toMatchObject(fields);
  const whole = subject.title ? `${subject.title}\n${subject.text}` : subject.text;
  const fired = outcome.fired.map(({ rule, offset, length }) =>
    `${rule} ${whole.slice(offset, offset + length)}`.trimEnd(),
  );
  expect(fired).toEqual(expect.arrayContaining([...rules]));
}

const stories: readonly [title: string, given: string | TriageSubject, expected: Expected][] = [
  [
    'a bedridden woman with diarrhoea after drinking comes before the water itself',
    '“中午起水发黄有土腥味，按你们说的停用了。可我婆婆卧床，上午喝过，现在腹泻三次，家里没水……”',
    {
      category: 'health-unwell',
      categoryAlternatives: ['water-colour', 'water-odour', 'water-outage'],
      urgency: 'critical',
      kind: 'help',
      vulnerable: ['elderly', 'bedridden'],
      lifeSafety: true,
      rules: ['C-11 腹泻', 'C-02 土腥味', 'U-07 腹泻', 'U-21 没水', 'V-06 卧床'],
    },
  ],
  [
    'tap water that smells is not a tap without water',
    '家里自来水有土腥味',
    { category: 'water-odour', categoryAlternatives: ['water'] },
  ],
  ['people in a lift', '电梯里困了两个人，快来人', { urgency: 'critical', lifeSafety: true }],
  ['a gas leak', '楼道里很大的煤气味', { category: 'gas-leak', urgency: 'critical' }],
  ['a fire', '隔壁着火了', { category: 'security-hazard', urgency: 'critical', lifeSafety: true }],
  ['dialysis without water', '我爸透析，家里没水', { urgency: 'critical', rules: ['U-06 透析'] }],
  ['a child alone', '孩子一个人在家哭', { urgency: 'critical', vulnerable: ['minor', 'alone'] }],
  [
    'a threat told in the future',
    '再不给钱我就跳楼',
    { urgency: 'critical', rules: ['U-09 跳楼'] },
  ],
  ['an age makes somebody elderly', '83岁了发高烧', { urgency: 'critical', rules: ['V-01 83岁'] }],
  ['an age in Chinese numerals', '七十八岁了发高烧', { vulnerable: ['elderly'] }],
  ['denied injuries', '没有人受伤，无伤亡', { urgency: 'normal', lifeSafety: false }],
  ['nobody trapped', '没有人被困，电梯修好了', { urgency: 'normal', category: 'housing-elevator' }],
  ['a feared fire is a hazard', '一旦发生火灾谁负责', { urgency: 'urgent', rules: ['U-28 火灾'] }],
  [
    'being bothered is not being trapped',
    '我们被困扰多年',
    { urgency: 'normal', lifeSafety: false },
  ],
  [
    'no water',
    '小区停水三天了',
    { category: 'water-outage', urgency: 'urgent', unitId: 'waterworks' },
  ],
  ['no power', '整栋停电，没电了', { category: 'power-outage', urgency: 'urgent', unitId: null }],
  ['no gas', '我家没气了', { category: 'gas-outage', urgency: 'urgent' }],
  ['no heating', '暖气停了两天', { category: 'heat-outage', urgency: 'urgent' }],
  ['an enquiry stays normal', '请问停水通知里说几点来水？', { kind: 'consult', urgency: 'normal' }],
  [
    'an enquiry with a fire in it does not',
    '请问怎么办，我家着火了',
    { urgency: 'critical', lifeSafety: true },
  ],
  ['an outage told as a question is a call for help', '家里停水了，请问几点来', { kind: 'help' }],
  ['rudeness does not lower', '你们这帮废物，我家着火了', { urgency: 'critical' }],
  ['politeness does not raise', '万分感谢，恳请尽快修路灯', { urgency: 'normal' }],
  ['a missing street lamp is about lamps', '我们这里没有路灯', { category: 'roads-lighting' }],
  ['a tip-off', '举报有人卖淫赌博', { kind: 'report', category: 'security-crime' }],
  ['a suggestion', '建议增加公交班次', { kind: 'suggestion', category: 'traffic-bus' }],
  ['a complaint', '投诉物业不作为', { kind: 'complaint', category: 'housing-property' }],
  [
    'the title says what the matter is',
    { title: '咨询公积金提取', text: '我在小区住，物业、路灯都还好。' },
    { category: 'housing-public', kind: 'consult', rules: ['C-52 公积金'] },
  ],
  [
    'English: no water for a bedridden woman',
    'There is no water and my grandmother is bedridden',
    { category: 'water-outage', urgency: 'critical', vulnerable: ['elderly', 'bedridden'] },
  ],
  [
    'English: flooding with nobody hurt',
    'Nobody was injured but the street is flooded',
    { category: 'drainage-flooding', urgency: 'urgent', lifeSafety: false },
  ],
  ['English: trapped', 'People TRAPPED in a car', { urgency: 'critical', rules: ['U-01 TRAPPED'] }],
  ['a part of a word is no word', 'I was fired, the confirehouse closed', { urgency: 'normal' }],
  ['nothing fires', '嗯嗯嗯', { category: null, kind: null, urgency: 'normal', fired: [] }],
];

test.each(stories)('%s', (_title, given, expected) => check(given, expected));

test('what is given is kept', () => {
  const given = { text: '小区停水', category: 'gas', urgency: 'normal', kind: 'other' } as const;
  check(given, { category: 'gas', urgency: 'normal', kind: 'other', rules: ['GIVEN'] });
  const rules = triage.assess(given).fired.filter(({ axis }) => axis === 'urgency');
  expect(rules).toEqual([
    { axis: 'urgency', rule: 'GIVEN', offset: 0, length: 0, lifeSafety: false },
  ]);
});

test('a category may be given by name, an unknown one is found from the text', () => {
  check({ text: '小区', category: '停气' }, { category: 'gas-outage' });
  check({ text: '小区停水', category: '不在表上' }, { category: 'water-outage' });
});

test('a life-safety phrase raises a given urgency and says by which rule', () => {
  const outcome = triage.assess({ text: '有人受伤', urgency: 'normal' });
  expect(outcome.urgency).toBe('critical');
  expect(outcome.fired.filter(({ axis }) => axis === 'urgency')).toEqual([
    { axis: 'urgency', rule: 'U-02', offset: 2, length: 2, lifeSafety: true },
  ]);
});

test('a given urgency is never lowered', () => {
  check({ text: '请问几点上班', urgency: 'critical' }, { urgency: 'critical', lifeSafety: false });
});

test('an imported tree is matched by its names and by the names that the lexicon knows', () => {
  const leaf = (code: string, name: string, parent: string | null = '1') => ({
    code,
    name,
    parent,
    unitId: parent === null ? 'u1' : null,
    retired: false,
  });
  const imported = compileTriage({
    categories: [
      leaf('1', '城市管理', null),
      leaf('11', '供水中断'),
      leaf('12', '共享单车、滑板车'),
    ],
    places: [],
    boundaries: [],
  });
  expect(imported.assess({ text: '家里没水了' })).toMatchObject({ category: '11', unitId: 'u1' });
  expect(imported.assess({ text: '滑板车乱放' })).toMatchObject({ category: '12' });
  expect(imported.assess({ text: '电梯坏了' })).toMatchObject({ category: null, unitId: null });
});

test('a retired category is not proposed, its parent is', () => {
  const categories = defaultCategories.map((category) => ({
    ...category,
    unitId: null,
    retired: category.code === 'water-outage',
  }));
  const without = compileTriage({ categories, places: [], boundaries: [] });
  expect(without.assess({ text: '小区停水' }).category).toBe('water');
});

test('whatever the text, every rule points into it and the title is counted once', () => {
  const words = fc.constantFrom(
    '停水',
    '没有',
    '受伤',
    '老人',
    '83岁',
    '，',
    'no water',
    '😀',
    ' ',
    '困',
  );
  const texts = fc.array(words, { maxLength: 12 }).map((all) => all.join(''));
  fc.assert(
    fc.property(texts, texts, (title, text) => {
      const length = title === '' ? text.length : title.length + 1 + text.length;
      for (const rule of triage.assess({ title, text }).fired) {
        expect(rule.offset + rule.length).toBeLessThanOrEqual(length);
      }
    }),
  );
});
