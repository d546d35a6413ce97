/** How an incident begins: watched, or with its response started at once. */
import type { IncidentInput } from '@heed/shared/incidents';
import { isoTime, parseTime } from '../../kernel/instant';
import { refuseField, type Refusal } from '../../kernel/refusal';
import type { Realm } from '@heed/shared/vocabulary';
import type { IncidentRecord } from '../incident-record';
import { withStatutoryClocks } from './clocks';
import { gradeFault, written } from './decide';
import type { IncidentEvent } from './evolve';
import { linkRuleFault, ruleInEvent, storedRule } from './link-rule';
import { standingOf, type IncidentDirectory, type StepWords } from './situation';

export interface IncidentOpening {
  readonly id: string;
  readonly realm: Realm;
  readonly now: string;
  readonly input: IncidentInput;
}

/** [I3] [I9] What is wrong with an opening beyond its schema. */
export function openingFault(
  { input, now }: IncidentOpening,
  directory: IncidentDirectory,
): Refusal | null {
  if (parseTime(input.firstKnownAt) > parseTime(now)) {
    return refuseField('invalid', 'firstKnownAt', 'in-the-future');
  }
  return gradeFault(input.class, input.grade ?? null) ?? linkRuleFault(input.rule, directory);
}

/** [I1] [I4] The record of an incident that is watched. */
export function openIncident({ id, realm, now, input }: IncidentOpening): IncidentRecord {
  const record: IncidentRecord = {
    id,
    realm,
    version: 1,
    state: 'monitoring',
    class: input.class,
    grade: input.grade ?? null,
    warning: input.warning ?? null,
    level: null,
    firstKnownAt: isoTime(parseTime(input.firstKnownAt)),
    openedAt: now,
    activatedAt: null,
    stabilisedAt: null,
    stoodDownAt: null,
    clocks: [],
  };
  return { ...record, clocks: withStatutoryClocks(record) };
}

export function openingWords(input: IncidentInput): StepWords {
  const { name, nameEn, summary, rule } = input;
  return written({ name, nameEn, summary, words: rule.words.join(' ') });
}

export function openingEvent(
  record: IncidentRecord,
  input: IncidentInput,
  textDigest: string,
): IncidentEvent {
  const rule = ruleInEvent(storedRule(input.rule));
  return {
    type: 'incident-opened',
    data: { incidentId: record.id, standing: standingOf(record), textDigest, rule },
  };
}
