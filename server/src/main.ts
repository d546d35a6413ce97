/** The way in: loads the server where Node is new enough for it. */
import { loadOnNewNode } from './node-version';

await loadOnNewNode(() => import('./serve'));
