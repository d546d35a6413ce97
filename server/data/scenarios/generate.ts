/** Makes a scenario's story from a seed: the same seed always tells the same. */
import { actsOn } from './hands';
import { sourceIdOf, toldComplaints } from './incident-story';
import { OrdinarySayings } from './ordinary-story';
import type { Scenario, Story } from './scenario-types';

export function generate(scenario: Scenario, seed: number): Story {
  return {
    history: new OrdinarySayings(scenario, seed).history().map((input, n) => ({
      ...input,
      sourceId: sourceIdOf(scenario, seed, `past-${n + 1}`),
    })),
    complaints: toldComplaints(scenario, seed),
    figures: scenario.figures,
    acts: (facts) => actsOn(scenario, seed, facts),
  };
}
