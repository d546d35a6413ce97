/** Stories about one case: given what happened, when somebody commands, then this follows. */
import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { CaseCommand } from '@heed/shared/commands';
import type { ClockKind } from '@heed/shared/vocabulary';
import type { Limits } from '@heed/shared/thresholds';
import { defaultClockPolicy } from '../data/clock-policy';
import { defaultLimits } from '../data/thresholds';
import { defaultWorkCalendar } from '../data/work-calendar';
import type { CaseRecord } from '../src/cases/case-record';
import { afterOf, complete, setOf } from '../src/cases/rules/complete';
import { decide } from '../src/cases/rules/decide';
import type { ClockPolicy } from '../src/cases/rules/due-time';
import type { CaseEvent } from '../src/cases/rules/case-event';
import { clocksAfter, evolve } from '../src/cases/rules/evolve';
import { openCase, type Opening } from '../src/cases/rules/open';
import { NO_LINK, type CommandActor, type LinkFacts } from '../src/cases/rules/situation';
import { clockPolicyOf } from '../src/cases/clock-policies';
import type { CaseLists } from '../src/cases/policy';
import { Refusal } from '../src/kernel/refusal';

export const water = '00000000-0000-7000-8000-0000000000a1';
export const power = '00000000-0000-7000-8000-0000000000a2';

/** People of the stories; Li and Wang work at the water unit, Zhou leads, Gao follows up. */
export const people = {
  li: worker('00000000-0000-7000-8000-0000000000b1', water),
  wang: worker('00000000-0000-7000-8000-0000000000b2', water),
  chen: worker('00000000-0000-7000-8000-0000000000b3', power),
  zhou: { ...worker('00000000-0000-7000-8000-0000000000b4', null), leader: true },
  gao: worker('00000000-0000-7000-8000-0000000000b5', null),
  /** The clock itself. */
  time: { kind: 'system', id: 'case-times', unitId: null, unitIds: [], leader: true },
} satisfies Record<string, CommandActor>;
export type Person = keyof typeof people;

function worker(id: string, unitId: string | null): CommandActor {
  return { kind: 'account', id, unitId, unitIds: unitId ? [unitId] : [], leader: false };
}

export const directory: CaseLists = {
  limits: defaultLimits,
  clockPolicy: defaultClockPolicy,
  calendars: [defaultWorkCalendar],
  unitExists: (id) => id === water || id === power,
  unitsBelow: (id) => [id],
  isTaskForce: (id) => id === power,
  memberUnit: (id) => Object.values(people).find((person) => person.id === id)?.unitId,
  categoryExists: (code) => ['water-outage', 'road'].includes(code),
  districtOf: (code) => ({ east: 'east', 'east-willow': 'east' })[code],
};

export const limits = clockPolicyOf(directory, 'Asia/Shanghai');

/** A command without what every command carries. */
export type Ask = CaseCommand extends infer C
  ? C extends CaseCommand
    ? Omit<C, 'expectedVersion' | 'requestId'> & { expectedVersion?: number }
    : never
  : never;

export class CaseStory {
  readonly events: CaseEvent[] = [];
  /** The record before each event. */
  readonly past: CaseRecord[] = [];
  refusal: Refusal | null = null;
  private policy: ClockPolicy = limits;
  private thresholds: Limits = defaultLimits;
  private pace = 1;
  private link: LinkFacts = { ...NO_LINK, incident: { realm: 'real', open: true } };

  constructor(
    public record: CaseRecord,
    private now: number,
  ) {}

  /** Lets time pass. */
  after(minutes: number): this {
    this.now += minutes * 60_000;
    return this;
  }

  /** In a drill whose time runs faster. */
  pacedAt(speed: number): this {
    this.pace = speed;
    return this;
  }

  /** What is known of the incident from here on. */
  knowing(link: Partial<LinkFacts>): this {
    this.link = { ...this.link, ...link };
    return this;
  }

  /** Other limits hold from here on. */
  by(policy: ClockPolicy): this {
    this.policy = policy;
    return this;
  }

  /** Other thresholds hold from here on. */
  under(thresholds: Partial<Limits>): this {
    this.thresholds = { ...this.thresholds, ...thresholds };
    return this;
  }

  get at(): string {
    return new Date(this.now).toISOString();
  }

  /** Somebody commands; a refusal is kept for `refused`, anything else changes the record. */
  when(who: Person, ask: Ask): this {
    const command = { expectedVersion: this.record.version, requestId: randomUUID(), ...ask };
    const words = { sealId: blank.id, sealDigest: 'a'.repeat(64) };
    const actor = people[who];
    const situation = {
      record: this.record,
      actor,
      now: this.at,
      pace: this.pace,
      policy: this.policy,
      limits: this.thresholds,
      directory,
      words,
      link: this.link,
    };
    const draft = decide(situation, command);
    this.refusal = draft instanceof Refusal ? draft : null;
    if (draft instanceof Refusal) return this;
    const moment = {
      at: this.at,
      realm: 'real',
      actorId: actor.kind === 'system' ? null : actor.id,
    };
    const { record, event } = complete(this.record, draft, moment);
    expect(evolve(this.record, event, moment)).toEqual(record);
    this.past.push(this.record);
    this.record = record;
    this.events.push(event);
    return this;
  }

  gives(expected: Partial<CaseRecord>): this {
    expect(this.refusal).toBeNull();
    expect(this.record).toMatchObject(expected);
    return this;
  }

  refused(error: Refusal['error']): this {
    expect(this.refusal?.error).toBe(error);
    return this;
  }

  /** Minutes from the receipt to the due time of a running clock; undefined where it doesn't run. */
  due(kind: ClockKind): number | undefined {
    const clock = this.record.clocks.find((c) => c.kind === kind && c.stoppedAt === null);
    if (!clock) return undefined;
    return (Date.parse(clock.dueAt) - Date.parse(this.record.receivedAt)) / 60_000;
  }
}

const start = Date.parse('2026-11-24T06:00:00.000Z');

/** A case as a complaint opens it at 14:00 in Shanghai. */
export function given(opening: Partial<Opening> = {}): CaseStory {
  const now = new Date(start).toISOString();
  const full: Opening = {
    urgency: 'urgent',
    kind: null,
    receivedAt: now,
    now,
    unitId: null,
    historic: false,
    reachable: true,
    closedAt: null,
    dueAt: null,
    ...opening,
  };
  const opened = openCase(full, limits);
  const set = opened.clocks.map(setOf);
  const { urgency, receivedAt, historic, unitId, closedAt } = full;
  const facts = { urgency, receivedAt, historic, unitId, closedAt, state: opened.state };
  const clocks = clocksAfter([], set, opened.stopped, closedAt ?? now);
  const event = registered({ ...blank, ...facts, clocks }, full, { set, stopped: opened.stopped });
  const moment = { at: now, realm: 'real', actorId: null };
  return new CaseStory(evolve(null, event, moment), start);
}

function registered(
  record: CaseRecord,
  opening: Opening,
  clocks: Pick<CaseEvent['data'], 'set' | 'stopped'>,
): CaseEvent {
  return {
    type: 'complaint-registered',
    data: {
      ...clocks,
      caseId: record.id,
      after: afterOf(record, false),
      complaintId: record.firstComplaintId,
      opened: true,
      repeatRule: null,
      worse: false,
      channel: 'phone',
      kind: null,
      receivedAt: record.receivedAt,
      occurredAt: null,
      personId: record.personId,
      sealId: record.id,
      sealDigest: 'a'.repeat(64),
      category: null,
      urgency: record.urgency,
      fired: [],
      vulnerable: [],
      district: null,
      street: null,
      cell: null,
      requestKey: null,
      evidenceIds: [],
      importId: null,
      reachable: opening.reachable,
    },
  };
}

const blank: CaseRecord = {
  id: '00000000-0000-7000-8000-000000000001',
  caseNo: '261124-00001',
  realm: 'real',
  version: 1,
  state: 'registered',
  urgency: 'urgent',
  category: null,
  district: null,
  street: null,
  channel: 'phone',
  kind: null,
  unitId: null,
  holderId: null,
  personId: '00000000-0000-7000-8000-000000000002',
  firstComplaintId: '00000000-0000-7000-8000-000000000003',
  receivedAt: '',
  registeredAt: '',
  contactedAt: null,
  reachable: true,
  closedAt: null,
  escalation: 0,
  remindCount: 0,
  reopenCount: 0,
  repeatCount: 0,
  followUpAttempts: 0,
  worse: false,
  historic: false,
  replyAuthorId: null,
  replySealId: null,
  clocks: [],
};
