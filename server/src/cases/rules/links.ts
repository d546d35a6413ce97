/** Which incidents a case belongs to: linked by a person, by a rule or by its source, and taken out again. */
import type { CaseCommand } from '@heed/shared/commands';
import { refuseField, type Refusal, refuse } from '../../kernel/refusal';
import type { Draft } from './complete';
import type { Situation } from './situation';

/** [C24] [C26] */
export function decideLink(
  { record, words, link }: Situation,
  { incidentId }: Extract<CaseCommand, { kind: 'link-incident' }>,
): Draft | Refusal {
  const { incidentIds = [], keptOutOf = [] } = record;
  if (link.incident?.realm !== record.realm || !link.incident.open) {
    return refuseField('unknown-incident', 'incidentId', 'unknown-value');
  }
  if (incidentIds.includes(incidentId)) return refuse('already-so');
  if (link.rule !== null && keptOutOf.includes(incidentId)) return refuse('already-so');
  return {
    type: 'case-linked',
    data: {
      ...words,
      incidentId,
      rule: link.rule,
      heard: [...link.heard],
      progress: link.progress,
      set: [],
      stopped: [],
    },
    patch: { incidentIds: [...incidentIds, incidentId] },
  };
}

/** [C25] [C26] */
export function decideUnlink(
  { record, words, link }: Situation,
  { incidentId }: Extract<CaseCommand, { kind: 'unlink-incident' }>,
): Draft | Refusal {
  const { incidentIds = [] } = record;
  if (!incidentIds.includes(incidentId)) return refuse('already-so');
  const left = incidentIds.filter((id) => id !== incidentId);
  return {
    type: 'case-unlinked',
    data: {
      ...words,
      incidentId,
      rule: link.rule,
      heard: [...link.heard],
      set: [],
      stopped: [],
    },
    patch: { incidentIds: left.length > 0 ? left : undefined },
  };
}
