import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mayBePersonName } from '../../kernel/text/search-tokens';
import { defaultLimits } from '../../../data/thresholds';
import { topicSettings, topicSettingsOf, type TopicSettings } from './settings';
import { TopicBook, type TopicChange } from './topic-book';
import { countWords, textKey } from './words';

const DAY = 86_400_000;

/** A book with a hand for telling it texts: words apart by spaces, each its own. */
function book(settings: Partial<TopicSettings> = {}) {
  let ids = 0;
  let texts = 0;
  const topics = new TopicBook({ ...topicSettings, ...settings }, () => `topic-${(ids += 1)}`);
  const tell = (words: string, part: { person?: string; day?: number; id?: string } = {}) => {
    texts += 1;
    const { person = `person-${texts}`, day = 0, id = `text-${texts}` } = part;
    const facts = { id, caseId: id, person, at: day * DAY + texts * 1_000, historic: false };
    const counts = new Map(words.split(' ').map((word) => [word, 1]));
    return topics.add({ facts, counts, key: `${words} ${texts}` });
  };
  const topicOf = (id: string) => topics.text(id)?.topic?.id ?? null;
  return { topics, tell, topicOf };
}

const kinds = (changes: readonly TopicChange[]) => changes.map(({ kind }) => kind);

describe('the words of a text', () => {
  test('[O1] stop words, placeholders, single characters and numbers are none; the title counts twice', () => {
    const counts = countWords(
      '拌和站扰民',
      '我们小区〔姓名〕说，拌和站夜间排放气味，请解决！电话〔电话〕 2019 A7',
    );
    expect(Object.fromEntries(counts)).toMatchObject({ 拌和站: 3, 扰民: 2, 夜间: 1, a7: 1 });
    for (const none of ['我们', '小区', '姓名', '解决', '2019', '请']) {
      expect(counts.has(none)).toBe(false);
    }
  });

  test('[O9] copies are known by letters and digits alone', () => {
    expect(textKey('甲', ' 停水 了，\n3天！')).toBe(textKey('乙', '停水了3天'));
    expect(textKey('停水', '')).toBe(textKey('', '停水'));
    expect(textKey('甲', '停水了4天')).not.toBe(textKey('甲', '停水了3天'));
    expect(textKey('，', '！')).toBe('');
  });
});

test('[O15] what a deployment sets is what the rules go by; unset, what was measured holds', () => {
  expect(topicSettingsOf(defaultLimits)).toEqual(topicSettings);
  const set = { ...defaultLimits, 'topic-people': 5, 'topic-alike': 40, 'topic-days': 7 };
  const { tell, topicOf } = book(topicSettingsOf(set));
  tell('plant asphalt ridge smell', { id: 'a' });
  tell('plant asphalt ridge dust', { id: 'alike', day: 6 });
  tell('plant asphalt ridge night', { id: 'late', day: 14 });
  const others = Array.from({ length: 18 }, (_, n) => `own${n}`).join(' ');
  tell(`plant asphalt ridge ${others}`, { id: 'less-alike', day: 6 });
  expect(['alike', 'late', 'less-alike'].map(topicOf)).toEqual([topicOf('a'), null, null]);
  expect(topicOf('a')).not.toBeNull();
});

describe('kindred texts', () => {
  test('[O2] [O3] rare words make kin; common ones and two shared words do not; nor does another month', () => {
    const { tell, topicOf } = book();
    for (let n = 0; n < 900; n += 1) {
      tell(`noise night road own${n} more${n} other${n}`, { day: n / 30 });
    }
    tell('noise night road plant asphalt ridge', { id: 'a', day: 40 });
    tell('noise night road parking bay heron', { id: 'b', day: 40 });
    tell('noise night road plant asphalt ridge smell', { id: 'c', day: 40 });
    tell('plant asphalt', { id: 'd', day: 40 });
    tell('plant asphalt ridge', { id: 'e', day: 71 });
    expect(['a', 'b', 'c', 'd', 'e'].map(topicOf)).toEqual([
      topicOf('c'),
      null,
      topicOf('a'),
      null,
      null,
    ]);
    expect(topicOf('a')).not.toBeNull();
  });

  test('[O2] the matter of a crisis stays telling, however many speak of it', () => {
    const { tell, topicOf } = book();
    for (let n = 0; n < 500; n += 1) {
      tell(`tap water smells brown own${n} more${n} other${n}`, { id: `t${n}` });
    }
    expect(topicOf('t499')).toBe(topicOf('t0'));
    expect(topicOf('t0')).not.toBeNull();
  });
});

test('[O2] [O10] what some speak of every day may become a crisis, and keeps its name', () => {
  const { topics, tell, topicOf } = book();
  const water = 'water pressure tower weak tap upper floor pump';
  for (let n = 0; n < 200; n += 1) {
    tell(`${water} own${n} more${n}`, { day: n / 10 });
    for (let other = 0; other < 20; other += 1)
      tell(`a${n}b${other} c${n}d${other}`, { day: n / 10 });
  }
  for (let n = 0; n < 600; n += 1) {
    const id = `crisis-${n}`;
    tell(`${water} family${n % 9} again${n} other${n}`, { day: 20 + n / 6_000, id });
  }
  expect(topicOf('crisis-599')).toBe('topic-1');
  expect(topics.topic('topic-1')?.people).toBeGreaterThan(600);
  const texts = topics.topic('topic-1')?.texts ?? [];
  const name = topics.name(texts, () => false).map(({ word }) => word);
  expect(water.split(' ')).toEqual(expect.arrayContaining(name));
});

describe('topics', () => {
  test('[O4] a text joins its kin, and kin without a topic come along', () => {
    const { tell, topicOf } = book();
    expect(tell('plant asphalt ridge smell')).toEqual([]);
    expect(kinds(tell('plant asphalt ridge dust'))).toEqual(['joined', 'joined']);
    expect(kinds(tell('plant asphalt ridge night'))).toEqual(['joined']);
    expect(topicOf('text-3')).toBe('topic-1');
  });

  test('[O5] one text alone joins no two topics of three people; a second one does', () => {
    const { topics, tell, topicOf } = book();
    for (const n of [1, 2, 3]) tell(`plant asphalt ridge smell a${n}`);
    for (const n of [4, 5, 6, 7, 8, 9]) tell(`parking bay heron tied b${n}`);
    const both = 'plant asphalt ridge smell parking bay heron tied';
    expect(kinds(tell(both))).toEqual(['joined']);
    expect(topicOf('text-1')).not.toBe(topicOf('text-4'));
    const changes = tell(both);
    expect(kinds(changes)).toEqual(['joined', 'merged']);
    expect(new Set([1, 4, 10, 11].map((n) => topicOf(`text-${n}`)))).toEqual(new Set(['topic-2']));
    expect(topics.topic('topic-1')).toBeUndefined();
  });

  test('[O6] what hangs by one text alone is split off when three people speak of it', () => {
    const { tell, topicOf } = book();
    for (const n of [1, 2, 3]) tell(`plant asphalt ridge smell a${n}`);
    tell('plant asphalt ridge smell parking bay heron tied', { id: 'bridge' });
    tell('parking bay heron tied b1', { id: 'b1', day: 1 });
    expect(topicOf('b1')).toBe(topicOf('bridge'));
    // The bridge is too old for those that come now.
    const later = { day: 30.5 };
    tell('parking bay heron tied b2', { id: 'b2', ...later });
    const changes = [3, 4].flatMap((n) =>
      tell(`parking bay heron tied b${n}`, { id: `b${n}`, ...later }),
    );
    expect(changes.some(({ kind }) => kind === 'split')).toBe(true);
    expect(topicOf('b3')).not.toBe(topicOf('text-1'));
    expect(new Set(['b2', 'b3', 'b4'].map(topicOf)).size).toBe(1);
  });

  test('[O7] whoever writes ten times is one person', () => {
    const { topics, tell } = book();
    for (let n = 0; n < 10; n += 1) tell(`plant asphalt ridge n${n}`, { person: 'same' });
    expect(topics.topic('topic-1')).toMatchObject({ people: 1 });
    expect(topics.topic('topic-1')?.texts.size).toBe(10);
  });

  test('[O9] a copy stands with its original, whenever that finds a topic, and is nobody', () => {
    const { topics } = book();
    const add = (id: string, person: string, key: string, words: string) =>
      topics.add({
        facts: { id, caseId: id, person, at: 5_000, historic: false },
        counts: new Map(words.split(' ').map((word) => [word, 1])),
        key,
      });
    add('original', 'p1', 'same', 'plant asphalt ridge smell');
    expect(add('copy', 'p2', 'same', 'plant asphalt ridge smell')).toEqual([]);
    const changes = add('other', 'p3', 'else', 'plant asphalt ridge dust');
    expect(changes.map((each) => each.kind === 'joined' && each.text.facts.id)).toEqual([
      'original',
      'copy',
      'other',
    ]);
    expect(topics.topic('topic-1')).toMatchObject({ people: 2 });
  });

  test('[O8] no more than so many texts are remembered, and nothing hangs on the rest', () => {
    const { topics, tell, topicOf } = book({ remembered: 50 });
    for (let n = 0; n < 300; n += 1) tell(`plant asphalt ridge n${n}`);
    expect(topics.size).toBe(50);
    expect(topics.topic('topic-1')?.texts.size).toBe(50);
    for (let n = 0; n < 60; n += 1) tell(`alone${n} apart${n} single${n}`);
    expect(topics.topic('topic-1')).toBeUndefined();
    expect(topicOf('text-300')).toBeNull();
  });

  test('what is handed out adds up to what is there; a book that is read again goes on alike', () => {
    const word = fc.constantFrom(...'a b c d e f g h i j k l m n o p'.split(' '));
    const sentence = fc.uniqueArray(word, { minLength: 3, maxLength: 6 });
    fc.assert(
      fc.property(fc.array(sentence, { maxLength: 80 }), (sentences) => {
        const { topics, tell } = book();
        const where = new Map<string, string>();
        for (const [n, words] of sentences.entries()) {
          for (const change of tell(words.join(' '), { id: `t${n}` })) {
            if (change.kind === 'joined') where.set(change.text.facts.id, change.topic);
            if (change.kind !== 'merged') continue;
            for (const [id, topic] of where) if (topic === change.from) where.set(id, change.into);
          }
        }
        const again = book().topics;
        for (const n of sentences.keys()) {
          const text = topics.text(`t${n}`);
          expect(text?.topic?.id).toBe(where.get(`t${n}`));
          if (!text) continue;
          const kin = text.kin.map(({ facts }) => facts.id);
          const counts = new Map((sentences[n] ?? []).map((each) => [each, 1]));
          const stored = { topic: text.topic?.id ?? null, kin };
          again.restore({ facts: text.facts, counts, key: text.copyKey }, stored);
        }
        for (const n of sentences.keys()) {
          const [one, other] = [topics.text(`t${n}`), again.text(`t${n}`)];
          expect(other?.topic?.id).toBe(one?.topic?.id);
          expect(other?.topic?.people).toBe(one?.topic?.people);
          expect(idsOf(other?.kin)).toEqual(idsOf(one?.kin));
        }
      }),
    );
  });
});

function idsOf(texts: readonly { readonly facts: { readonly id: string } }[] = []): string[] {
  return texts.map(({ facts }) => facts.id).toSorted();
}

describe('names', () => {
  const name = (told: ReturnType<typeof book>) =>
    told.topics
      .name([...(told.topics.topic('topic-1')?.texts ?? [])], mayBePersonName)
      .map(({ word }) => word);

  test('[O10] the words that tell it apart, of three people at least, none a part of another', () => {
    const told = book();
    for (let n = 0; n < 400; n += 1) told.tell(`噪音 夜间 道路${n} 甲${n}`);
    for (const n of [1, 2, 3])
      told.tell(`噪音 搅拌站 搅拌 青石岭 粉尘 自说${n} ${n < 3 ? '两人' : '别的'}`);
    expect(name(told)).toEqual(['搅拌站', '青石岭', '粉尘']);
  });

  test('[O10] no name of a person; none where fewer than three people speak', () => {
    const told = book();
    for (const n of [1, 2, 3]) told.tell(`王建国 毛浚 李晓红 搅拌站 欧阳娜娜 自说${n}`);
    expect(name(told)).toEqual(['搅拌站']);
    const two = book();
    for (const n of [1, 2, 3, 4]) two.tell(`搅拌站 粉尘 青石岭 自说${n}`, { person: `p${n % 2}` });
    expect(name(two)).toEqual([]);
  });
});
