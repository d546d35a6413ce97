/** Words of the time machine. */
import type { Translated } from '../translated';
import type { past as source } from '../zh-CN/past';

export const past: Translated<typeof source> = {
  nav: 'Look back',
  band: 'REPLAY · {at}',
  meaning: 'Not now',
  loading: 'Being put together',
  alarmThen: 'Alarm then: {alarm}',
  leave: 'Back to now',
  bar: 'Line of time',
  play: 'Play',
  pause: 'Stop',
  speed: 'Speed',
  hourBack: '−1 h',
  minuteBack: '−1 min',
  minute: '+1 min',
  hour: '+1 h',
  keys: '← → minute · Shift hour · PgUp PgDn day · , ; marks · + − speed',
  sign: {
    incident: 'Incident',
    level: 'Level',
    bulletin: 'Bulletin',
    alarm: 'Alarm',
    signal: 'Hotspot',
  },
  mark: {
    of: '{what}: {name}',
    incident: 'incident opened',
    level: 'response level',
    bulletin: 'bulletin {code}',
    alarm: 'alarm',
    signal: 'hotspot',
  },
  alarm: {
    'next-update-overdue': 'promised update is late',
    'incident-clock-overdue': 'statutory limit passed',
    'critical-case-waiting': 'critical case not accepted',
    'promise-broken': 'promise not kept',
    'delivery-dead': 'bulletin not delivered',
    'case-paged': 'overdue case raised',
    'rung-unreached': 'nobody got the notice',
    'ladder-gaps': 'someone on the ladder is off duty',
  },
  markMore: '{when} {what}, and {n} more',
};
