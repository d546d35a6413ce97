import { afterAll, expect, test } from 'vitest';
import { useDatabase } from '../../test/pg';
import { makeTopicNode } from '../../test/topic-builders';
import { rebuildTopics } from './rebuild';

const database = useDatabase();
const PEOPLE = 3;
const DAY = 86_400_000;
const BEGUN = Date.parse('2026-05-02T00:41:07.000Z');

type Node = ReturnType<typeof makeTopicNode>;
const nodes: Node[] = [];

function nodeAt(): Node {
  const node = makeTopicNode(database());
  nodes.push(node);
  return node;
}

afterAll(async () => {
  for (const node of nodes) await node.stop();
});

/** Tells texts of one realm, in words of their own; the day counts from the story's first. */
function teller(node: Node, realm: string) {
  let texts = 0;
  return async (words: string, part: { day?: number; phone?: string } = {}) => {
    texts += 1;
    const { day = 0, phone = `139${String(10_000_000 + texts)}` } = part;
    const receivedAt = new Date(BEGUN + day * DAY + texts * 1_000).toISOString();
    await node.hear({ realm, title: words.slice(0, 5), body: words, phone, receivedAt });
  };
}

/** A story in which topics begin, grow, take each other in and part, some texts are copies, some people speak often. */
async function tellStory(node: Node): Promise<void> {
  const tell = teller(node, 'drill-parted');
  for (const n of [1, 2, 3]) await tell(`plant asphalt ridge smell a${n}`);
  await tell('plant asphalt ridge smell parking bay heron tied');
  await tell('parking bay heron tied b1', { day: 1 });
  await node.catchUp();
  for (const n of [2, 3, 4]) await tell(`parking bay heron tied b${n}`, { day: 30.5 });
  await node.catchUp();

  const met = teller(node, 'drill-met');
  for (const n of [1, 2, 3]) await met(`plant asphalt ridge smell a${n}`, { phone: '13900000001' });
  for (const n of [1, 2, 3, 4, 5]) await met(`plant asphalt ridge smell c${n}`);
  for (const n of [4, 5, 6, 7]) await met(`parking bay heron tied b${n}`);
  await met('parking bay heron tied again', { phone: '13900000001' });
  await node.catchUp();
  for (const n of [1, 2]) await met(`plant asphalt ridge smell parking bay heron tied d${n}`);
  await node.catchUp();
  const receivedAt = new Date(BEGUN).toISOString();
  const copy = { realm: 'drill-met', title: '', body: 'plant asphalt ridge dust', receivedAt };
  for (const phone of ['13900000001', '13900000002']) await node.hear({ ...copy, phone });
  await node.catchUp();
}

/** When one that was merged began and ended is nobody's any more. */
const topicRows = () =>
  database().database.query(
    `select id, realm, case when into_id is null then first_at end as first_at,
       case when into_id is null then last_at end as last_at, texts, copies, people, into_id
     from topic order by id`,
  );
const textRows = () =>
  database().database.query(
    `select complaint_id, realm, position, case_id, person_id, received_at, topic_id,
       copy_of is not null as copy from topic_text order by position`,
  );

test('[O7] [O14] what is counted as texts come is what a count of all rows gives, through merges, splits and copies', async () => {
  const node = nodeAt();
  await tellStory(node);
  const types = (await node.journal.readAfter(0, 10_000)).map(({ type }) => type);
  expect(types).toEqual(expect.arrayContaining(['topics-merged', 'topic-split', 'topic-named']));
  const { topics, differing } = await rebuildTopics(database().database, PEOPLE);
  expect({ topics: topics > 3, differing }).toEqual({ topics: true, differing: 0 });
});

test('[O14] spoiled rows are made again from the entries; words and kin that went are found again', async () => {
  const { database: db } = database();
  const before = { topics: await topicRows(), texts: await textRows() };
  const largest = before.topics.toSorted((a, b) => Number(b['people']) - Number(a['people']))[0];
  const topicId = String(largest?.['id']);
  const node = nodeAt();
  const told = Number((await db.query('select count(*) as n from journal'))[0]?.['n']);
  for (const spoil of [
    'delete from topic_word',
    'delete from topic_text where position % 3 = 0',
    `update topic_text set topic_id = (select id from topic limit 1), copy_of = complaint_id where position % 3 = 1`,
    `update topic set texts = texts + 7, people = 1, first_at = now(), into_id = null`,
  ]) {
    await db.query(spoil);
  }
  expect((await rebuildTopics(db, PEOPLE)).differing).toBeGreaterThan(2);
  expect({ topics: await topicRows(), texts: await textRows() }).toEqual(before);
  expect((await rebuildTopics(db, PEOPLE)).differing).toBe(0);

  // Whoever looks next reads them as they were, and names them as they were named.
  const tell = teller(node, 'drill-met');
  await tell('plant asphalt ridge smell heard again');
  await node.catchUp();
  const now = await node.topic(topicId);
  expect(now?.people).toBe(Number(largest?.['people']) + 1);
  expect(now?.words).toHaveLength(3);
  const sayings = 'plant asphalt ridge smell parking bay heron tied'.split(' ');
  expect(sayings).toEqual(expect.arrayContaining(now?.words ?? []));
  const entries = (await node.journal.readAfter(told, 100)).map(({ type }) => type);
  expect(entries).toEqual(expect.arrayContaining(['complaint-registered', 'topics-joined']));
  expect((await rebuildTopics(db, PEOPLE)).differing).toBe(0);
});

test('[O14] texts that an older version told one by one are where they were told to be', async () => {
  const { database: db } = database();
  const changed = await db.query(
    `update journal set type = 'topic-joined', entry = json_build_object('v', 1,
       'type', 'topic-joined', 'data', entry::json -> 'data' -> 'texts' -> 0)::text
     where type = 'topics-joined' and json_array_length(entry::json -> 'data' -> 'texts') = 1
     returning position`,
  );
  expect(changed).not.toEqual([]);
  expect((await rebuildTopics(db, PEOPLE)).differing).toBe(0);
});
