/** Commands from every door: may this principal do that to this case; then the desk decides. */
import { Injectable } from '@nestjs/common';
import type { CaseCommand } from '@heed/shared/commands';
import type { CommandResult } from '@heed/shared/rows';
import type { Realm } from '@heed/shared/vocabulary';
import { can } from '../../access/can';
import type { Principal } from '../../access/principal';
import { isVisible, visibleSql } from '../../access/visible';
import { CaseDesk } from '../../cases/case-desk';
import type { CaseRecord } from '../../cases/case-record';
import { loadCases } from '../../cases/case-rows';
import type { CommandActor } from '../../cases/rules/situation';
import { transitionOf } from '../../cases/rules/transitions';
import { Database } from '../../kernel/database/database';
import { isId } from '../../kernel/ids';
import { Refusal, isRefusal, refuse } from '../../kernel/refusal';
import { CaseListQuery } from '../../queries/case-list';
import { MemberNames } from '../../reference/member-names';

@Injectable()
export class CaseCommands {
  constructor(
    private readonly database: Database,
    private readonly desk: CaseDesk,
    private readonly list: CaseListQuery,
    private readonly members: MemberNames,
  ) {}

  /** A case that the principal may not see is not found: its existence is not told. */
  async command(
    principal: Principal,
    caseId: string,
    command: CaseCommand,
  ): Promise<CommandResult | Refusal> {
    const record = isId(caseId)
      ? (await loadCases(this.database, [caseId])).get(caseId)
      : undefined;
    const refusal = this.refusalOf(principal, record, command.kind);
    if (refusal || !record) return refusal ?? refuse('not-found');
    const actor = this.actorIn(principal, record.realm);
    const answer = await this.desk.command({ caseId, command, actor });
    if (isRefusal(answer)) return this.named(await this.seen(answer, principal), record.realm);
    const row = await this.list.row(principal, caseId);
    // An assignment can take the case out of the actor's own sight; they still get their answer.
    return row
      ? { position: answer.position, case: row }
      : this.outOfSight(answer.position, caseId);
  }

  /** The cases of these ids that there are. */
  records(ids: readonly string[]): Promise<Map<string, CaseRecord>> {
    return loadCases(this.database, ids);
  }

  /** Why the principal may not do that to the case, or know of it; null where the rules decide. */
  refusalOf(
    principal: Principal,
    record: CaseRecord | undefined,
    kind: CaseCommand['kind'] | null,
  ): Refusal | null {
    if (!record || !isVisible(principal, record)) return refuse('not-found');
    if (kind === null || can(principal, transitionOf(kind).verb, record)) return null;
    return refuse('forbidden');
  }

  private async outOfSight(position: number, caseId: string): Promise<CommandResult | Refusal> {
    const row = await this.list.anyRow(caseId);
    return row ? { position, case: row } : refuse('not-found');
  }

  /** [K11] A refusal names no member of the cluster that the principal may not know of. */
  private async seen(refusal: Refusal, principal: Principal): Promise<Refusal> {
    const { details = [] } = refusal.extra;
    if (refusal.error !== 'has-unanswered' || details.length === 0) return refusal;
    const { sql, params } = visibleSql(principal, 'c', 2);
    const rows = await this.database.query<{ caseNo: string }>(
      `select c.case_no as "caseNo" from cases c where c.case_no = any ($1) and ${sql}`,
      [details.map(({ path }) => path), ...params],
    );
    const known = new Set(rows.map(({ caseNo }) => caseNo));
    return refuse('has-unanswered', {
      details: details.filter(({ path = '' }) => known.has(path)),
    });
  }

  /** Says by name who holds a case that could not be claimed. */
  named(refusal: Refusal, realm: Realm): Refusal {
    const { holderId } = refusal.extra;
    if (!holderId) return refusal;
    const holderName = this.members.name(holderId, realm);
    return refuse(refusal.error, { ...refusal.extra, holderName });
  }

  /** Whoever acts, with those of their units that work in the realm. */
  actorIn(principal: Principal, realm: Realm): CommandActor {
    const works = (unitId: string) => this.members.worksIn(unitId, realm);
    const { unitId } = principal;
    return {
      kind: principal.kind === 'key' ? 'key' : 'account',
      id: principal.id,
      unitId: unitId !== null && works(unitId) ? unitId : null,
      unitIds: principal.unitPath.filter(works),
      leader: principal.roles.some((role) => role === 'duty-leader' || role === 'task-force-lead'),
    };
  }
}
