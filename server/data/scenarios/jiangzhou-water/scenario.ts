/** A waterworks' water smells of earth, in a city that doesn't exist: two hours from the first call. */
import type { Scenario } from '../scenario-types';
import { bulletins } from './bulletins';
import { MINUTES, STARTS_AT } from './clock';
import { figures } from './figures';
import { incident, steps } from './steps';
import { offices, people } from './people';
import { boundary, places, zoneLayer } from './places';
import { script } from './script';
import { series } from './series';
import { servicePoints } from './service-points';
import { thresholds } from './thresholds';
import { unitOfCategory, units } from './units';

const SEED = 718;
const COMPLAINTS = 2_000;

export const jiangzhouWater: Scenario = {
  code: 'jiangzhou-water',
  title: { zh: '东江水厂供水异味', en: 'Odour in the Dongjiang waterworks' },
  city: { zh: '江州市', en: 'Jiangzhou' },
  summary: {
    zh: '虚构城市江州，一个周六早晨，自来水开始有土腥味，沿供水管网一个分区接一个分区传开。两小时，约 2000 件诉求，九个必须作出决定的时刻。',
    en: 'In the invented city of Jiangzhou, one Saturday morning the tap water begins to smell of earth and the smell spreads along the mains, zone by zone. Two hours, about 2,000 complaints, nine moments that ask for a decision.',
  },
  startsAt: STARTS_AT,
  minutes: MINUTES,
  seed: SEED,
  complaints: COMPLAINTS,
  lists: {
    units,
    unitOfCategory,
    people,
    places,
    boundary,
    zones: zoneLayer,
    series,
    offices,
    thresholds,
    calendar: null,
  },
  script,
  figures,
  steps,
  incident,
  bulletins,
  servicePoints,
};
