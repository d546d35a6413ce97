/** The scenarios that can be played, by code. */
import { jiangzhouWater } from './jiangzhou-water/scenario';
import type { Scenario } from './scenario-types';

export type {
  CaseFacts,
  HandAct,
  PlannedAct,
  Scenario,
  ScenarioBulletin,
  ScenarioFigure,
  ScenarioIncident,
  ScenarioLayer,
  ScenarioLists,
  ScenarioPerson,
  ScenarioStep,
  ScenarioUnit,
  ServicePoint,
  Story,
  ToldComplaint,
} from './scenario-types';

export const scenarios: ReadonlyMap<string, Scenario> = new Map(
  [jiangzhouWater].map((scenario) => [scenario.code, scenario]),
);
