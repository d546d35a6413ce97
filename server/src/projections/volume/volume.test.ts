import type { BoardParts, FlowRow } from '@heed/shared/board';
import { describe, expect, test } from 'vitest';
import { JournalStory } from '../../../test/journal-story';
import type { Fold } from '../projection';
import { volumeProjection } from './volume.fold';

const context = { baselineNeeded: 14 };
const projection = volumeProjection({ timeZone: 'Asia/Shanghai' });
const START = '2026-03-02T00:00:00.000Z';

describe('the flow of the last 60 minutes', () => {
  test('a complaint counts by the time it was received, for 60 minutes to the second', () => {
    const story = new JournalStory(START);
    story.registers({ receivedAt: '2026-03-02T00:00:00.000Z' });
    expect(flowAt(story, '2026-03-02T00:59:59.999Z')).toMatchObject({
      received: 1,
      receivedBefore: 0,
    });
    expect(flowAt(story, '2026-03-02T01:00:00.000Z')).toMatchObject({
      received: 0,
      receivedBefore: 1,
    });
    expect(flowAt(story, '2026-03-02T02:00:00.000Z')).toMatchObject({
      received: 0,
      receivedBefore: 0,
    });
  });

  test('one person who calls three times is one person and three complaints', () => {
    const story = new JournalStory(START);
    const first = story.registers({ person: 7 });
    story.afterMinutes(5).registers({ person: 7, repeats: first });
    story.afterMinutes(5).registers({ person: 7, repeats: first });
    story.registers({ person: 8 });
    expect(flowAt(story, story.time)).toMatchObject({
      received: 4,
      opened: 2,
      repeats: 2,
      people: 2,
      open: 2,
      peopleWaiting: 2,
    });
  });

  test('what comes in late counts when it was received, and as entered late for an hour', () => {
    const story = new JournalStory('2026-03-02T10:00:00.000Z');
    story.registers({ receivedAt: '2026-03-02T08:30:00.000Z' });
    expect(flowAt(story, '2026-03-02T10:00:00.000Z')).toMatchObject({
      received: 0,
      receivedBefore: 1,
      lateEntered: 1,
      open: 1,
    });
    expect(flowAt(story, '2026-03-02T10:59:59.000Z').lateEntered).toBe(1);
    expect(flowAt(story, '2026-03-02T11:00:00.000Z').lateEntered).toBe(0);
    expect(bucketsAt(story, '2026-03-02T10:00:00.000Z')['2026-03-02T08:30:00.000Z']).toMatchObject({
      received: 1,
    });
  });

  test('the backlog now and an hour ago follow openings, closings and reopenings', () => {
    const story = new JournalStory(START);
    const first = story.registers({ urgency: 'critical' });
    story.registers({ urgency: 'normal' });
    story.afterMinutes(50).closes(first);
    story.afterMinutes(5).registers({ urgency: 'urgent' });
    expect(flowAt(story, '2026-03-02T01:00:00.000Z')).toMatchObject({
      open: 2,
      openBefore: 2,
      closed: 1,
      openByUrgency: { critical: 0, urgent: 1, normal: 1 },
    });
    story.afterMinutes(30).reopens(first, 120);
    expect(flowAt(story, story.time)).toMatchObject({ open: 3, openBefore: 2, closed: 1 });
  });

  test('a case is answered once, however often the reply goes back and forth', () => {
    const story = new JournalStory(START);
    const id = story.registers();
    story.afterMinutes(1).replies(id).afterMinutes(1).replies(id);
    expect(flowAt(story, story.time).answered).toBe(1);
  });

  test('whoever has waited longest sets the time, and the next one when they are done', () => {
    const story = new JournalStory(START);
    const first = story.registers({ receivedAt: '2026-03-01T20:00:00.000Z' });
    story.registers({ receivedAt: '2026-03-01T22:00:00.000Z' });
    expect(flowAt(story, story.time).oldestOpenAt).toBe('2026-03-01T20:00:00.000Z');
    story.afterMinutes(1).closes(first);
    expect(flowAt(story, story.time).oldestOpenAt).toBe('2026-03-01T22:00:00.000Z');
  });

  test('a complaint without a district is unlocated', () => {
    const story = new JournalStory(START);
    story.registers({ district: 'mill' });
    story.registers();
    expect(flowAt(story, story.time).unlocated).toBe(1);
  });

  test('historic cases feed the baseline and nothing else', () => {
    const story = new JournalStory(START);
    story.registers({ historic: true, receivedAt: '2026-03-01T23:59:00.000Z' });
    const flow = flowAt(story, '2026-03-02T16:00:00.000Z');
    expect(flow).toMatchObject({ open: 0, received: 0, lateEntered: 0, baselineDays: 1 });
    expect(flowAt(story, START)).toMatchObject({ received: 0, people: 0 });
    expect(partsAt(story, START).sources).toEqual({});
  });
});

describe('the baseline on the board', () => {
  test('there is nothing expected before 14 days of history', () => {
    const story = history(13);
    const now = '2026-03-16T02:00:00.000Z';
    expect(flowAt(story, now)).toMatchObject({
      expected: null,
      baselineDays: 13,
      baselineNeeded: 14,
    });
    expect(bucketsAt(story, now)['2026-03-16T02:00:00.000Z']?.expected).toBeNull();
  });

  test('from 14 days on, the hour, each bucket and each category have their expected count', () => {
    const story = history(14);
    const now = '2026-03-16T02:00:00.000Z';
    expect(flowAt(story, now).expected).toBe(12);
    const bucket = bucketsAt(story, now)['2026-03-16T01:30:00.000Z'];
    expect(bucket).toMatchObject({ expected: 1, low: 0 });
    story.at(now).registers({ category: 'water' });
    // 84 of 168 complaints were about water: half of 12, but for the prior's rounding.
    expect(partsAt(story, now).categories.water?.expected).toBeCloseTo(6, 0);
  });
});

describe('the hours to come', () => {
  test('are not told before 14 days of history, the pace of the backlog is', () => {
    const story = history(13);
    const ids = Array.from({ length: 6 }, () => story.registers());
    const now = story.afterMinutes(200).time;
    expect(partsAt(story, now).forecast.now).toEqual({
      from: null,
      hours: [],
      yesterday: null,
      hoursToClear: null,
    });
    for (const id of ids.slice(0, 4)) story.closes(id);
    // Four in 3 hours: the 2 that are left take half as long.
    expect(partsAt(story, now).forecast.now?.hoursToClear).toBe(1.5);
  });

  test('are those of the same hours of the week, each with its interval', () => {
    const forecast = partsAt(history(14), '2026-03-16T00:02:00.000Z').forecast.now;
    expect(forecast).toMatchObject({ from: '2026-03-16T00:00:00.000Z', yesterday: null });
    expect(forecast?.hours).toHaveLength(3);
    expect(forecast?.hours.map(({ expected }) => expected)).toEqual([0, 12, 0]);
    const ten = forecast?.hours[1];
    expect(ten?.low).toBeLessThan(12);
    expect(ten?.high).toBeGreaterThan(12);
  });
});

describe('buckets, slices and sources', () => {
  test('the board shows 26 hours in 5 minutes, the present ones included', () => {
    const story = new JournalStory(START);
    story.registers();
    const buckets = bucketsAt(story, '2026-03-02T00:04:59.000Z');
    expect(Object.keys(buckets)).toHaveLength(26 * 12);
    expect(Object.keys(buckets).at(0)).toBe('2026-02-28T22:05:00.000Z');
    expect(Object.entries(buckets).at(-1)).toMatchObject([START, { received: 1, closed: 0 }]);
  });

  test('a case that arrives closed counts as closed at its time', () => {
    const story = new JournalStory('2026-03-02T03:00:00.000Z');
    story.registers({ closedAt: '2026-03-02T02:41:00.000Z' });
    const now = '2026-03-02T03:00:00.000Z';
    expect(bucketsAt(story, now)['2026-03-02T02:40:00.000Z']?.closed).toBe(1);
    expect(flowAt(story, now)).toMatchObject({ closed: 1, open: 0, opened: 1 });
  });

  test('channels and categories have this hour, the hour before and their last word', () => {
    const story = new JournalStory(START);
    story.registers({ channel: 'phone', category: 'water' });
    story.afterMinutes(59).registers({ channel: 'web', category: 'water' });
    const parts = partsAt(story, '2026-03-02T01:00:00.000Z');
    expect(parts.channels).toMatchObject({
      phone: { received: 0, before: 1 },
      web: { received: 1, before: 0 },
    });
    expect(parts.categories).toMatchObject({ water: { received: 1, before: 1 } });
    expect(parts.sources).toEqual({
      phone: { lastAt: START },
      web: { lastAt: '2026-03-02T00:59:00.000Z' },
    });
  });
});

/** So many days of 12 complaints between 9 and 10 in Shanghai, half of them about water. */
function history(days: number): JournalStory {
  const story = new JournalStory('2026-03-15T20:00:00.000Z');
  for (let day = 0; day < days; day += 1) {
    for (let n = 0; n < 12; n += 1) {
      const receivedAt = new Date(Date.UTC(2026, 2, 1 + day, 1, n * 5)).toISOString();
      story.registers({ historic: true, receivedAt, category: n % 2 === 0 ? 'water' : 'noise' });
    }
  }
  return story;
}

function partsAt(story: JournalStory, now: string | number): BoardParts {
  const fold: Fold = projection.empty();
  for (const entry of story.entries) fold.apply(entry);
  const time = typeof now === 'string' ? Date.parse(now) : now;
  return fold.rows(time, context) as BoardParts;
}

function flowAt(story: JournalStory, now: string | number): FlowRow {
  const flow = partsAt(story, now).flow.now;
  if (!flow) throw new Error('the board has no flow');
  return flow;
}

function bucketsAt(story: JournalStory, now: string): BoardParts['buckets'] {
  return partsAt(story, now).buckets;
}
