/** The scenarios that can be played: each with the story that a seed makes of it. */
import type { DrillDetail, ScenarioRow } from '@heed/shared/drills';
import type { Scenario, Story } from '../../data/scenarios/scenario-types';
import { isoTime } from '../kernel/instant';

export interface Playable {
  readonly scenario: Scenario;
  /** The same seed always makes the same story. */
  readonly story: (seed: number) => Story;
}

/** What the room is offered. */
export const PLAYABLES = Symbol('PLAYABLES');

export function scenarioRow({ scenario }: Playable): ScenarioRow {
  const { code, title, summary, minutes, complaints } = scenario;
  return { code, title, summary, minutes, complaints };
}

const MINUTE = 60_000;

/** The realm's time at a minute of the scenario, in milliseconds. */
export function momentOf({ startsAt }: Pick<Scenario, 'startsAt'>, minute: number): number {
  return Math.round(Date.parse(startsAt) + minute * MINUTE);
}

/** The incident that the scenario proposes, as a form takes it. */
export function suggestionOf(scenario: Scenario): DrillDetail['suggestion'] {
  const { firstKnownMinute, activation, ...said } = scenario.incident;
  return {
    ...said,
    rule: structuredClone(said.rule),
    firstKnownAt: isoTime(momentOf(scenario, firstKnownMinute)),
    activate: activation,
  };
}
