/** Topics of real messages: which, when found, by how many people, beside MinHash; and what a text costs. */
import { wordsInOrder } from '../../src/kernel/text/search-tokens';
import { report, say } from '../report';
import { findTopics, microsecondsSince, type FoundTopic } from './found-topics';
import { hasMessages, readMessages, toldMessage, type Message } from './messages';
import { minHashGroups } from './min-hash';

const SHOWN = 30;
/** Of a text of 370 characters, once the code is warm; what the rival needs for one of 300 is 9. */
const TARGET_MICROSECONDS = 60;
/** What a text costs besides: it is cut into words once, most of it by the dictionary's library. */
const CUT_MICROSECONDS = 120;

export async function topicsBench(): Promise<void> {
  if (!hasMessages) {
    console.error('topics: skipped, shared/data/zh-messages is not at hand');
    return;
  }
  const messages = readMessages();
  const byId = new Map(messages.map((message) => [message.id, message]));
  const [texts, cutEach] = timed(messages, () => messages.map(toldMessage));
  findTopics(texts);
  const { topics, copies, microsecondsEach } = findTopics(messages.map(toldMessage));
  for (const topic of topics.slice(0, SHOWN)) console.error(line(topic, byId));
  say(
    `topics: ${topics.length} of three people or more in ${messages.length} messages; ${copies.size} entered again`,
  );
  const words = messages.map(({ title, body }) => wordsInOrder(`${title}\n${body}`));
  const [groups, hashEach] = timed(messages, () => minHashGroups(words));
  const people = groups.map((of) => new Set(of.map((n) => messages[n]?.person)).size);
  say(
    `topics: MinHash finds ${people.filter((n) => n >= 3).length} of three people or more, the largest of ${Math.max(...people)}, in ${Math.round(hashEach)} µs a text`,
  );
  const cost = { unit: 'µs a text', better: 'less' } as const;
  report({
    bench: 'topics',
    ours: microsecondsEach,
    limit: hashEach,
    target: TARGET_MICROSECONDS,
    ...cost,
  });
  report({
    bench: 'topics words',
    ours: cutEach,
    limit: cutEach,
    target: CUT_MICROSECONDS,
    ...cost,
  });
}

/** The second time: what a server that runs for days pays. */
function timed<T>(messages: readonly Message[], work: () => T): [T, number] {
  work();
  const before = process.cpuUsage();
  const done = work();
  return [done, microsecondsSince(before) / messages.length];
}

function line(
  { ids, copies, people, words, firstAt, foundAt }: FoundTopic,
  byId: ReadonlyMap<string, Message>,
): string {
  const day = (at: number) => new Date(at).toISOString().slice(0, 10);
  const likes = ids.reduce((sum, id) => sum + (byId.get(id)?.likes ?? 0), 0);
  const apart = `${copies.length} entered again, ${likes} likes apart`;
  const name = words.join(' ');
  return `topics: ${name}: ${people} people, ${ids.length} messages (${apart}), first ${day(firstAt)}, found ${day(foundAt)}`;
}
