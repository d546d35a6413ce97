import { describe, expect, test } from 'vitest';
import { ZoneTime } from './zone-time';

describe('local time', () => {
  test.each([
    // 2026-03-02 is a Monday.
    ['Asia/Shanghai', '2026-03-01T16:00:00Z', 0],
    ['Asia/Shanghai', '2026-03-01T15:59:59Z', 167],
    ['Asia/Kathmandu', '2026-03-01T18:15:00Z', 0],
    ['America/Chicago', '2026-03-08T07:59:00Z', 145],
    // One hour later the clocks have jumped from 2 to 3.
    ['America/Chicago', '2026-03-08T08:00:00Z', 147],
  ])('in %s, %s is the right hour of the week', (zone, time, hour) => {
    expect(new ZoneTime(zone).hourOfWeek(Date.parse(time))).toBe(hour);
  });

  test('a day begins at midnight on the wall', () => {
    const zone = new ZoneTime('Asia/Shanghai');
    const before = zone.localDay(Date.parse('2026-03-01T15:59:59Z'));
    expect(zone.localDay(Date.parse('2026-03-01T16:00:00Z'))).toBe(before + 1);
  });
});
