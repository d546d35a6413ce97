/** Lets texts into a book one after the other, and tells when which topic was found. */
import { mayBePersonName } from '../../src/kernel/text/search-tokens';
import { topicSettings } from '../../src/topics/rules/settings';
import { TopicBook, type ToldText, type TopicChange } from '../../src/topics/rules/topic-book';

export interface FoundTopic {
  readonly ids: readonly string[];
  readonly copies: readonly string[];
  readonly people: number;
  readonly words: readonly string[];
  readonly firstAt: number;
  /** When the third person spoke of it. */
  readonly foundAt: number;
}

export interface Found {
  /** Of three people or more, those of most people first. */
  readonly topics: readonly FoundTopic[];
  /** Texts that were entered again, with the one that they repeat. */
  readonly copies: ReadonlyMap<string, string>;
  readonly microsecondsEach: number;
}

export function findTopics(texts: readonly ToldText[]): Found {
  let ids = 0;
  const book = new TopicBook(topicSettings, () => `topic-${(ids += 1)}`);
  const foundAt = new Map<string, number>();
  const copies = new Map<string, string>();
  const before = process.cpuUsage();
  for (const text of texts) {
    for (const change of book.add(text)) noteFound(book, foundAt, change, text.facts.at);
    const original = book.text(text.facts.id)?.copyOf;
    if (original) copies.set(text.facts.id, original.facts.id);
  }
  const microsecondsEach = microsecondsSince(before) / texts.length;
  const topics = [...foundAt.keys()]
    .flatMap((id) => book.topic(id) ?? [])
    .map(({ id, texts: of, people, begunAt }) => ({
      ids: [...of].map(({ facts }) => facts.id),
      copies: [...of].flatMap((text) => text.copies.map(({ facts }) => facts.id)),
      people,
      words: book.name(of, mayBePersonName).map(({ word }) => word),
      firstAt: begunAt,
      foundAt: foundAt.get(id) ?? begunAt,
    }))
    .toSorted((a, b) => b.people - a.people || b.ids.length - a.ids.length);
  return { topics, copies, microsecondsEach };
}

/** Of the processor: others may be at work on the machine. */
export function microsecondsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

function noteFound(
  book: TopicBook,
  foundAt: Map<string, number>,
  change: TopicChange,
  at: number,
): void {
  const id = change.kind === 'joined' ? change.topic : change.into;
  const known = change.kind === 'merged' ? foundAt.get(change.from) : undefined;
  if (known !== undefined) foundAt.set(id, Math.min(known, foundAt.get(id) ?? known));
  if (foundAt.has(id) || (book.topic(id)?.people ?? 0) < topicSettings.people) return;
  foundAt.set(id, at);
}
