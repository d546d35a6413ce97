import { describe, expect, test } from 'vitest';
import { BoardParts } from '@heed/shared/board';
import { incidentIdOf } from '../../test/incident-facts';
import { JournalStory, type Told } from '../../test/journal-story';
import { pick, seeded, tellAtRandom, upTo } from '../../test/random-story';
import { allProjections, FoldSet, type CommonContext } from './fold-set';

const projections = allProjections({ timeZone: 'Asia/Shanghai' });
const zones = [{ code: 'zone-a', streets: ['mill-1', 'mill-2'] }];
const context: CommonContext = { baselineNeeded: 14, zones };
const START = '2026-03-02T02:00:00.000Z';
const scope = `real/${incidentIdOf(1)}`;

function boards(story: JournalStory, now = story.time) {
  const folds = new FoldSet(projections);
  for (const entry of story.entries) folds.apply(entry);
  return { all: folds.parts('real', now, context), own: folds.parts(scope, now, context) };
}

/** Three complaints of two cases, before the incident is known. */
function heard() {
  const story = new JournalStory(START);
  const told: Told = { district: 'mill', street: 'mill-1', category: 'water', asks: ['usable'] };
  const first = story.registers({ ...told, person: 1, unit: 1, urgency: 'critical' });
  story.afterMinutes(5);
  story.registers({ ...told, repeats: first });
  const other = story.registers({ ...told, person: 3 });
  return { story, first, other, incident: story.afterMinutes(5).opensIncident(1) };
}

describe('the board of an incident', () => {
  test('is there as soon as the incident is, with nothing on it and nothing expected', () => {
    const { own } = boards(heard().story);
    expect(BoardParts.safeParse(own).error).toBeUndefined();
    expect(own.flow.now).toMatchObject({ received: 0, open: 0, expected: null });
    expect(Object.keys(own.incidents)).toEqual([incidentIdOf(1)]);
  });

  test('counts what was said before a case was linked, as if it had always belonged there', () => {
    const { story, first, incident } = heard();
    const { own, all } = boards(story.links(first, incident));
    expect(own.flow.now).toMatchObject({
      received: 2,
      people: 1,
      repeats: 1,
      open: 1,
      lateEntered: 0,
    });
    expect(own.streets['mill-1']).toMatchObject({ received: 2, hot: false });
    expect(own.overdue.now).toMatchObject({ open: 1, unclaimed: 1 });
    expect(own.asks).toEqual({ usable: { people: 1, before: 0 } });
    expect(own.progress.now).toMatchObject({ received: 2, people: 1, repeats: 1, dispatched: 1 });
    expect(own.incidents[incident]?.linkedCases).toBe(1);
    expect(all.flow.now).toMatchObject({ received: 3, open: 2 });
  });

  test('[C25] forgets a case that is taken out, and the realm keeps it', () => {
    const { story, first, other, incident } = heard();
    const once = boards(story.links(other, incident));
    story.links(first, incident).unlinks(first, incident);
    const { own, all } = boards(story);
    expect(own.flow).toEqual(once.own.flow);
    expect(own.buckets).toEqual(once.own.buckets);
    expect(own.streets).toEqual(once.own.streets);
    expect(own.overdue).toEqual(once.own.overdue);
    expect(own.progress).toEqual(once.own.progress);
    expect(own.asks).toEqual(once.own.asks);
    expect(all.flow.now).toMatchObject({ received: 3, open: 2 });
  });

  test('[C25] counts what is older than two hours out of its five minutes too', () => {
    const { story, first, incident } = heard();
    story.links(first, incident).afterMinutes(300).unlinks(first, incident);
    const received = Object.values(boards(story).own.buckets).map((bucket) => bucket.received);
    expect(Math.max(...received)).toBe(0);
  });

  test('[C25] counts the closing of a case that is taken out no more', () => {
    const { story, first, incident } = heard();
    story.links(first, incident).closes(first).afterMinutes(3).unlinks(first, incident);
    const { own } = boards(story);
    expect(own.flow.now?.closed).toBe(0);
    expect(Object.values(own.buckets).every(({ closed }) => closed === 0)).toBe(true);
  });

  test('knows how far a case had come before it was linked', () => {
    const { story, first, other, incident } = heard();
    story.answers(other).links(other, incident).links(first, incident);
    expect(boards(story).own.progress.now).toMatchObject({ answered: 1, dispatched: 1 });
  });

  test('follows its cases, and no others', () => {
    const { story, first, other, incident } = heard();
    story.links(first, incident).afterMinutes(1).closes(first).closes(other);
    const { own } = boards(story);
    expect(own.flow.now).toMatchObject({ open: 0, closed: 1 });
    story.opensIncident(2);
    expect(Object.keys(boards(story).own.incidents)).toEqual([incident]);
  });

  test('shows its figures and those of none, and of zones what comes from its own cases', () => {
    const { story, first, incident } = heard();
    story.links(first, incident);
    story.measures({ value: 3, zone: 'zone-a', incidentId: incident });
    story.measures({ name: 'queue', value: 12 });
    story.measures({ name: 'elsewhere', value: 1, incidentId: incidentIdOf(2) });
    const { own, all } = boards(story);
    expect(Object.keys(own.figures).sort()).toEqual(['queue', 'turbidity|zone-a']);
    expect(Object.keys(all.figures)).toHaveLength(3);
    expect(own.zones['zone-a']).toMatchObject({ status: 'affected', value: 3, received: 2 });
    expect(all.zones['zone-a']).toMatchObject({ status: 'affected', received: 3 });
  });

  test.each([1, 2, 3, 4])(
    'seed %i: whatever happens, what is linked and taken out again leaves the two hours as they were',
    (seed) => {
      const random = seeded(seed);
      const story = new JournalStory(START);
      const incident = story.opensIncident(1);
      for (let n = 0; n < 150; n += 1) tellAtRandom(story, random);
      const open = story.open();
      const id = open.length > 0 ? pick(open, random) : story.registers();
      if (story.incidentsOf(id).includes(incident)) story.unlinks(id, incident);
      const before = boards(story).own;
      story.links(id, incident).unlinks(id, incident);
      const { own } = boards(story);
      for (const part of [
        'categories',
        'channels',
        'districts',
        'streets',
        'cells',
        'overdue',
      ] as const) {
        expect(own[part]).toEqual(before[part]);
      }
      expect(own.progress).toEqual(before.progress);
      expect(
        BoardParts.safeParse(boards(story, story.time + upTo(9e6, random)).own).error,
      ).toBeUndefined();
    },
  );
});
