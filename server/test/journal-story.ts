/** A journal told as a story: complaints come in, cases move, time goes by. In memory, for tests. */
import type { Channel, ClockKind, Urgency } from '@heed/shared/vocabulary';
import type { CaseAfter, JournalEntry, NewEvent } from '../src/journal/events';
import { asRule } from '../src/journal/events/asks';
import { figure, incidentIdOf, loreOf, openingOf, type Sampled } from './incident-facts';

const HASH = '0'.repeat(64);
const MINUTE = 60_000;

export interface Told {
  readonly channel?: Channel;
  readonly category?: string | null;
  readonly district?: string | null;
  readonly street?: string | null;
  readonly cell?: string | null;
  readonly urgency?: Urgency;
  readonly person?: number;
  readonly unit?: number;
  readonly historic?: boolean;
  /** When it was received, if not now. */
  readonly receivedAt?: string;
  readonly closedAt?: string;
  /** Minutes from the receipt until the first running clock is due; null for none. */
  readonly dueInMinutes?: number | null;
  /** The case that it repeats. */
  readonly repeats?: string;
  /** Questions of the public that it asks. */
  readonly asks?: readonly string[];
  /** The incident that its source names. */
  readonly incident?: string;
}

/** An id that is the same in each run. */
export function idOf(kind: 'case' | 'complaint' | 'person' | 'unit' | 'member', n: number): string {
  const kinds = { case: '1', complaint: '2', person: '3', unit: '4', member: '5' };
  return `${kinds[kind].repeat(8)}-0000-7000-8000-${String(n).padStart(12, '0')}`;
}

export class JournalStory {
  readonly entries: JournalEntry[] = [];
  private readonly cases = new Map<string, CaseAfter>();
  private now: number;

  constructor(
    at: string,
    private readonly realm = 'real',
  ) {
    this.now = Date.parse(at);
  }

  /** The time that the story has come to, in milliseconds. */
  get time(): number {
    return this.now;
  }

  at(time: string): this {
    this.now = Date.parse(time);
    return this;
  }

  afterMinutes(minutes: number): this {
    this.now += minutes * MINUTE;
    return this;
  }

  /** A complaint comes in; returns the case's id. */
  registers(told: Told = {}): string {
    const before = told.repeats === undefined ? undefined : this.stand(told.repeats);
    const opened = before === undefined;
    const caseId = told.repeats ?? idOf('case', this.cases.size + 1);
    const after = before ? { ...before, version: before.version + 1 } : this.firstStand(told);
    this.cases.set(caseId, after);
    const data = { ...registration(told, after, iso(this.now)), caseId, opened };
    this.append({
      type: 'complaint-registered',
      data: { ...data, complaintId: this.nextComplaint() },
    });
    return caseId;
  }

  dispatches(caseId: string, unit: number): this {
    const unitId = idOf('unit', unit);
    const data = this.move(caseId, { unitId, holderId: null, state: 'dispatched' });
    return this.append({ type: 'case-dispatched', data: { ...data, ...unsaid, unitId } });
  }

  claims(caseId: string, member: number): this {
    const holderId = idOf('member', member);
    const data = this.move(caseId, { holderId, state: 'claimed' });
    return this.append({ type: 'case-claimed', data: { ...data, holderId } });
  }

  contacts(caseId: string): this {
    const data = this.move(caseId, { contacted: true, state: 'in_progress' });
    return this.append({
      type: 'complainant-contacted',
      data: { ...data, ...unsaid, reached: true, first: true },
    });
  }

  replies(caseId: string): this {
    const data = this.move(caseId, { state: 'replied' });
    return this.append({ type: 'case-replied', data: { ...data, ...unsaid } });
  }

  closes(caseId: string): this {
    const data = this.move(caseId, { state: 'closed', closedAt: iso(this.now), running: [] });
    return this.append({ type: 'case-closed', data: { ...data, ...unsaid } });
  }

  reopens(caseId: string, dueInMinutes: number): this {
    const running = [runningClock('handle', this.now, dueInMinutes)];
    const data = this.move(caseId, { state: 'reopened', closedAt: null, running });
    return this.append({ type: 'case-reopened', data: { ...data, ...unsaid } });
  }

  setsUrgency(caseId: string, urgency: Urgency, dueInMinutes: number): this {
    const from = this.stand(caseId).urgency;
    const running = [runningClock('handle', this.now, dueInMinutes)];
    const data = this.move(caseId, { urgency, running });
    return this.append({ type: 'urgency-set', data: { ...data, ...unsaid, from, to: urgency } });
  }

  setsCategory(caseId: string, category: string): this {
    const from = this.stand(caseId).category;
    const data = this.move(caseId, { category });
    return this.append({ type: 'category-set', data: { ...data, ...unsaid, from, to: category } });
  }

  setsPlace(caseId: string, district: string | null, street: string | null = null): this {
    const data = this.move(caseId, { district, street });
    return this.append({ type: 'place-set', data: { ...data, ...unsaid, district, street } });
  }

  opensIncident(n: number): string {
    const incidentId = incidentIdOf(n);
    this.append({ type: 'incident-opened', data: openingOf(incidentId, iso(this.now)) });
    return incidentId;
  }

  links(caseId: string, incidentId: string): this {
    const lore = loreOf(this.entries, caseId);
    const incidentIds = [...(this.stand(caseId).incidentIds ?? []), incidentId];
    const data = { ...this.move(caseId, { incidentIds }), ...unsaid, ...lore };
    return this.append({ type: 'case-linked', data: { ...data, incidentId, rule: 'rule' } });
  }

  unlinks(caseId: string, incidentId: string): this {
    const { heard } = loreOf(this.entries, caseId);
    const left = this.incidentsOf(caseId).filter((id) => id !== incidentId);
    const incidentIds = left.length > 0 ? left : undefined;
    const data = { ...this.move(caseId, { incidentIds }), ...unsaid, heard };
    return this.append({ type: 'case-unlinked', data: { ...data, incidentId, rule: null } });
  }

  incidentsOf(caseId: string): readonly string[] {
    return this.stand(caseId).incidentIds ?? [];
  }

  measures(sampled: Sampled): this {
    const data = figure(this.entries.length, iso(this.now), sampled);
    return this.append({ type: 'figure-set', data });
  }

  answers(caseId: string): this {
    const data = this.move(caseId, { state: 'closed', closedAt: iso(this.now), running: [] });
    return this.append({ type: 'case-answered', data: { ...data, ...unsaid } });
  }

  /** Anything else that may happen. */
  tells(event: NewEvent): this {
    return this.append(event);
  }

  changesReference(version: number): this {
    const data = { list: 'units', version, added: 1, changed: 0 } as const;
    return this.append({ type: 'reference-changed', data });
  }

  /** Ids of the cases that are open. */
  open(): string[] {
    return [...this.cases].filter(([, { closedAt }]) => closedAt === null).map(([id]) => id);
  }

  private append(event: NewEvent): this {
    this.entries.push({
      ...event,
      position: this.entries.length + 1,
      at: iso(this.now),
      realm: this.realm,
      actor: { kind: 'system', id: null },
    });
    return this;
  }

  private stand(caseId: string): CaseAfter {
    const stand = this.cases.get(caseId);
    if (!stand) throw new Error(`the story has no case ${caseId}`);
    return stand;
  }

  private firstStand(told: Told): CaseAfter {
    const receivedAt = told.receivedAt ?? iso(this.now);
    const due = told.dueInMinutes === undefined ? 120 : told.dueInMinutes;
    const closedAt = told.closedAt ?? null;
    return {
      caseNo: `A-${String(this.cases.size + 1).padStart(4, '0')}`,
      version: 1,
      state: stateOf(told),
      urgency: told.urgency ?? 'normal',
      category: told.category ?? null,
      district: told.district ?? null,
      street: told.street ?? null,
      unitId: told.unit === undefined ? null : idOf('unit', told.unit),
      holderId: null,
      personId: idOf('person', told.person ?? this.cases.size + 1),
      receivedAt,
      contacted: false,
      escalation: 0,
      historic: told.historic ?? false,
      closedAt,
      ...(told.incident !== undefined && { incidentIds: [told.incident] }),
      running:
        due === null || closedAt !== null || told.historic
          ? []
          : [runningClock('handle', Date.parse(receivedAt), due)],
    };
  }

  private move(caseId: string, changes: Partial<CaseAfter>) {
    const before = this.stand(caseId);
    const after = { ...before, ...changes, version: before.version + 1 };
    this.cases.set(caseId, after);
    return { caseId, after, set: [], stopped: [] };
  }

  private nextComplaint(): string {
    return idOf('complaint', this.entries.length + 1);
  }
}

const unsaid = { sealId: null, sealDigest: null };

function stateOf(told: Told): CaseAfter['state'] {
  if (told.closedAt !== undefined) return 'closed';
  return told.unit === undefined ? 'pending_dispatch' : 'dispatched';
}

function registration(told: Told, after: CaseAfter, now: string) {
  return {
    after,
    set: [],
    stopped: [],
    repeatRule: told.repeats === undefined ? null : 'same-person',
    worse: false,
    channel: told.channel ?? 'phone',
    kind: null,
    receivedAt: told.receivedAt ?? now,
    occurredAt: null,
    personId: after.personId,
    reachable: true,
    sealId: after.personId,
    sealDigest: HASH,
    category: told.category ?? null,
    urgency: after.urgency,
    fired: (told.asks ?? []).map((ask) => ({ rule: asRule(ask) })),
    vulnerable: [],
    district: told.district ?? null,
    street: told.street ?? null,
    cell: told.cell ?? null,
    requestKey: null,
    evidenceIds: [],
    importId: null,
  };
}

function runningClock(kind: ClockKind, startedAt: number, dueInMinutes: number) {
  const dueAt = startedAt + dueInMinutes * MINUTE;
  const warning = Math.max((dueInMinutes * MINUTE) / 4, 15 * MINUTE);
  return {
    kind,
    startedAt: iso(startedAt),
    dueAt: iso(dueAt),
    soonAt: iso(Math.max(startedAt, dueAt - warning)),
  };
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
