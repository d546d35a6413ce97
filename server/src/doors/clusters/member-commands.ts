/** [K10] One command for every member of a cluster, each decided by the case's own rules and rights. */
import { Injectable } from '@nestjs/common';
import type { ClusterCommand, MemberCommandKind, MemberResult } from '@heed/shared/clusters';
import type { CaseCommand } from '@heed/shared/commands';
import type { Principal } from '../../access/principal';
import { isVisible } from '../../access/visible';
import type { CaseRecord } from '../../cases/case-record';
import { loadCases } from '../../cases/case-rows';
import { ClusterDesk } from '../../clusters/cluster-desk';
import type { ClusterRecord } from '../../clusters/cluster-record';
import { loadCaseFacts, loadMembers } from '../../clusters/cluster-rows';
import { isAnswered } from '../../cases/rules/answered';
import type { DeskDone } from '../../journal/desk-writer';
import { Database } from '../../kernel/database/database';
import { isRefusal, refuse, type Refusal } from '../../kernel/refusal';
import { sha256Hex } from '../../kernel/seal/digest';
import { CaseCommands } from '../cases/case-commands';
import type { Language } from '../http/language';
import { rejectionOf } from '../http/messages';
import { clusterActor } from './cluster-actor';

/** Commands that are on their way together: the group commit takes them as one batch. */
const AT_ONCE = 25;

type MemberCommand = Extract<ClusterCommand, { kind: MemberCommandKind }>;
/** A command to a case, without the version that it finds there. */
type Given = CaseCommand extends infer C
  ? C extends CaseCommand
    ? Omit<C, 'expectedVersion'>
    : never
  : never;

/** Who asks, and in which language refusals are told. */
interface Asked {
  readonly principal: Principal;
  readonly language: Language;
}

interface Told {
  readonly caseId: string;
  readonly version: number;
}

@Injectable()
export class MemberCommands {
  constructor(
    private readonly database: Database,
    private readonly desk: ClusterDesk,
    private readonly commands: CaseCommands,
  ) {}

  /** Repeated, it goes to the same versions of the same members, and so gets the same answers. */
  async give(
    asked: Asked,
    record: ClusterRecord,
    command: MemberCommand,
  ): Promise<(DeskDone & { results: MemberResult[] }) | Refusal> {
    const refused =
      command.kind === 'close' ? await this.unanswered(asked.principal, record) : null;
    if (refused) return refused;
    const done = await this.desk.act(record, command, clusterActor(asked.principal));
    if (isRefusal(done)) return done;
    const { expectedVersion: _, ...given } = command;
    const members = await this.desk.membersOfAct(done.subjectId);
    // The lead comes last: it isn't closed before those that it answers for.
    const lead = members.filter(({ caseId }) => caseId === record.leadId);
    const others = members.filter(({ caseId }) => caseId !== record.leadId);
    const answers = await this.each(asked, others, given);
    return { ...done, results: [...(await this.each(asked, lead, given)), ...answers] };
  }

  /** Takes back what an act did, where each case's rules still let it. */
  async takeBack(asked: Asked, actId: string, requestId: string): Promise<MemberResult[]> {
    const members = await this.desk.membersOfAct(actId);
    const now = await loadCaseFacts(
      this.database.pool,
      members.map(({ caseId }) => caseId),
    );
    const changed = members.flatMap(({ caseId, version }) => {
      const facts = now.get(caseId);
      return facts && facts.version > version ? [{ caseId, version: facts.version }] : [];
    });
    return this.each(asked, changed, { kind: 'undo', requestId });
  }

  /** [K11] */
  private async unanswered(principal: Principal, { id }: ClusterRecord): Promise<Refusal | null> {
    const members = await loadMembers(this.database.pool, id);
    const records = await loadCases(
      this.database,
      members.map(({ caseId }) => caseId),
    );
    const waiting = [...records.values()].filter((record) => !isAnswered(record));
    if (waiting.length === 0) return null;
    const seen = waiting.filter((each) => isVisible(principal, each));
    const details = seen.map(({ caseNo }) => ({ path: caseNo, message: 'unanswered' }));
    return refuse('has-unanswered', { details });
  }

  private async each(
    asked: Asked,
    members: readonly Told[],
    given: Given,
  ): Promise<MemberResult[]> {
    const results: MemberResult[] = [];
    for (let from = 0; from < members.length; from += AT_ONCE) {
      const some = members.slice(from, from + AT_ONCE);
      const records = await loadCases(
        this.database,
        some.map(({ caseId }) => caseId),
      );
      const answers = some.map((told) => this.one(asked, records.get(told.caseId), told, given));
      results.push(...(await Promise.all(answers)).flat());
    }
    return results;
  }

  private async one(
    { principal, language }: Asked,
    record: CaseRecord | undefined,
    { caseId, version }: Told,
    given: Given,
  ): Promise<MemberResult[]> {
    // One that the principal may not see isn't told of, and nothing is done to it.
    if (!record || !isVisible(principal, record)) return [];
    const requestId = sha256Hex(`${given.requestId}|${caseId}`);
    const command: CaseCommand = { ...given, requestId, expectedVersion: version };
    const answer = await this.commands.command(principal, caseId, command);
    const rejection = isRefusal(answer) ? rejectionOf(answer, language) : null;
    return [{ caseId, caseNo: record.caseNo, rejection }];
  }
}
