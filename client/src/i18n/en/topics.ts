/** Topics: what several people speak of across the categories. */
export const topics = {
  title: 'Topics',
  view: { day: 'Last 24 hours', people: 'People in all', newest: 'Newest', all: 'Retired too' },
  column: {
    words: 'Topic',
    people: 'People',
    texts: 'Complaints',
    copies: 'Entered again',
    hour: 'Last hour',
    day: 'Last 24 h',
    course: 'Last 14 days',
    categories: 'Categories',
    first: 'First',
    last: 'Latest',
  },
  copies: '+{n} again',
  before: 'before: {n}',
  trend: {
    begins: 'begins',
    rises: 'rises',
    falls: 'falls',
    steady: 'steady',
    rests: 'nothing new',
  },
  course: 'Complaints of each of the last 14 days: {days}',
  nameless: 'No words in common yet',
  uncategorised: 'No category',
  retired: 'retired',
  said: '“{word}”: at least {n} people',
  open: '{n} open cases to join',
  copiesApart:
    'The same text to the word in the same second was entered again: it counts neither as people nor as heat.',
  noCases: 'It holds no case that you may see.',
  unlisted: '{n} more are not listed.',
  more: '{n} more topics are not listed.',
  none: 'Nothing that three people or more spoke of in the last {days} days.',
  gone: 'There is no such topic, or it holds no case that you may see.',
  move: 'Move',
  about: {
    title: 'How topics come about',
    kin: 'Not by category, but by words, with everything personal taken out: two complaints whose telling words are alike, no more than {days} days apart, belong to one topic.',
    people:
      'Ranked by people, not by complaints: who writes many times is one. What was entered again is counted apart; likes are not counted.',
    words:
      'A topic is known by the words that tell it apart, each said by at least three people; no names of persons.',
    life: 'A topic without a new complaint for {days} days is retired; two parts that hang together by a single complaint are parted.',
  },
};
