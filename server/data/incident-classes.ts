/**
 * What class an incident of a category most likely is, for the proposal that a person confirms: by the
 * category's code, else its parent's. Categories that are not named here propose none.
 */
import type { IncidentClass } from '@heed/shared/incidents';

export const incidentClasses: Readonly<Record<string, IncidentClass>> = {
  water: 'accident',
  power: 'accident',
  gas: 'accident',
  heat: 'accident',
  drainage: 'accident',
  'drainage-flooding': 'natural-disaster',
  roads: 'accident',
  'traffic-accident': 'accident',
  'traffic-metro': 'accident',
  'housing-elevator': 'accident',
  'housing-quality': 'accident',
  'housing-fire-safety': 'accident',
  environment: 'accident',
  health: 'public-health',
  'market-food': 'public-health',
  security: 'social-security',
  'security-hazard': 'accident',
  'market-finance': 'social-security',
  'market-prices': 'social-security',
  labour: 'social-security',
  'telecom-outage': 'accident',
};

/** Much of these is news for the room, and no incident. */
export const neverIncidents: ReadonlySet<string> = new Set(['other-thanks']);
