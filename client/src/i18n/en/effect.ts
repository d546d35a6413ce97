/** Words of a bulletin's effect. Before and after is no proof of a cause, and no word here says that there is one. */
export const effect = {
  title: 'Around the bulletin',
  chart: 'Complaints by the hour, 6 before the bulletin and 24 after it, against the expected',
  pick: 'Bulletin',
  issue: 'No. {number}',
  key: { heard: 'received', expected: 'expected, with interval', usual: 'usual' },
  before: '1 h before',
  after: '{hours} h after',
  counted: '{received} · {people} people',
  expected: 'expected {mean} ({low}–{high})',
  early: 'too early until {time}',
  verdict: {
    fewer: 'fewer than expected',
    'as-expected': 'as expected',
    more: 'more than expected',
  },
  half: {
    reached: 'What exceeded the usual was under half {took} after the publication.',
    'not-yet': 'What exceeds the usual has not fallen to half yet.',
    'not-reached': 'What exceeded the usual did not fall to half within 12 hours.',
    'too-few': 'Fewer than 10 above the usual in the hour before: no fall can be seen.',
  },
  noCourse: {
    'no-history': 'Nothing expected: it takes {needed} days of history, and there are {days}.',
    'words-alone':
      'Nothing expected: the incident asks by words alone, and those were not counted before.',
  },
  other: 'no. {number} ({time})',
  others: 'Also published in these hours: {list}. What changed cannot be told apart by bulletin.',
  comma: ', ',
  note: 'Expected by the course up to the publication; nine of ten counts lie in the interval. Before and after is no proof of a cause.',
};
