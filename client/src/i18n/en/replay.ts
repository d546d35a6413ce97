/** Words of replays. */
import type { Translated } from '../translated';
import type { replay as source } from '../zh-CN/replay';

export const replay: Translated<typeof source> = {
  nav: 'Replays',
  title: 'Replays',
  lead: 'Tells a file again, each row at its own time, in a realm of its own. It enters no statistics and sends nothing; it can be stopped or deleted at any moment.',
  drop: 'Choose or drop a file',
  dropHint: 'CSV or XLSX',
  list: 'Replays so far',
  none: 'Nothing has been replayed yet. Begin with a CSV or XLSX file.',
  state: { running: 'Running', paused: 'Paused', ended: 'Ended', deleted: 'Deleted' },
  panel: 'Controls',
  time: 'Time of the replay',
  rows: '{rows} rows, {refused} more were left out. Each is told when it was received, and once more when it was closed after that.',
  wall: 'Wall',
  past: 'Line of time',
  desk: 'Desk',
  times: '×{n}',
  fastest: 'Fastest',
  end: 'End replay',
  delete: 'Delete replay',
  ask: {
    end: 'It cannot go on afterwards; what was told stays to be looked at.',
    delete:
      'The key of all that it sealed is destroyed, and nothing of it opens again; figures in the journal stay. This cannot be undone.',
  },
  reading: 'Reading all of it',
  mapping: 'Mapping file',
  mappingHint: 'Optional, JSON; else the columns as they were recognised',
  noMapping: 'This is no mapping.',
  name: 'Name',
  nameHint: 'Small letters, digits and hyphens; made up where left empty',
  try: 'Read it first',
  start: 'Start replay',
  found: 'What was read',
  foundRows: '{rows} rows can be told, {moments} moments in all',
  thisCity: 'Places go by the lists of this city.',
  otherCity: 'Another city: its own districts and units are used.',
  atFault: '{n} rows at fault',
  line: 'Line {n}',
  skip: 'Leave out rows at fault',
};
