import { describe, expect, test } from 'vitest';
import { Refusal } from '../../kernel/refusal';
import { ZoneTime } from '../../kernel/zone-time';
import { DAY, HOUR, type DutyFact } from '../rules/roster-facts';
import { readCalendar } from './read-calendar';
import { calendarText } from './write-calendar';

const zone = new ZoneTime('Asia/Shanghai');
const now = Date.parse('2026-11-25T04:00:00Z');
const ahead = { from: now, to: now + 30 * DAY };

const file = (...lines: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//X//Y', ...lines, 'END:VCALENDAR', ''].join('\r\n');
const event = (...lines: string[]) => [
  'BEGIN:VEVENT',
  'UID:one',
  'SUMMARY:李雯',
  ...lines,
  'END:VEVENT',
];
const hours = ['DTSTART:20261126T080000', 'DTEND:20261126T180000'];

function read(text: string) {
  const duties = readCalendar(text, ahead, zone);
  if (duties instanceof Refusal) throw new Error(JSON.stringify(duties));
  return duties;
}
function refused(text: string) {
  const answer = readCalendar(text, ahead, zone);
  return answer instanceof Refusal ? [answer.error, ...(answer.extra.details ?? [])] : answer;
}
const starts = (text: string) => read(text).map(({ from }) => new Date(from).toISOString());

test('[R9] [R10] what is written is read again as it was, however long its names', () => {
  const duty: DutyFact = {
    from: now + DAY,
    to: now + DAY + 12 * HOUR,
    shiftId: 's',
    date: '2026-11-26',
    postId: 'p',
    memberId: 'm',
    calledIn: false,
    override: null,
  };
  const summary = '值班长，白班；'.repeat(20);
  const text = calendarText('值班长', [{ duty, summary, description: '热线' }], now);
  expect(text).toContain('DTSTART:20261126T040000Z\r\n');
  expect(Math.max(...text.split('\r\n').map((line) => Buffer.byteLength(line)))).toBeLessThan(77);
  expect(read(text)).toMatchObject([{ names: [summary], from: duty.from, to: duty.to }]);
});

describe('[R10] a calendar file', () => {
  test('without a zone has the deployment’s; with one of its own it has that', () => {
    expect(starts(file(...event(...hours)))).toEqual(['2026-11-26T00:00:00.000Z']);
    const tokyo = ['DTSTART;TZID=Asia/Tokyo:20261126T080000', 'DURATION:PT10H'];
    expect(starts(file(...event(...tokyo)))).toEqual(['2026-11-25T23:00:00.000Z']);
    const own = [
      'BEGIN:VTIMEZONE',
      'TZID:Room',
      'BEGIN:STANDARD',
      'DTSTART:19700101T000000',
      'TZOFFSETFROM:+0530',
      'TZOFFSETTO:+0530',
      'END:STANDARD',
      'END:VTIMEZONE',
    ];
    const room = ['DTSTART;TZID=Room:20261126T080000', 'DTEND;TZID=Room:20261126T180000'];
    expect(starts(file(...own, ...event(...room)))).toEqual(['2026-11-26T02:30:00.000Z']);
  });

  test('repeats, leaves out, moves and cancels as it says', () => {
    const text = file(
      ...event(...hours, 'RRULE:FREQ=DAILY;COUNT=5', 'EXDATE:20261127T080000'),
      ...event('RECURRENCE-ID:20261128T080000', 'DTSTART:20261128T120000', 'DTEND:20261128T180000'),
      'BEGIN:VEVENT',
      'UID:two',
      'STATUS:CANCELLED',
      ...hours,
      'END:VEVENT',
    );
    expect(starts(text)).toEqual([
      '2026-11-26T00:00:00.000Z',
      '2026-11-28T04:00:00.000Z',
      '2026-11-29T00:00:00.000Z',
      '2026-11-30T00:00:00.000Z',
    ]);
  });

  test.each([
    ['a line that is none', file('what is this'), ['malformed', 4, 'not-a-calendar-line']],
    ['another file', 'name,unit\r\nx,y\r\n', ['malformed', 1, 'not-a-calendar-line']],
    ['one that breaks off', 'BEGIN:VCALENDAR\r\n', ['malformed', 1, 'not-a-calendar']],
    ['one without events', file(), ['invalid', 1, 'no-events']],
    [
      'an event without an end',
      file(...event('DTSTART:20261126T080000')),
      ['invalid', 4, 'event-end'],
    ],
    ['an event without a start', file(...event('DURATION:PT1H')), ['invalid', 4, 'event-start']],
    [
      'an unknown zone',
      file(...event('DTSTART;TZID=Moon/Base:20261126T080000', 'DURATION:PT1H')),
      ['invalid', 4, 'event-zone'],
    ],
    [
      'an end before the start',
      file(...event('DTSTART:20261126T080000', 'DTEND:20261126T070000')),
      ['invalid', 4, 'end-before-start'],
    ],
    [
      'one that has repeated since for ever',
      file(...event('DTSTART:19000101T080000', 'DURATION:PT1H', 'RRULE:FREQ=HOURLY')),
      ['invalid', 4, 'event-endless'],
    ],
  ])('is refused by its line: %s', (_what, text, [error, line, message]) => {
    expect(refused(text)).toEqual([error, { line, message }]);
  });

  test('goes on for ever, and is taken as far as asked', () => {
    expect(read(file(...event(...hours, 'RRULE:FREQ=WEEKLY;BYDAY=TH')))).toHaveLength(5);
  });
});
