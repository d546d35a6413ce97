import { expect, test } from 'vitest';
import { idOf, JournalStory } from '../../../test/journal-story';
import { storyOf } from './case-story';
import { TopicTally } from './topic-tally';

test('[F8] a complaint counts for its own topic, and for the one that its topic became part of', () => {
  const story = new JournalStory('2026-07-18T02:00:00.000Z');
  const caseId = story.registers({ person: 1 });
  story.registers({ person: 1, repeats: caseId });
  story.registers({ person: 1, repeats: caseId });
  const complaints = story.entries.flatMap(({ data }) =>
    'complaintId' in data && data.complaintId !== null ? [data.complaintId] : [],
  );
  const topics = [idOf('unit', 1), idOf('unit', 2)];
  topics.forEach((topic, n) => {
    const of = { caseId, complaintId: complaints[n] ?? '', topic };
    story.tells({
      type: 'topic-joined',
      data: { ...of, from: null, copy: false, historic: false },
    });
  });
  const tally = new TopicTally();
  const told = storyOf(story.entries);
  if (told) tally.add(told, told.heard);
  const [one = '', two = ''] = topics;
  expect(tally.causes(new Map([[one, two]]))).toEqual([
    { code: two, received: 2, people: 1 },
    { code: null, received: 1, people: 1 },
  ]);
  expect(new TopicTally().causes(new Map())).toBeNull();
});
