/** Words of an incident's forms, and of a case's incidents. */
import type { Translated } from '../translated';
import type { incidents as source } from '../zh-CN/incidents';

export const incidents: Translated<typeof source> = {
  form: {
    name: 'Name',
    nameEn: 'English name',
    class: 'Class',
    grade: 'Grade',
    warning: 'Warning',
    firstKnown: 'First known',
    firstKnownHint: 'The statutory clocks count from here',
    summary: 'Summary',
    rule: 'Which cases belong to it',
    missing: 'Needed',
  },
  rule: {
    categories: 'Category',
    districts: 'District',
    streets: 'Street',
    zones: 'Zone',
    words: 'Words',
    wordsHint:
      'Separated by commas or spaces, 2–20 characters each; a category or a word is enough',
    from: 'Received from',
    to: 'to',
    toHint: 'Empty: no end',
    preview: '{count} cases fit now by category and place',
    previewWords: 'those linked by words not counted',
    asksNothing: 'Choose a category, a word or a place: otherwise nothing is linked by itself',
  },
  field: {
    level: 'Response level',
    matter: 'Matter',
    expectedDuration: 'Expected duration',
    measures: 'Measures',
    reason: 'Reason',
    to: 'Reported to',
    at: 'Time',
    text: 'Report',
    textHint: 'It cannot be changed afterwards',
    nextDueAt: 'Next report',
    nextHint: 'Empty: as the level requires',
  },
  link: {
    title: 'Incidents',
    none: 'Belongs to no incident',
    add: 'Link to incident',
    remove: 'Take out',
    which: 'Incident',
    reason: 'Reason',
    send: 'Link',
    removeSend: 'Take out',
    linked: '{no} linked',
    unlinked: '{no} taken out',
  },
  filterNone: 'no incident',
};
