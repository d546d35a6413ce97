import { CasesChanged, MOST_NAMED_CASES } from '@heed/shared/down';
import { describe, expect, test } from 'vitest';
import { idOf, JournalStory } from '../../test/journal-story';
import { barredFrom, type Announcement } from './case-audience';
import { atOnce, byAudience, CaseNews } from './case-news';

const START = '2026-03-02T00:00:00.000Z';
const unit = (n: number) => `cases:unit:${idOf('unit', n)}`;
const holder = (n: number) => `cases:holder:${idOf('member', n)}`;

describe('what is told of changed cases', () => {
  test('[S14] a case that changed several times is told once, as it is last, to all who are concerned', () => {
    const story = new JournalStory(START);
    const id = story.registers({ unit: 1 });
    story.claims(id, 7);
    expect(newsOf(story)).toEqual([
      {
        message: { caseId: id, version: 2, position: 2 },
        audiences: ['cases:all', unit(1), holder(7)],
        barred: [],
      },
    ]);
  });

  test('[S14] nothing is told of historic cases, nor of what concerns no case', () => {
    const story = new JournalStory(START);
    story.registers({ historic: true });
    story.changesReference(2);
    expect(newsOf(story)).toEqual([]);
  });

  test('what was taken is not told again', () => {
    const story = new JournalStory(START);
    story.registers();
    const news = new CaseNews();
    news.gather(story.entries);
    expect(news.take()).toHaveLength(1);
    expect(news.take()).toEqual([]);
  });
});

describe('[S19] for one who takes many at once', () => {
  test('two cases come in one message, one case by itself, none of others at all', () => {
    const story = new JournalStory(START);
    const first = story.registers({ unit: 1 });
    const second = story.registers({ unit: 1 });
    const alone = story.registers({ unit: 2 });
    const news = byAudience(newsOf(story));
    expect(atOnce(news, [unit(1)])).toEqual({
      cases: [
        { caseId: first, version: 1, position: 1 },
        { caseId: second, version: 1, position: 2 },
      ],
      count: 2,
      position: 2,
    });
    expect(atOnce(news, [unit(2)])).toEqual({ caseId: alone, version: 1, position: 3 });
    expect(atOnce(news, [unit(3)])).toBeNull();
  });

  test('a case that reaches one in two ways is named once', () => {
    const story = new JournalStory(START);
    story.claims(story.registers({ unit: 1 }), 7);
    story.claims(story.registers({ unit: 1 }), 7);
    expect(atOnce(byAudience(newsOf(story)), [unit(1), holder(7)])).toMatchObject({ count: 2 });
  });

  test('[C46] whoever works at the accused unit hears of it once, that it is theirs no more', () => {
    const at = { caseId: 'a', version: 2, position: 2 };
    const worker = 'cases:worker:u9';
    const told = { message: at, audiences: ['cases:all'], barred: [worker] };
    expect(atOnce(byAudience([told]), ['cases:all'])).toEqual(at);
    expect(atOnce(byAudience([told]), ['cases:all', worker])).toBeNull();
    const story = new JournalStory(START);
    story.registers({ unit: 1 });
    const [entry] = story.entries;
    if (entry?.type !== 'complaint-registered') throw new Error('nothing was registered');
    const after = { ...entry.data.after, accusedUnitIds: ['u9'] };
    const accusing = { ...entry, data: { ...entry.data, after } } as typeof entry;
    expect(barredFrom(accusing)).toEqual([worker]);
    expect(barredFrom({ ...accusing, type: 'accused-set' } as never)).toEqual([]);
  });

  test('more than are named come as a number', () => {
    const named = many(MOST_NAMED_CASES);
    const unnamed = many(MOST_NAMED_CASES + 1);
    expect(named).toMatchObject({ count: MOST_NAMED_CASES, position: MOST_NAMED_CASES });
    expect(named).not.toMatchObject({ cases: null });
    expect(unnamed).toMatchObject({ cases: null, count: MOST_NAMED_CASES + 1 });
    for (const message of [named, unnamed]) CasesChanged.parse(message);
  });
});

function newsOf(story: JournalStory): Announcement[] {
  const news = new CaseNews();
  news.gather(story.entries);
  return news.take();
}

function many(count: number) {
  const story = new JournalStory(START);
  for (let n = 0; n < count; n += 1) story.registers();
  return atOnce(byAudience(newsOf(story)), ['cases:all']);
}
