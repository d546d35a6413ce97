import { describe, expect, test } from 'vitest';
import { wall } from '../i18n/en/wall';

/** English labels have no room to be longer, and are never cut: what does not fit is another word. */
const figures = [
  wall.backlog.people,
  wall.backlog.oldest,
  wall.backlog.notContacted,
  wall.volume.received,
  wall.volume.people,
  wall.flow.opened,
  wall.flow.answered,
  wall.flow.closed,
  wall.flow.growth,
  wall.overdue.late,
  wall.overdue.notContacted,
  wall.overdue.soon,
  wall.risk.reported,
  wall.risk.verified,
  wall.risk.safe,
  wall.telephony.connected,
  wall.telephony.abandoned,
  wall.telephony.longest,
  wall.inVolume.unsolved,
  ...Object.values(wall.sites.name),
];
const headings = [
  wall.volume.title,
  wall.flow.title,
  wall.hotspots.title,
  wall.hotspots.streets,
  wall.overdue.title,
  wall.overdue.worst,
  wall.workload.title,
  wall.sources.title,
  wall.backlog.open,
  wall.backlog.waiting,
  wall.risk.title,
  wall.telephony.title,
  wall.zones.title,
  wall.clocks['upward-report'],
  wall.clocks['press-conference'],
  wall.clocks['first-word'],
  // With the two digits that a number has.
  ...Object.values(wall.clocks.over).map((label) => label.replace('{number}', '12')),
];

describe('English words of the wall', () => {
  test.each(figures)('the figure’s label “%s” has at most 12 characters', (label) => {
    expect(label.length).toBeLessThanOrEqual(12);
  });

  test.each(headings)('the heading “%s” has at most 16 characters', (heading) => {
    expect(heading.length).toBeLessThanOrEqual(16);
  });

  test.each(Object.values(wall.channel))('the channel “%s” has at most 10 characters', (name) => {
    expect(name.length).toBeLessThanOrEqual(10);
  });
});
