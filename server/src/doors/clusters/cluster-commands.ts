/** Commands to a cluster: may this principal do that to each case it names; then the desk, or every member's. */
import { Injectable } from '@nestjs/common';
import {
  memberCommandKinds,
  type ClusterCommand,
  type ClusterInput,
  type ClusterResult,
  type MemberCommandKind,
} from '@heed/shared/clusters';
import type { DeskDone } from '../../journal/desk-writer';
import type { Principal } from '../../access/principal';
import { can } from '../../access/can';
import { isVisible } from '../../access/visible';
import { loadCases } from '../../cases/case-rows';
import { ClusterDesk } from '../../clusters/cluster-desk';
import { loadCluster } from '../../clusters/cluster-rows';
import type { RelationCommand } from '../../clusters/rules/decide';
import { Database } from '../../kernel/database/database';
import { isId } from '../../kernel/ids';
import { isRefusal, refuse, refuseField, type Refusal } from '../../kernel/refusal';
import { ClusterQuery } from '../../queries/cluster-detail';
import type { Language } from '../http/language';
import { clusterActor } from './cluster-actor';
import { MemberCommands } from './member-commands';

@Injectable()
export class ClusterCommands {
  constructor(
    private readonly database: Database,
    private readonly desk: ClusterDesk,
    private readonly clusters: ClusterQuery,
    private readonly members: MemberCommands,
  ) {}

  async open(principal: Principal, input: ClusterInput): Promise<ClusterResult | Refusal> {
    const refused = await this.unseen(principal, input.caseIds);
    if (refused) return refused;
    const records = [...(await loadCases(this.database, input.caseIds)).values()];
    const [realm, another] = new Set(records.map((record) => record.realm));
    if (realm === undefined) return refuse('not-found');
    if (another !== undefined) return refuseField('invalid', 'caseIds', 'several-realms');
    return this.result(principal, await this.desk.open(input, realm, clusterActor(principal)), []);
  }

  async command(
    principal: Principal,
    id: string,
    command: ClusterCommand,
    language: Language,
  ): Promise<ClusterResult | Refusal> {
    const record = await loadCluster(this.database.pool, id);
    if (!record || !(await this.clusters.detail(principal, id))) return refuse('not-found');
    if (isForMembers(command)) {
      const done = await this.members.give({ principal, language }, record, command);
      return isRefusal(done) ? done : this.result(principal, done, done.results, id);
    }
    const refused = await this.refusalOf(principal, command);
    if (refused) return refused;
    const done = await this.desk.command(record, command, clusterActor(principal));
    const undone = command.kind === 'undo' ? (record.last?.actId ?? null) : null;
    if (isRefusal(done) || undone === null) return this.result(principal, done, []);
    // What went to every member is taken back member by member, each by its own rules.
    return this.result(
      principal,
      done,
      await this.members.takeBack({ principal, language }, undone, command.requestId),
    );
  }

  private async refusalOf(principal: Principal, command: RelationCommand): Promise<Refusal | null> {
    const isRule = command.kind === 'rule-on' || command.kind === 'rule-off';
    if (!can(principal, isRule ? 'cluster:rule' : 'case:cluster')) return refuse('forbidden');
    return command.kind === 'join' ? this.unseen(principal, command.caseIds) : null;
  }

  /** A case that the principal may not see is not found: its existence is not told. */
  private async unseen(principal: Principal, caseIds: readonly string[]): Promise<Refusal | null> {
    const records = await loadCases(this.database, caseIds.filter(isId));
    for (const [at, id] of caseIds.entries()) {
      const record = records.get(id);
      if (!record || !isVisible(principal, record)) {
        return refuseField('not-found', `caseIds.${at}`, 'unknown-value');
      }
      if (!can(principal, 'case:cluster', record)) return refuse('forbidden');
    }
    return null;
  }

  private async result(
    principal: Principal,
    done: DeskDone | Refusal,
    results: ClusterResult['results'],
    id?: string,
  ): Promise<ClusterResult | Refusal> {
    if (isRefusal(done)) return done;
    const cluster = await this.clusters.detail(principal, id ?? done.subjectId);
    return cluster ? { position: done.position, cluster, results } : refuse('not-found');
  }
}

type MemberCommand = Extract<ClusterCommand, { kind: MemberCommandKind }>;

function isForMembers(command: ClusterCommand): command is MemberCommand {
  return (memberCommandKinds as readonly string[]).includes(command.kind);
}
