/** Words of drills: how they are marked, started and directed. */
import type { Translated } from '../translated';
import type { drill as source } from '../zh-CN/drill';

export const drill: Translated<typeof source> = {
  mark: {
    word: { drill: 'EXERCISE', replay: 'REPLAY' },
    drill: 'EXERCISE　not a real event　nothing is sent　演练',
    replay: 'REPLAY　not the present　nothing is sent　回放',
    panel: { drill: 'Director', replay: 'Controls' },
    leave: { drill: 'Leave exercise', replay: 'Leave replay' },
  },
  page: {
    title: 'Exercises',
    lead: 'A scenario runs in a realm of its own: its own clock, units, people and data. It enters no statistics, sends nothing out, and can be stopped at any time.',
    none: 'No exercise yet. Choose a scenario and press Enter.',
    history: 'Exercises so far',
    start: 'Start exercise',
    starting: 'Preparing',
    scenario: 'Scenario',
    facts: '{minutes} min, about {complaints} complaints',
    seed: 'Seed',
    seedHint: 'Leave empty for the scenario’s own; the same seed, the same course',
    seedWrong: 'A whole number from 0 to 2147483647',
    speedTimes: '×{n}',
    lasts: 'takes about {length}',
  },
  state: { preparing: 'Preparing', running: 'Running', paused: 'Paused', ended: 'Ended' },
  panel: {
    label: 'Director’s panel',
    time: 'Exercise time',
    of: 'minute {n} of {all}',
    stepBy: '+{n} min',
    toNext: 'To next step',
    end: 'End exercise',
    endAsk: 'It cannot be resumed after that. Its record stays.',
    destroy: 'Destroy keys',
    destroyAsk:
      'What was sealed in this exercise can never be opened again. This cannot be undone.',
    destroyed: 'Sealed content destroyed',
    preparing: 'Writing the baseline of the past 15 days; begins in about 20 seconds.',
    wall: 'Wall',
    past: 'Past',
    desk: 'Duty desk',
    press: 'Press desk',
    public: 'Public page',
    incidents: 'Incidents',
    incidentNone: 'No incident opened yet',
    seed: 'seed {n}',
  },
  steps: {
    title: 'Steps',
    ahead: 'ahead',
    due: 'due',
    done: 'done',
    doneAt: 'done {time}',
    mark: 'Mark as done',
    expects: 'Expected',
  },
  first: {
    headline: 'Everything is empty: practise once.',
    lead: 'The exercise plays “{title}” from beginning to end: complaints rise, hotspots appear, cases fall due and are claimed, bulletins go out. Its data stay in a realm of their own, enter no statistics, and nothing is sent.',
    steps: {
      '1': 'Watch the wall: volume, hotspots, alarms',
      '2': 'At the desk open the incident, acknowledge alarms, claim and assign',
      '3': 'Sign a bulletin and look at the public page',
    },
    when: { '1': 'First', '2': 'Then', '3': 'Last' },
    stripes:
      'In an exercise every screen and page has these black and white stripes; stop it at the director’s panel at any time.',
    more: 'Choose speed, seed and scenario',
  },
};
