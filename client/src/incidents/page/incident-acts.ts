/** Which acts on an incident stand as buttons, and which in the menu. */
import type { IncidentCommandKind } from '@heed/shared/incidents';

/** What moves an incident on through its life: the first that is allowed is the default. */
const steps: readonly IncidentCommandKind[] = ['activate', 'stabilise', 'stand-down', 'review'];
const besideStep: readonly IncidentCommandKind[] = ['adjust', 'report-upward'];

export function arrangeIncidentActs(allowed: readonly IncidentCommandKind[]): {
  buttons: IncidentCommandKind[];
  menu: IncidentCommandKind[];
} {
  const first = steps.find((kind) => allowed.includes(kind));
  const beside = besideStep.filter((kind) => allowed.includes(kind));
  const buttons = first ? [first, ...beside] : beside;
  return { buttons, menu: allowed.filter((kind) => !buttons.includes(kind)) };
}
