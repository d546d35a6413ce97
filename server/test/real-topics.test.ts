/** Topics of three years of real messages to a city's leaders. */
import { describe, expect, test } from 'vitest';
import { findTopics } from '../bench/topics/found-topics';
import { hasMessages, readMessages, toldMessage } from '../bench/topics/messages';
import { minHashGroups } from '../bench/topics/min-hash';
import { wordsInOrder } from '../src/kernel/text/search-tokens';

/** Entered by hand under new ids and users, most of them copies of others. */
const enteredAgain = (id: string) => Number(id) >= 360_100 && Number(id) <= 360_114;

describe.skipIf(!hasMessages)('the messages of shared/data/zh-messages', () => {
  const messages = hasMessages ? readMessages() : [];
  const { topics, copies } = findTopics(messages.map(toldMessage));

  test('two matters of more than fifty people are each one topic, found within three weeks of their first message', () => {
    const [one, other, third] = topics;
    expect(one?.people).toBeGreaterThan(50);
    expect(other?.people).toBeGreaterThan(50);
    expect(third?.people).toBeLessThan(20);
    const threeWeeks = 21 * 86_400_000;
    for (const topic of [one, other]) {
      expect((topic?.foundAt ?? Infinity) - (topic?.firstAt ?? 0)).toBeLessThan(threeWeeks);
      expect(topic?.words).toHaveLength(3);
    }
  });

  test('[O9] what was entered again by hand makes no topic larger', () => {
    const again = [...copies.keys()].filter(enteredAgain);
    expect(again.length).toBeGreaterThanOrEqual(9);
    const counted = new Set(topics.flatMap(({ ids }) => ids));
    expect(again.filter((id) => counted.has(id))).toEqual([]);
    expect(topics.flatMap((topic) => topic.copies).filter(enteredAgain).length).toBeGreaterThan(4);
  });

  test('MinHash over word pairs finds copies and neither matter', () => {
    const words = messages.map(({ title, body }) => wordsInOrder(`${title}\n${body}`));
    const people = minHashGroups(words).map(
      (of) => new Set(of.map((n) => messages[n]?.person)).size,
    );
    expect(Math.max(...people)).toBeLessThan(10);
  });
});
