/** Five bulletins, ready to be told along the drill. */
import type { ScenarioBulletin } from '../scenario-types';
import { correction } from './bulletins/correction';
import { first } from './bulletins/first';
import { last } from './bulletins/last';
import { second } from './bulletins/second';
import { third } from './bulletins/third';

export const bulletins: readonly ScenarioBulletin[] = [first, second, third, correction, last];
