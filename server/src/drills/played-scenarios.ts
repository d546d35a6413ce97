/** The scenarios that come with Heed, each with what makes its stories. */
import { generate } from '../../data/scenarios/generate';
import { scenarios } from '../../data/scenarios/scenario';
import type { Playable } from './playable';

export const playedScenarios: readonly Playable[] = [...scenarios.values()].map((scenario) => ({
  scenario,
  story: (seed) => generate(scenario, seed),
}));
