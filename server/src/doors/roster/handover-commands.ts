/** Hand-overs from the door: whose they are, and the cases that change hands with what is accepted. */
import { Injectable } from '@nestjs/common';
import type {
  HandoverCommand,
  HandoverInput,
  HandoverResult,
  HandoverRow,
} from '@heed/shared/handover';
import { REAL, type Realm } from '@heed/shared/vocabulary';
import type { Principal } from '../../access/principal';
import { CaseDesk } from '../../cases/case-desk';
import { loadCases } from '../../cases/case-rows';
import type { CommandActor } from '../../cases/rules/situation';
import { contentDigest } from '../../kernel/canonical-json';
import { Database } from '../../kernel/database/database';
import { isRefusal, refuse, type Refusal } from '../../kernel/refusal';
import { HandoverBriefQuery } from '../../queries/handover-brief';
import { HandoverDesk } from '../../roster/handover-desk';
import type { HandoverActor } from '../../roster/rules/handover';

/** Stands in a case's history: the words of a change that two people have signed for. */
const REASON = '交接班 · Hand-over';
const ID_LENGTH = 32;

@Injectable()
export class HandoverCommands {
  constructor(
    private readonly database: Database,
    private readonly desk: HandoverDesk,
    private readonly briefs: HandoverBriefQuery,
    private readonly cases: CaseDesk,
  ) {}

  /** [R13] Only a person has something to hand over. */
  async open(principal: Principal, input: HandoverInput): Promise<HandoverResult | Refusal> {
    if (principal.kind !== 'account') return refuse('forbidden');
    const { realm, caseId } = input;
    const facts =
      caseId === undefined
        ? await this.briefs.facts(principal, realm)
        : await this.briefs.oneCase(principal, caseId, realm);
    if (!facts) return refuse('not-holder');
    const by = { kind: 'account', id: principal.id } as const;
    const done = await this.desk.open(input, facts, by);
    if (isRefusal(done)) return done;
    const [handover = done.handover] = await this.shown(principal, [done.handover]);
    return { position: done.position, handover, kept: [] };
  }

  async list(principal: Principal, realm: Realm): Promise<HandoverRow[]> {
    return this.shown(principal, await this.desk.list(realm, actorOf(principal)));
  }

  async find(principal: Principal, id: string): Promise<HandoverRow | null> {
    const row = await this.desk.find(id, actorOf(principal));
    return row && ((await this.shown(principal, [row]))[0] ?? null);
  }

  /** [R13] What is accepted is the acceptor's: a case that changed meanwhile stays where it is, and is named. */
  async command(
    principal: Principal,
    id: string,
    command: HandoverCommand,
  ): Promise<HandoverResult | Refusal> {
    if (principal.kind !== 'account') return refuse('forbidden');
    const actor = actorOf(principal);
    if (!(await this.desk.find(id, actor))) return refuse('not-found');
    const by = { kind: 'account', id: principal.id } as const;
    const done = await this.desk.command(id, command, actor, by);
    if (isRefusal(done)) return done;
    const { position, takes } = done;
    const [handover = done.handover] = await this.shown(principal, [done.handover]);
    const kept = await this.giveOver(principal, handover, { takes, command });
    return { position, handover, kept };
  }

  /** A case says what it is about; out of the reader's sight it has no number, urgency and time. */
  private async shown(principal: Principal, rows: readonly HandoverRow[]): Promise<HandoverRow[]> {
    const [{ realm } = { realm: REAL }] = rows;
    const named = rows.flatMap(({ items }) => items.flatMap(({ caseNo }) => caseNo ?? []));
    const seen = await this.briefs.seen(principal, realm, named);
    const blank = { caseNo: null, urgency: null, dueAt: null };
    return rows.map((row) => ({
      ...row,
      items: row.items.map((item) => {
        if (item.caseNo === null) return item;
        const title = seen.get(item.caseNo);
        return title === undefined ? { ...item, ...blank } : { ...item, title };
      }),
    }));
  }

  private async giveOver(
    principal: Principal,
    handover: HandoverRow,
    { takes, command }: { readonly takes: readonly string[]; readonly command: HandoverCommand },
  ): Promise<string[]> {
    const records = await loadCases(this.database, [...takes]);
    const answers = takes.map(async (caseId) => {
      const record = records.get(caseId);
      // A repeated request finds it given already.
      if (record?.holderId === principal.id) return [];
      if (record?.holderId !== handover.fromMemberId) return [caseId];
      const answer = await this.cases.command({
        caseId,
        command: {
          kind: 'assign',
          holderId: principal.id,
          ...(record.unitId !== null && { unitId: record.unitId }),
          reason: REASON,
          expectedVersion: record.version,
          requestId: contentDigest({ from: command.requestId, caseId }).slice(0, ID_LENGTH),
        },
        actor: signedFor(principal),
      });
      return isRefusal(answer) ? [caseId] : [];
    });
    return (await Promise.all(answers)).flat();
  }
}

/** Both have signed, which is worth a leader's word: the acceptor needs no right to assign. */
function signedFor({ id, unitId, unitPath }: Principal): CommandActor {
  return { kind: 'account', id, unitId, unitIds: unitPath, leader: true };
}

function actorOf({ id, roles }: Principal): HandoverActor {
  return { memberId: id, leader: roles.includes('duty-leader') };
}
