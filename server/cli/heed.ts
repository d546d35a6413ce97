/** The way in of the command line: loads the verbs where Node is new enough for them. */
import { loadOnNewNode } from '../src/node-version';

await loadOnNewNode(() => import('./verbs'));
