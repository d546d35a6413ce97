import { expect, test } from 'vitest';
import { idOf, JournalStory } from '../../test/journal-story';
import { useDatabase } from '../../test/pg';
import { Journal } from '../journal/journal';
import { storiesOf } from './journal-reads';
import { storyOf } from './rules/case-story';

const database = useDatabase();
const REALM = 'drill-told';

test('[F8] a case knows the topics of its texts, told alone or with those of others, up to the cut', async () => {
  const story = new JournalStory('2026-07-18T02:00:00.000Z', REALM);
  const caseIds = [1, 2, 3].map((person) => story.registers({ person }));
  const complaints = story.entries.flatMap(({ data }) =>
    'complaintId' in data && data.complaintId !== null ? [data.complaintId] : [],
  );
  const [one, two] = [idOf('unit', 1), idOf('unit', 2)];
  const textOf = (n: number, topic: string) => ({
    caseId: caseIds[n] ?? '',
    complaintId: complaints[n] ?? '',
    topic,
    from: null,
    copy: false,
    historic: false,
  });
  story.tells({ type: 'topic-joined', data: textOf(0, one) });
  story.tells({ type: 'topics-joined', data: { texts: [textOf(0, two), textOf(1, two)] } });
  const cut = story.entries.length;
  story.tells({ type: 'topics-joined', data: { texts: [textOf(1, one), textOf(2, one)] } });
  const journal = new Journal(database().database);
  for (const entry of story.entries) await journal.append([entry], entry);

  const topicsAt = async (position: number) => {
    const told = storiesOf(
      database().database,
      { realm: REALM, caseIds },
      { position, before: null },
    );
    const stories = (await Array.fromAsync(told)).map(storyOf);
    return stories.map((each) => [...(each?.topics.values() ?? [])]);
  };
  expect(await topicsAt(cut)).toEqual([[two], [two], []]);
  expect(await topicsAt(cut + 1)).toEqual([[two], [one], [one]]);
});
