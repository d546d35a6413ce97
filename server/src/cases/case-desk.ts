/** The only writer: loads what a batch touches, lets the rules decide, writes it all in one commit. */
import { Injectable } from '@nestjs/common';
import { REAL, type Realm } from '@heed/shared/vocabulary';
import { Database } from '../kernel/database/database';
import { isoTime, parseTime } from '../kernel/instant';
import { RealmClock } from '../kernel/realm-clock';
import type { Refusal } from '../kernel/refusal';
import { sha256Hex } from '../kernel/seal/digest';
import { Sealer } from '../kernel/seal/sealer';
import { AGAIN, GroupCommit, type WriteBatch } from '../journal/group-commit';
import { Journal } from '../journal/journal';
import { Batch, type WriteOutcome } from './batch';
import { CaseNumbers } from './case-numbers';
import { People } from './people';
import { CasePolicy } from './policy';
import type { CommandRequest, PreparedComplaint } from './prepared';
import type { Answer, CommandedCase, Plan, RegisteredCase, Write } from './planning';
import type { BatchFacts } from './batch-facts';
import { loadBatch } from './load-batch';
import { planCommand } from './plan-command';
import { planRegistration } from './plan-registration';

@Injectable()
export class CaseDesk {
  private readonly people: People;
  private readonly numbers: CaseNumbers;
  private readonly queue = new GroupCommit<Write, Answer>(
    (writes) => this.plan(writes),
    (write) => keysOf(write),
  );

  constructor(
    private readonly journal: Journal,
    private readonly sealer: Sealer,
    private readonly clock: RealmClock,
    private readonly policy: CasePolicy,
  ) {
    this.people = new People(this.database, sealer);
    this.numbers = new CaseNumbers(this.database, policy.timeZone);
  }

  /** Registers a complaint: durable when it answers. */
  register(complaint: PreparedComplaint): Promise<RegisteredCase | Refusal> {
    const written = this.queue.submit({ kind: 'register', complaint });
    return written as Promise<RegisteredCase | Refusal>;
  }

  /** Applies a command to a case: durable when it answers. */
  command(request: CommandRequest): Promise<CommandedCase | Refusal> {
    return this.queue.submit(commandWrite(request)) as Promise<CommandedCase | Refusal>;
  }

  /** What would become of these commands, each of another case, if they came now. Nothing is written. */
  async preview(requests: readonly CommandRequest[]): Promise<(CommandedCase | Refusal)[]> {
    const writes = requests.map(commandWrite);
    const facts = await loadBatch(this.database, this.people, writes);
    const timeIn = this.timesOfBatch();
    const { sealer, policy } = this;
    return writes.map((write, w) => {
      const realm = realmOf(write, facts);
      const now = isoTime(timeIn(realm));
      // The batch is thrown away: planning decides exactly as it would for a commit.
      const planning = {
        facts,
        sealer,
        policy,
        now,
        pace: this.clock.speed(realm),
        batch: new Batch(),
        touched: new Set<string>(),
      };
      const plan = planCommand({ ...planning, nextCaseNo: () => '' }, write, w);
      return (typeof plan === 'function' ? plan(0) : plan) as CommandedCase | Refusal;
    });
  }

  private get database(): Database {
    return this.journal.database;
  }

  /** Resolves when all that was accepted has been answered. */
  drained(): Promise<void> {
    return this.queue.drained();
  }

  private async plan(writes: readonly Write[]): Promise<WriteBatch<Answer>> {
    const facts = await loadBatch(this.database, this.people, writes);
    const timeIn = this.timesOfBatch();
    const caseNos = await this.reserveNumbers(writes, facts, timeIn);
    const batch = new Batch();
    const { sealer, policy } = this;
    const shared = { facts, batch, sealer, policy, touched: new Set<string>() };
    const plans = writes.map((write, w) => {
      const realm = realmOf(write, facts);
      const now = toldAt(write) ?? isoTime(timeIn(realm));
      const pace = this.clock.speed(realm);
      const planning = { ...shared, now, pace, nextCaseNo: () => caseNos.get(w) ?? '' };
      return write.kind === 'register'
        ? planRegistration(planning, write.complaint, w)
        : planCommand(planning, write, w);
    });
    return async () => {
      const outcomes = batch.isEmpty
        ? new Map<number, WriteOutcome>()
        : await batch.commit(this.journal);
      return plans.map((plan, w) => settle(plan, outcomes.get(w)));
    };
  }

  /** Each realm's own time, the same for all of its writes in a batch. */
  private timesOfBatch(): (realm: Realm) => number {
    const times = new Map<Realm, number>();
    return (realm) => {
      const now = times.get(realm) ?? this.clock.now(realm);
      times.set(realm, now);
      return now;
    };
  }

  /** Numbers for every write that may open a case; one realm at a time, in order. */
  private async reserveNumbers(
    writes: readonly Write[],
    facts: BatchFacts,
    timeIn: (realm: Realm) => number,
  ): Promise<Map<number, string>> {
    const wanted = new Map<string, number[]>();
    writes.forEach((write, w) => {
      if (write.kind !== 'register' || facts.knownComplaint(write.complaint)) return;
      const { realm } = write.complaint;
      const before = wanted.get(realm);
      if (before) before.push(w);
      else wanted.set(realm, [w]);
    });
    const numbers = new Map<number, string>();
    for (const [realm, indexes] of wanted) {
      const [first] = indexes.flatMap((w) => writes[w] ?? []);
      const at = first && toldAt(first);
      const day = at === undefined ? timeIn(realm) : parseTime(at);
      const taken = await this.numbers.take(realm, day, indexes.length);
      indexes.forEach((w, n) => numbers.set(w, taken[n] ?? ''));
    }
    return numbers;
  }
}

function commandWrite(request: CommandRequest): Extract<Write, { kind: 'command' }> {
  const requestKey = sha256Hex(`command|${request.actor.id}|${request.command.requestId}`);
  return { kind: 'command', request, requestKey };
}

function settle(plan: Plan, outcome: WriteOutcome | undefined): Answer | Refusal | typeof AGAIN {
  if (typeof plan !== 'function') return plan;
  if (!outcome || outcome === 'lost') return AGAIN;
  return plan(outcome.position);
}

/** A command belongs to its case's realm; one without a case is refused in any. */
function realmOf(write: Write, facts: BatchFacts): Realm {
  if (write.kind === 'register') return write.complaint.realm;
  return facts.record(write.request.caseId)?.realm ?? REAL;
}

/** A replay tells each row at the row's own moment; whatever else is written happens now. */
function toldAt(write: Write): string | undefined {
  return write.kind === 'register' ? write.complaint.toldAt : undefined;
}

/** What a write touches alone in its batch. */
function keysOf(write: Write): string[] {
  if (write.kind === 'command') return [`case:${write.request.caseId}`, write.requestKey];
  const { request, indexes } = write.complaint;
  const people = indexes.map(({ kind, index }) => `${kind}:${index}`);
  return request ? [request.key, ...people] : people;
}
