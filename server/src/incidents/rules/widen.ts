/** [I21] A suggestion that an incident takes in: its rule asks for the suggestion's cases besides. Pure. */
import { MOST_ADDED, type LinkRule, type LinkRulePart } from '@heed/shared/incidents';
import { refuse, refuseField, type Refusal } from '../../kernel/refusal';
import type { IncidentRecord } from '../incident-record';
import { ruleInEvent } from './link-rule';
import type { IncidentDraft } from './situation';
import { incidentTransitionOf } from './transitions';

/** What is added, and what it was called by whoever added it. */
export interface Added {
  readonly suggestionId: string;
  readonly parts: readonly LinkRulePart[];
  readonly name: string;
}

/** The rule as it is by then is widened, so no version is named: nothing that another set is taken away. */
export function decideWidening(
  { record, rule }: { readonly record: IncidentRecord; readonly rule: LinkRule },
  { suggestionId, parts, name }: Added,
): IncidentDraft | Refusal {
  if (!incidentTransitionOf('set-rule').from.includes(record.state)) return refuse('illegal-state');
  const { also = [] } = rule;
  if (also.length + parts.length > MOST_ADDED)
    return refuseField('invalid', 'incidentId', 'too-many-added');
  const widened = { ...rule, also: [...also, ...parts] };
  return {
    type: 'incident-rule-set',
    data: { rule: ruleInEvent(widened), suggestionId },
    patch: {},
    words: { suggestion: name },
    rule: widened,
  };
}
