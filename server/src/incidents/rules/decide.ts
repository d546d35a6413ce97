/** What a command does to an incident, or why it does nothing. Pure: the record, the command and the moment decide. */
import type { IncidentCommand, IncidentCommandKind } from '@heed/shared/incidents';
import { isoTime, parseTime } from '../../kernel/instant';
import { refuse, refuseField, isRefusal, type Refusal } from '../../kernel/refusal';
import type { IncidentRecord } from '../incident-record';
import { meetClocks, withReport, withStatutoryClocks, withoutFurtherReports } from './clocks';
import { linkRuleFault, ruleInEvent, storedRule } from './link-rule';
import type { IncidentDraft, IncidentSituation, StepWords } from './situation';
import { incidentTransitionOf } from './transitions';

/** How far ahead of our clock the clock of a person who reports may be. */
const CLOCK_SKEW = 10 * 60_000;

type Command<K extends IncidentCommandKind> = Extract<IncidentCommand, { kind: K }>;

export function decideIncident(
  situation: IncidentSituation,
  command: IncidentCommand,
): IncidentDraft | Refusal {
  const { record } = situation;
  if (command.expectedVersion !== record.version) {
    return refuse('stale-version', { currentVersion: record.version });
  }
  if (!incidentTransitionOf(command.kind).from.includes(record.state))
    return refuse('illegal-state');
  return decideByKind(situation, command);
}

/** One decider a kind: a kind without one does not compile. */
const deciders: {
  readonly [K in IncidentCommandKind]: (
    situation: IncidentSituation,
    command: Command<K>,
  ) => IncidentDraft | Refusal;
} = {
  activate: decideActivation,
  adjust: decideAdjustment,
  stabilise: ({ now }, { reason }) => ({
    type: 'incident-stabilised',
    data: {},
    patch: { state: 'stabilised', stabilisedAt: now },
    words: { reason },
  }),
  'stand-down': ({ record, now }, { reason }) => ({
    type: 'incident-stood-down',
    data: {},
    patch: {
      state: 'stood_down',
      stoodDownAt: now,
      clocks: withoutFurtherReports(record.clocks),
    },
    words: { reason },
  }),
  review: (_, { reason }) => ({
    type: 'incident-reviewed',
    data: {},
    patch: { state: 'reviewed' },
    words: { reason },
  }),
  'set-rule': decideRule,
  rename: (_, { name, nameEn = null, summary = null }) => ({
    type: 'incident-renamed',
    data: {},
    patch: {},
    words: written({ name, nameEn, summary }),
    named: { name, nameEn, summary },
  }),
  'report-upward': decideReport,
  'hold-press-conference': decidePressConference,
};

function decideByKind<K extends IncidentCommandKind>(
  situation: IncidentSituation,
  command: Command<K>,
): IncidentDraft | Refusal {
  return deciders[command.kind](situation, command);
}

/** [I4] 启动响应 says matter, level, expected duration and measures. */
export function decideActivation(
  { record, now }: Pick<IncidentSituation, 'record' | 'now'>,
  activation: Omit<Command<'activate'>, 'kind' | 'expectedVersion' | 'requestId'>,
): IncidentDraft {
  const { level, matter, expectedDuration, measures } = activation;
  const patch = { state: 'activated', level, activatedAt: now } as const;
  return {
    type: 'incident-activated',
    data: { level },
    patch: { ...patch, clocks: withStatutoryClocks({ ...record, ...patch }) },
    words: { matter, expectedDuration, measures },
  };
}

/** [I3] [I4] */
function decideAdjustment(
  { record }: IncidentSituation,
  command: Command<'adjust'>,
): IncidentDraft | Refusal {
  const { level, grade, warning } = record;
  const scales = {
    level: command.level ?? level,
    grade: command.grade === undefined ? grade : command.grade,
    warning: command.warning === undefined ? warning : command.warning,
  };
  const fault = gradeFault(record.class, scales.grade);
  if (fault) return fault;
  if (scales.level === level && scales.grade === grade && scales.warning === warning) {
    return refuse('already-so');
  }
  const patch = { ...scales, state: 'adjusted' } as const;
  return {
    type: 'incident-adjusted',
    data: { from: { level, grade, warning } },
    patch: { ...patch, clocks: withStatutoryClocks({ ...record, ...patch }) },
    words: { reason: command.reason },
  };
}

/** [I3] The law grades no social-security incident. */
export function gradeFault(
  incidentClass: IncidentRecord['class'],
  grade: IncidentRecord['grade'],
): Refusal | null {
  return incidentClass === 'social-security' && grade !== null
    ? refuseField('invalid', 'grade', 'not-graded')
    : null;
}

/** [I9] */
function decideRule(
  { directory }: IncidentSituation,
  { rule, reason }: Command<'set-rule'>,
): IncidentDraft | Refusal {
  const fault = linkRuleFault(rule, directory);
  if (fault) return fault;
  const stored = storedRule(rule);
  return {
    type: 'incident-rule-set',
    data: { rule: ruleInEvent(stored) },
    patch: {},
    words: { reason, words: stored.words.join(' ') },
    rule: stored,
  };
}

/** [I7] */
function decideReport(
  { record, now }: IncidentSituation,
  command: Command<'report-upward'>,
): IncidentDraft | Refusal {
  const at = timeBetween(record.firstKnownAt, command.at, now);
  if (isRefusal(at)) return at;
  const promised = command.nextDueAt ? isoTime(parseTime(command.nextDueAt)) : null;
  if (promised !== null && promised <= at) {
    return refuseField('invalid', 'nextDueAt', 'ends-before-it-begins');
  }
  return {
    type: 'incident-reported-upward',
    data: { reportedAt: at, nextDueAt: promised },
    patch: { clocks: withReport(record, at, promised) },
    words: { to: command.to, text: command.text },
  };
}

/** [I5] */
function decidePressConference(
  { record, now }: IncidentSituation,
  command: Command<'hold-press-conference'>,
): IncidentDraft | Refusal {
  const at = timeBetween(record.firstKnownAt, command.at, now);
  if (isRefusal(at)) return at;
  return {
    type: 'incident-press-conference-held',
    data: { heldAt: at },
    patch: { clocks: meetClocks(record.clocks, ['press-conference'], at) },
    words: {},
  };
}

/** A time of what was done: after the first knowledge, and not to come. */
function timeBetween(firstKnownAt: string, given: string, now: string): string | Refusal {
  const at = parseTime(given);
  if (at > parseTime(now) + CLOCK_SKEW) return refuseField('invalid', 'at', 'in-the-future');
  if (at < parseTime(firstKnownAt)) return refuseField('invalid', 'at', 'before-first-knowledge');
  return isoTime(at);
}

/** The texts that are there. */
export function written(texts: Readonly<Record<string, string | null | undefined>>): StepWords {
  const there = Object.entries(texts).filter((pair): pair is [string, string] => Boolean(pair[1]));
  return Object.fromEntries(there);
}
