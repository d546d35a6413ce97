/** The only writer: loads what a batch touches, lets the rules decide, writes it all in one commit. */
import { Injectable } from '@nestjs/common';
import { Clock, isoTime } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import type { Refusal } from '../kernel/refusal';
import { sha256Hex } from '../kernel/seal/digest';
import { Sealer } from '../kernel/seal/sealer';
import { AGAIN, GroupCommit } from '../journal/group-commit';
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
    (writes) => this.commit(writes),
    (write) => keysOf(write),
  );

  constructor(
    private readonly database: Database,
    private readonly sealer: Sealer,
    private readonly clock: Clock,
    private readonly policy: CasePolicy,
  ) {
    this.people = new People(database, sealer);
    this.numbers = new CaseNumbers(database, policy.timeZone);
  }

  /** Registers a complaint: durable when it answers. */
  async register(complaint: PreparedComplaint): Promise<RegisteredCase | Refusal> {
    return (await this.queue.submit({ kind: 'register', complaint })) as RegisteredCase | Refusal;
  }

  /** Applies a command to a case: durable when it answers. */
  async command(request: CommandRequest): Promise<CommandedCase | Refusal> {
    const requestKey = sha256Hex(`command|${request.actor.id}|${request.command.requestId}`);
    const write: Write = { kind: 'command', request, requestKey };
    return (await this.queue.submit(write)) as CommandedCase | Refusal;
  }

  /** Resolves when all that was accepted has been answered. */
  drained(): Promise<void> {
    return this.queue.drained();
  }

  private async commit(writes: readonly Write[]): Promise<(Answer | Refusal | typeof AGAIN)[]> {
    const facts = await loadBatch(this.database, this.people, writes);
    const now = this.clock.now();
    const caseNos = await this.reserveNumbers(writes, facts, now);
    const batch = new Batch();
    const touched = new Set<string>();
    const plans = writes.map((write, w) => {
      const nextCaseNo = () => caseNos.get(w) ?? '';
      const { sealer, policy } = this;
      const planning = { facts, batch, sealer, policy, touched, now: isoTime(now), nextCaseNo };
      return write.kind === 'register'
        ? planRegistration(planning, write.complaint, w)
        : planCommand(planning, write, w);
    });
    const outcomes = batch.isEmpty
      ? new Map<number, WriteOutcome>()
      : await batch.commit(this.database);
    return plans.map((plan, w) => settle(plan, outcomes.get(w)));
  }

  /** Numbers for every write that may open a case; one realm at a time, in order. */
  private async reserveNumbers(
    writes: readonly Write[],
    facts: BatchFacts,
    now: number,
  ): Promise<Map<number, string>> {
    const wanted = new Map<string, number[]>();
    writes.forEach((write, w) => {
      if (write.kind !== 'register' || facts.knownComplaint(write.complaint)) return;
      const { realm } = write.complaint;
      wanted.set(realm, [...(wanted.get(realm) ?? []), w]);
    });
    const numbers = new Map<number, string>();
    for (const [realm, indexes] of wanted) {
      const taken = await this.numbers.take(realm, now, indexes.length);
      indexes.forEach((w, n) => numbers.set(w, taken[n] ?? ''));
    }
    return numbers;
  }
}

function settle(plan: Plan, outcome: WriteOutcome | undefined): Answer | Refusal | typeof AGAIN {
  if (typeof plan !== 'function') return plan;
  if (!outcome || outcome === 'lost') return AGAIN;
  return plan(outcome.position);
}

/** What a write touches alone in its batch. */
function keysOf(write: Write): string[] {
  if (write.kind === 'command') return [`case:${write.request.caseId}`, write.requestKey];
  const { request, indexes } = write.complaint;
  const people = indexes.map(({ kind, index }) => `${kind}:${index}`);
  return request ? [request.key, ...people] : people;
}
