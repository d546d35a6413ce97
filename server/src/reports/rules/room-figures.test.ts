import { describe, expect, test } from 'vitest';
import { asPromise } from '../../../test/report-facts';
import { alarmAbout, incidentIdOf, openingOf, standing } from '../../../test/incident-facts';
import { JournalStory, idOf } from '../../../test/journal-story';
import type { ReportSpan } from './report-span';
import { openItems } from './open-items';
import { MOST_MOMENTS, roomFigures } from './room-figures';
import { RoomStory } from './room-story';

const START = '2026-07-18T02:00:00.000Z';
const start = Date.parse(START);
const at = (minute: number) => new Date(start + minute * 60_000).toISOString();
const incidentId = incidentIdOf(1);

function figuresOf(story: JournalStory, to: number, since: number | null = null) {
  const room = new RoomStory();
  for (const entry of story.entries)
    if (Date.parse(entry.at) <= Date.parse(at(to))) room.read(entry);
  const span: ReportSpan = {
    realm: 'real',
    incidentId,
    since: since === null ? null : Date.parse(at(since)),
    from: start,
    to: Date.parse(at(to)),
    isDay: false,
  };
  const none = { arrivalsOf: () => new Map<number, number>(), usualOf: () => null, moments: [] };
  const figures = roomFigures(span, { room, ...none });
  return { figures, items: openItems(span, { room, figures }, []) };
}

const clock = (kind: 'next-update' | 'upward-report', due: number, met: number | null = null) => ({
  kind,
  startedAt: START,
  dueAt: at(due),
  amberAt: START,
  metAt: met === null ? null : at(met),
  rule: 'rule',
});

function told(): JournalStory {
  const story = new JournalStory(START);
  story.tells({
    type: 'incident-opened',
    data: {
      ...openingOf(incidentId, START),
      standing: standing(START, { clocks: [clock('next-update', 30)] }),
    },
  });
  return story;
}

describe('what the room did', () => {
  test('[F7] a promised bulletin is met by the next one, in the minute that was named', () => {
    const informed = (minute: number, seconds: number) => {
      const story = told().afterMinutes(minute + seconds / 60);
      const publishedAt = new Date(story.time).toISOString();
      const next = { ...clock('next-update', 90), startedAt: publishedAt };
      return story.tells({
        type: 'incident-informed',
        data: {
          incidentId,
          standing: standing(START, { version: 2, clocks: [next] }),
          textDigest: null,
          bulletinId: idOf('case', 1),
          publishedAt,
          nextUpdateAt: at(90),
        },
      });
    };
    const kept = (story: JournalStory) =>
      figuresOf(story, 60).figures.incidentClocks.map((each) => each.kept);
    expect(kept(informed(30, 40))).toEqual([true, null]);
    expect(kept(informed(31, 0))).toEqual([false, null]);
    expect(kept(told())).toEqual([false]);
  });

  test('[F12] a promise without a word in time is broken, and one kept after it is kept late', () => {
    const states = (minutes: number, keptAt: number | null) => {
      const story = told();
      story.tells(asPromise('promise-made', { state: 'open', dueAt: at(20) }));
      if (keptAt !== null) {
        story
          .afterMinutes(keptAt)
          .tells(asPromise('promise-kept', { state: 'kept', dueAt: at(20) }));
      }
      return figuresOf(story, minutes).figures.promises.map(({ state }) => state);
    };
    expect(states(10, null)).toEqual(['open']);
    expect(states(20, null)).toEqual(['broken']);
    expect(states(60, 20)).toEqual(['kept']);
    expect(states(60, 21)).toEqual(['kept-late']);
  });

  test('[F11] the timeline has each step once, and alarms of a kind as one; the rest is counted', () => {
    const story = told();
    for (let n = 0; n < 3; n += 1) {
      const about = { ...alarmAbout(idOf('case', n)), incidentId };
      story.afterMinutes(5).tells({ type: 'alarm-raised', data: about });
    }
    const { timeline } = figuresOf(story, 60).figures;
    expect(timeline.map(({ code }) => code)).toEqual(['first-known', 'opened', 'alarm']);
    expect(timeline.at(-1)).toMatchObject({ at: at(5), times: 3 });
    for (let n = 0; n < MOST_MOMENTS; n += 1) {
      story.tells(asPromise('promise-revised', { state: 'revised', dueAt: at(50) }));
    }
    const { figures } = figuresOf(story, 60);
    expect([figures.timeline.length, figures.timelineLeft]).toEqual([MOST_MOMENTS, 3]);
  });

  test('[F11] a rule that was set, and a suggested incident that was added, are steps of their own', () => {
    const story = told();
    const step = openingOf(incidentId, START);
    for (const suggestionId of [undefined, idOf('case', 9)]) {
      const data = { ...step, ...(suggestionId !== undefined && { suggestionId }) };
      story.afterMinutes(5).tells({ type: 'incident-rule-set', data });
    }
    const { timeline } = figuresOf(story, 60).figures;
    expect(timeline.slice(2)).toEqual([
      { code: 'rule-set', at: at(5), incidentId },
      { code: 'suggestion-added', at: at(10), incidentId },
    ]);
  });

  test('[F13] each open item has an owner, and is due when its limit says', () => {
    const story = told();
    const unitId = idOf('unit', 1);
    story.tells(asPromise('promise-made', { state: 'open', dueAt: at(20), ownerUnitId: unitId }));
    const { items } = figuresOf(story, 40);
    expect(items).toMatchObject([
      { what: 'incident', post: 'duty-leader', unitId: null },
      {
        what: 'incident-clock',
        clock: 'next-update',
        post: 'press-officer',
        dueAt: at(30),
        overdue: 1,
      },
      { what: 'promise', unitId, post: null, dueAt: at(20), overdue: 1 },
    ]);
  });

  test('[F2] a report of a later time leaves out what was over and decided before it', () => {
    const { figures } = figuresOf(told(), 60, 45);
    expect(figures.incidents).toHaveLength(1);
    expect(figures.incidentClocks).toEqual([]);
    expect(figures.timeline).toEqual([]);
  });
});
