/** What two hours of a drill are too short for as it usually is. */
import type { ScenarioThreshold } from '../scenario-types';

export const thresholds: readonly ScenarioThreshold[] = [
  {
    code: 'follow-up-apart',
    value: 10,
    source: '演练设定：回访间隔缩短，便于在两小时内练完',
    sourceEn: 'Of the drill: calls closer together, so that all fit into two hours',
  },
];
