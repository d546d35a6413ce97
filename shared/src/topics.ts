/** 话题: what several people speak of, whatever category their complaints were given. */
import { z } from 'zod';
import { CaseRow } from './rows';
import { Code, Id, Realm, Time } from './vocabulary';

/** Days that a topic's course is shown for. */
export const TOPIC_DAYS = 14;
/** Cases of a topic that are listed; what is more is counted. */
export const MOST_TOPIC_CASES = 200;

/** By people in all, by people of the last 24 hours, or by the newest text. */
export const TopicOrder = z.enum(['people', 'day', 'newest']);
export type TopicOrder = z.infer<typeof TopicOrder>;

export const TopicQuery = z.strictObject({
  realm: Realm.optional(),
  order: TopicOrder.default('day'),
  /** Those too that nothing joined for longer than a topic lives. */
  retired: z.stringbool().default(false),
  offset: z.coerce.number().int().min(0).max(10_000).default(0),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type TopicQuery = z.infer<typeof TopicQuery>;

export const TopicRow = z.strictObject({
  id: Id,
  realm: Realm,
  /** The words that tell it apart, the most telling first, each said by at least three people. */
  words: z.array(z.strictObject({ word: z.string(), people: z.int() })),
  /** Distinct people: what a topic is ranked by. */
  people: z.int(),
  /** Complaints, without copies. */
  texts: z.int(),
  /** Entered again to the word and the second: no heat. */
  copies: z.int(),
  firstAt: Time,
  lastAt: Time,
  retired: z.boolean(),
  /** Complaints of the last hour, the last 24 hours, and the 24 hours before. */
  lastHour: z.int(),
  lastDay: z.int(),
  dayBefore: z.int(),
  /** Complaints of each of the last 14 times 24 hours, the last one last. */
  days: z.array(z.int()).length(TOPIC_DAYS),
  /** Categories that it crosses, the one with most cases first; null is none. */
  categories: z.array(z.strictObject({ code: Code.nullable(), cases: z.int() })),
});
export type TopicRow = z.infer<typeof TopicRow>;

export const TopicList = z.strictObject({
  rows: z.array(TopicRow),
  total: z.int(),
  /** For so many days without a text a topic lives. */
  silentDays: z.int(),
  /** So many speak of each topic at least, and said each of its words. */
  people: z.int(),
});
export type TopicList = z.infer<typeof TopicList>;

export const TopicDetail = z.strictObject({
  topic: TopicRow,
  /** Those that this reader may see: the open ones first, then the newest first. */
  cases: z.array(CaseRow),
  casesTotal: z.int(),
});
export type TopicDetail = z.infer<typeof TopicDetail>;
