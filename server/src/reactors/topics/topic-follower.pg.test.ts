import { afterEach, describe, expect, test } from 'vitest';
import { makeTopicNode, said, saidOfBoth, type Matter } from '../../../test/topic-builders';
import { useDatabase } from '../../../test/pg';
import { topicJoins } from '../../journal/events/topic-joins';

const database = useDatabase();

type Node = ReturnType<typeof makeTopicNode>;

const nodes: Node[] = [];

function nodeAt(): Node {
  const node = makeTopicNode(database());
  nodes.push(node);
  return node;
}

afterEach(async () => {
  for (const node of nodes.splice(0)) await node.stop();
});

/** What each of the people named says of a matter; the complaints' ids. */
async function hearFrom(node: Node, matter: Matter, people: readonly number[], part = {}) {
  const ids: string[] = [];
  for (const n of people) {
    const complaint = { ...said(matter, n), category: n % 2 ? 'water-outage' : null, ...part };
    ids.push((await node.hear(complaint)).complaintId);
  }
  return ids;
}

async function topicsOf(node: Node, ids: readonly string[]): Promise<Set<string | null>> {
  return new Set(await Promise.all(ids.map(node.topicOf)));
}

async function told(node: Node, realm: string) {
  const entries = await node.journal.readAfter(0, 10_000);
  return entries.filter((entry) => entry.realm === realm && entry.type.startsWith('topic'));
}

describe('topics', () => {
  test('[O4] [O10] kindred texts of several categories are one topic with its words, told by ids alone', async () => {
    const node = nodeAt();
    const plant = await hearFrom(node, 'plant', [0, 1, 2, 3]);
    const parking = await hearFrom(node, 'parking', [0, 1, 2]);
    await node.catchUp();
    const [one = null] = await topicsOf(node, plant);
    expect(await topicsOf(node, plant)).toEqual(new Set([one]));
    expect(await topicsOf(node, parking)).not.toContain(one);
    const topic = await node.topic(one);
    expect(topic).toMatchObject({ texts: 4, people: 4, copies: 0 });
    expect(topic?.words).toContain('拌和站');
    const entries = await told(node, 'real');
    expect(JSON.stringify(entries)).not.toMatch(/\p{Script=Han}/u);
    expect(entries.flatMap(topicJoins)).toHaveLength(7);
    expect(entries.map(({ type }) => type)).toEqual([
      'topics-joined',
      'topic-named',
      'topic-named',
    ]);
  });

  test('a case tells of its own texts alone what one entry tells of many', async () => {
    const node = nodeAt();
    const heard = [];
    for (const n of [0, 1, 2]) {
      heard.push(await node.hear({ realm: 'drill-history', ...said('plant', n) }));
    }
    await node.catchUp();
    for (const { caseId, complaintId } of heard) {
      const topic = await node.topicOf(complaintId);
      const steps = await node.journal.ofCase(caseId);
      expect(steps.map(({ type }) => type)).toEqual(['complaint-registered', 'topic-joined']);
      expect(steps[1]?.data).toMatchObject({ caseId, complaintId, topic });
    }
  });

  test('[O5] two topics that two texts link are one, with all that belonged to either', async () => {
    const node = nodeAt();
    const realm = 'drill-merged';
    const plant = await hearFrom(node, 'plant', [0, 1, 2], { realm });
    const parking = await hearFrom(node, 'parking', [0, 1, 2, 3], { realm });
    await node.hear({ realm, ...saidOfBoth(1) });
    await node.catchUp();
    expect((await topicsOf(node, [...plant, ...parking])).size).toBe(2);
    await node.hear({ realm, ...saidOfBoth(2) });
    await node.catchUp();
    const [topic = null, ...others] = await topicsOf(node, [...plant, ...parking]);
    expect(others).toEqual([]);
    expect(await node.topic(topic)).toMatchObject({ texts: 9, people: 9 });
    const merged = (await told(node, realm)).filter(({ type }) => type === 'topics-merged');
    expect(merged.map(({ data }) => 'into' in data && data.into)).toEqual([topic]);
  });

  test('[O9] what is entered again to the word and the second is counted apart and makes nobody more', async () => {
    const node = nodeAt();
    const realm = 'drill-copies';
    const receivedAt = '2026-07-18T06:41:07.000Z';
    await hearFrom(node, 'plant', [0, 1, 2], { realm, receivedAt });
    await hearFrom(node, 'plant', [1, 1], { realm, receivedAt, title: '再录一遍' });
    await node.catchUp();
    const joined = (await told(node, realm)).flatMap(topicJoins);
    expect(joined.map(({ copy }) => copy)).toEqual([false, false, false, true, true]);
    const [topic = null] = joined.map((each) => each.topic);
    expect(await node.topic(topic)).toMatchObject({ texts: 3, copies: 2, people: 3 });
  });

  test('[O11] realms stand apart; historic texts join and say that they are', async () => {
    const node = nodeAt();
    const drill = await hearFrom(node, 'plant', [0, 1, 2], { realm: 'drill-apart' });
    const old = { realm: 'drill-old', historic: true };
    const historic = await hearFrom(node, 'plant', [0, 1], old);
    await node.catchUp();
    const topics = [...(await topicsOf(node, drill)), ...(await topicsOf(node, historic))];
    expect(new Set(topics).size).toBe(2);
    expect(topics).not.toContain(null);
    expect((await told(node, 'drill-old')).flatMap(topicJoins)).toEqual(
      historic.map((complaintId) => expect.objectContaining({ complaintId, historic: true })),
    );
  });

  test('[O1] a tip-off joins no topic', async () => {
    const node = nodeAt();
    const realm = 'drill-tip-off';
    const heard = await hearFrom(node, 'plant', [0, 1, 2], { realm });
    await database().database.query(
      `update cases set doc = jsonb_set(doc::jsonb, '{procedure}', '"tip_off"')::json,
         marks = '{tip_off}'
       where first_complaint_id = $1`,
      [heard[1]],
    );
    await node.catchUp();
    expect(await node.topicOf(heard[1] ?? '')).toBeNull();
    expect(await node.topic(await node.topicOf(heard[0] ?? ''))).toMatchObject({ texts: 2 });
  });

  test('[O10] whose text is erased leaves no word behind, and stays counted', async () => {
    const node = nodeAt();
    const realm = 'drill-erased';
    const ids = await hearFrom(node, 'plant', [0, 1, 2, 3], { realm });
    await node.catchUp();
    const topic = await node.topicOf(ids[0] ?? '');
    expect((await node.topic(topic))?.words).not.toEqual([]);
    const erase = async (id = '') =>
      database().database.query('delete from complaint_text where complaint_id = $1', [id]);
    await erase(ids[0]);
    expect((await node.topic(topic))?.words).toEqual([]);
    await node.catchUp();
    expect((await node.topic(topic))?.words).toContain('拌和站');
    await erase(ids[1]);
    await node.catchUp();
    // Two are left who said it: too few.
    expect(await node.topic(topic)).toMatchObject({ texts: 4, people: 4, words: [] });
  });

  test('[O15] a threshold that changes holds for what comes from then on, at once', async () => {
    let limits = {};
    const node = makeTopicNode(database(), () => limits);
    nodes.push(node);
    const realm = 'drill-thresholds';
    const receivedAt = '2026-07-18T06:41:07.000Z';
    const plant = await hearFrom(node, 'plant', [0, 1, 2], { realm, receivedAt });
    await node.catchUp();
    const [topic = null] = await topicsOf(node, plant);
    limits = { 'topic-days': 3, 'topic-people': 5 };
    const later = { realm, receivedAt: '2026-07-23T06:41:07.000Z' };
    const [late = ''] = await hearFrom(node, 'plant', [3], later);
    await hearFrom(node, 'parking', [0, 1, 2], later);
    await node.catchUp();
    expect(await node.topicOf(late)).toBeNull();
    expect(await node.topic(topic)).toMatchObject({ people: 3 });
    const named = (await told(node, realm)).filter(({ type }) => type === 'topic-named');
    expect(named.map(({ data }) => 'topic' in data && data.topic)).toEqual([topic]);
  });

  test('[O12] of two nodes one looks; the next takes over and knows the topics that there are', async () => {
    const one = nodeAt();
    const two = nodeAt();
    const realm = 'drill-nodes';
    const before = await hearFrom(one, 'parking', [0, 1, 2], { realm });
    await Promise.all([one.catchUp(), two.catchUp()]);
    const [topic = null] = await topicsOf(one, before);
    expect(topic).not.toBeNull();
    await Promise.all([one.stop(), two.stop()]);
    const three = nodeAt();
    const after = await hearFrom(three, 'parking', [3, 4], { realm });
    await three.catchUp();
    expect(await topicsOf(three, [...before, ...after])).toEqual(new Set([topic]));
    const joined = (await told(three, realm)).flatMap(topicJoins);
    expect(joined).toHaveLength(5);
  });

  test('[O12] a node whose lease ran out looks at nothing until it holds it again, and then knows what others did', async () => {
    const [one, two] = [nodeAt(), nodeAt()];
    const realm = 'drill-lease';
    const lapse = () => database().database.query('update topic_cursor set leased_until = now()');
    const heard = await hearFrom(one, 'plant', [0, 1], { realm });
    await one.catchUp();
    await lapse();
    heard.push(...(await hearFrom(two, 'plant', [2, 3], { realm })));
    await two.catchUp();
    heard.push(...(await hearFrom(one, 'plant', [4, 5], { realm })));
    await one.catchUp();
    expect(await one.topicOf(heard[4] ?? '')).toBeNull();
    await lapse();
    await one.catchUp();
    const [topic = null, ...others] = await topicsOf(one, heard);
    expect(others).toEqual([]);
    expect(await one.topic(topic)).toMatchObject({ texts: 6, people: 6 });
    const joined = (await told(one, realm)).flatMap(topicJoins);
    const ids = joined.map(({ complaintId }) => complaintId);
    expect(ids).toHaveLength(heard.length);
    expect(new Set(ids)).toEqual(new Set(heard));
  });
});
