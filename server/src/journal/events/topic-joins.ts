/** What entries say of complaints that joined a topic: one by one as it was told once, or many in one entry. */
import type { EventData, JournalEntry } from '../events';

/** A complaint that belongs to a topic from an entry on. */
export type TopicJoin = EventData<'topic-joined'>;

const NONE: readonly TopicJoin[] = [];

/** Those of an entry, in their order; none where it tells of something else. */
export function topicJoins({ type, data }: JournalEntry): readonly TopicJoin[] {
  if (type === 'topics-joined') return data.texts;
  return type === 'topic-joined' ? [data] : NONE;
}

/** The entries that tell of many, as SQL: those that tell of any of the cases in an SQL array. */
export function pagesOfCases(caseIds: string): string {
  return `select position, entry from journal
    where type = 'topics-joined' and topic_page_cases(entry) && ${caseIds}`;
}

/** What an entry tells of some cases, one by one, as entries of its place. */
export function joinsOfCases(
  entry: JournalEntry,
  caseIds: ReadonlySet<string>,
): Extract<JournalEntry, { type: 'topic-joined' }>[] {
  const { position, at, realm, actor } = entry;
  return topicJoins(entry)
    .filter(({ caseId }) => caseIds.has(caseId))
    .map((data) => ({ position, at, realm, actor, type: 'topic-joined', data }));
}
