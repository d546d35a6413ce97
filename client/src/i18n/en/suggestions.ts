/** Words of incidents that signals suggest. */
export const suggestions = {
  title: 'Suggested as an incident',
  list: 'Suggested incidents',
  mark: 'Suggested',
  cases: 'cases',
  people: 'people',
  counts: '{cases} cases · {people} people',
  holds:
    'Received since {from} in this place and of this kind. The incident holds exactly these, and what comes in later under its rule.',
  name: 'Name of the incident',
  noName: 'Give it a name',
  class: 'Class',
  noClass: 'Choose a class: it can’t be changed later',
  accept: 'Open incident',
  accepted: 'Opened; {n} cases are being linked',
  dismiss: 'Dismiss',
  dismissHint: 'The reason is kept. It isn’t suggested again while this signal lasts.',
  dismissed: 'Recorded; this signal suggests nothing any more',
  add: {
    title: 'Add to an incident',
    shares: { both: 'same matter and place', matter: 'same matter', place: 'same place' },
    hint: 'The incident’s rule then asks for exactly these cases besides. There is no undo: linked cases are taken out one by one.',
    done: '{n} cases are being linked to {name}',
  },
  mostly: 'Mostly {what}',
  within: {
    title: 'Signals told here',
    meaning:
      'They tell of the same cases, or of the same kind in this place: their cases count here.',
    more: '+{n} signals',
    in: 'Most of its cases belong to',
  },
  signal: 'The signal',
  choose:
    'Signals suggest the incidents on the left: J picks one and shows the cases that it would hold.',
  bar: { label: 'Suggested', meaning: 'Incidents that signals suggest' },
  more: '{n} more suggested',
};
