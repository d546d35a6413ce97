/**
 * The topics of one realm: texts come in one after the other, and each may found a topic, join one,
 * join two together, or show that one is two. Pure: ids are handed in, and what changed is handed out.
 */
import { findBridge } from './bridges';
import { KinIndex } from './kin-index';
import { KnownText, Topic, type TextFacts, type Word } from './known-text';
import { nameTopic, type TellingWord } from './naming';
import type { TopicSettings } from './settings';
import type { WordCounts } from './words';

export type TopicChange =
  | {
      readonly kind: 'joined';
      readonly text: KnownText;
      readonly topic: string;
      /** The topic that it was split from; null for one that had none. */
      readonly from: string | null;
    }
  | { readonly kind: 'merged'; readonly from: string; readonly into: string }
  | { readonly kind: 'split'; readonly from: string; readonly into: string };

export interface ToldText {
  readonly facts: TextFacts;
  readonly counts: WordCounts;
  /** Letters and digits of the text: copies are known by them. */
  readonly key: string;
}

/** What is stored of a text: as it was decided when it came. */
export interface StoredLinks {
  readonly topic: string | null;
  /** Null where they were lost: they are looked for again. */
  readonly kin: readonly string[] | null;
}

const DAY = 86_400_000;
/** So many more texts make a topic worth another look for bridges: a sixteenth. */
const LOOKS_PER_SIZE = 16;

export class TopicBook {
  private readonly index: KinIndex;
  private readonly texts = new Map<string, KnownText>();
  private readonly originals = new Map<string, KnownText>();
  private readonly topics = new Map<string, Topic>();
  private changes: TopicChange[] = [];

  constructor(
    readonly settings: TopicSettings,
    private readonly newId: () => string,
  ) {
    this.index = new KinIndex(settings);
  }

  /** How many texts are remembered. */
  get size(): number {
    return this.texts.size;
  }

  topic(id: string): Topic | undefined {
    return this.topics.get(id);
  }

  text(id: string): KnownText | undefined {
    return this.texts.get(id);
  }

  allTopics(): Iterable<Topic> {
    return this.topics.values();
  }

  /** [O10] The words that tell a topic from everything else that was said, by those of its texts that are named. */
  name(texts: Iterable<KnownText>, isPersonal: (word: string) => boolean): TellingWord[] {
    return nameTopic(texts, {
      people: this.settings.people,
      share: (word) => this.index.share(word),
      isPersonal,
    });
  }

  /** Takes a text in; what changed by it, in the order in which it did. */
  add(told: ToldText): TopicChange[] {
    this.changes = [];
    const text = this.remember(told);
    if (text.copyOf) {
      if (text.copyOf.topic) this.tellJoined(text, text.copyOf.topic, null);
      return this.changes;
    }
    const said = this.index.weigh(text, told.counts);
    const kin = this.index.kinOf(text);
    this.index.enter(text);
    for (const other of kin) link(text, other);
    if (kin.length > 0) this.place(text, kin);
    this.countWords(text, said);
    return this.changes;
  }

  /** [O14] Takes a text in as it was decided earlier, the oldest first: no topic is decided anew. */
  restore(told: ToldText, stored: StoredLinks): void {
    const text = this.remember(told);
    if (text.copyOf) return;
    const said = this.index.weigh(text, told.counts);
    const kin = stored.kin?.flatMap((id) => this.texts.get(id) ?? []) ?? this.index.kinOf(text);
    this.index.enter(text);
    for (const other of kin) link(text, other);
    if (stored.topic !== null) this.topicOf(stored.topic).add(text);
    this.countWords(text, said);
  }

  private remember({ facts, key }: ToldText): KnownText {
    const copyKey = `${Math.floor(facts.at / 1_000)} ${key}`;
    const text = new KnownText(facts, copyKey);
    const original = key === '' ? undefined : this.originals.get(copyKey);
    if (original) {
      text.copyOf = original;
      original.copies.push(text);
    } else {
      this.originals.set(copyKey, text);
    }
    this.texts.set(facts.id, text);
    this.index.number(text);
    if (this.texts.size > this.settings.remembered) this.forgetOldest();
    return text;
  }

  /** [O8] */
  private forgetOldest(): void {
    const [text] = this.texts.values();
    if (!text) return;
    this.texts.delete(text.facts.id);
    if (this.originals.get(text.copyKey) === text) this.originals.delete(text.copyKey);
    for (const other of text.kin) other.kin.splice(other.kin.indexOf(text), 1);
    text.kin.length = 0;
    const { topic } = text;
    topic?.remove(text);
    if (topic?.texts.size === 0) this.drop(topic);
  }

  /** [O2] What has doubled lately is news, and no habit of speech. */
  private countWords({ topic, facts }: KnownText, said: readonly Word[]): void {
    const { large, newsDays } = this.settings;
    const isNews = topic && facts.at - topic.halfAt < newsDays * DAY;
    if (isNews && topic.texts.size > large) return;
    this.index.count(said);
  }

  /** [O4] It joins the topic that its nearest kin speaks of; kin without one come along. */
  private place(text: KnownText, kin: readonly KnownText[]): void {
    const known = kin.find(({ topic }) => topic !== null)?.topic;
    const topic = known ?? this.topicOf(this.newId());
    for (const other of kin) if (other.topic === null) this.join(other, topic);
    this.join(text, topic);
    // What it joined may become part of another on the way.
    for (const other of kin) {
      if (text.topic && other.topic && other.topic !== text.topic) {
        this.meet(text.topic, other.topic);
      }
    }
    if (text.topic) this.lookForBridges(text.topic);
  }

  private join(text: KnownText, topic: Topic): void {
    topic.add(text);
    this.tellJoined(text, topic, null);
    for (const copy of text.copies) this.tellJoined(copy, topic, null);
  }

  /** [O5] Two topics are one as soon as two texts on either side say so, or one of them is small. */
  private meet(own: Topic, other: Topic): void {
    const small = Math.min(own.people, other.people) < this.settings.people;
    if (!small && !areLinkedTwofold(own, other)) return;
    const [into, from] = isGreater(own, other) ? [own, other] : [other, own];
    for (const each of from.texts) into.add(each);
    this.drop(from);
    this.changes.push({ kind: 'merged', from: from.id, into: into.id });
  }

  /** [O6] Looked for as often as a topic has grown by a share, so that a large one costs no more a text. */
  private lookForBridges(topic: Topic): void {
    if (topic.unchecked * LOOKS_PER_SIZE < topic.texts.size) return;
    topic.unchecked = 0;
    const { people } = this.settings;
    if (topic.people < 2 * people) return;
    const bridge = findBridge(topic, people);
    for (const part of bridge?.parts ?? []) this.split(topic, part);
  }

  private split(from: Topic, part: readonly KnownText[]): void {
    const into = this.topicOf(this.newId());
    this.changes.push({ kind: 'split', from: from.id, into: into.id });
    for (const text of part) {
      from.remove(text);
      into.add(text);
      this.tellJoined(text, into, from.id);
      for (const copy of text.copies) this.tellJoined(copy, into, from.id);
    }
  }

  private tellJoined(text: KnownText, { id }: Topic, from: string | null): void {
    this.changes.push({ kind: 'joined', text, topic: id, from });
  }

  private topicOf(id: string): Topic {
    const known = this.topics.get(id);
    if (known) return known;
    const topic = new Topic(id);
    this.topics.set(id, topic);
    return topic;
  }

  private drop(topic: Topic): void {
    this.topics.delete(topic.id);
    topic.texts.clear();
  }
}

function link(text: KnownText, other: KnownText): void {
  text.kin.push(other);
  other.kin.push(text);
}

/** [O5] Whether no single text is in every link between the two: then there are two on either side. */
function areLinkedTwofold(a: Topic, b: Topic): boolean {
  const [few, many] = a.texts.size <= b.texts.size ? [a, b] : [b, a];
  const here = new Set<KnownText>();
  const there = new Set<KnownText>();
  for (const text of few.texts) {
    for (const kin of text.kin) {
      if (kin.topic !== many) continue;
      here.add(text);
      there.add(kin);
    }
    if (here.size >= 2 && there.size >= 2) return true;
  }
  return false;
}

/** The one that more people speak of keeps its id; of two alike the one that has stood longer. */
function isGreater(a: Topic, b: Topic): boolean {
  return a.people > b.people || (a.people === b.people && a.begunAt <= b.begunAt);
}
