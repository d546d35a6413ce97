/** Shows a masked field to whoever may see it: who may reveal at all, and of a tip-off after a second person's word. */
import { Injectable } from '@nestjs/common';
import type { RevealInput } from '@heed/shared/rows';
import type { z } from 'zod';
import { can } from '../../access/can';
import { actorOf, type Principal } from '../../access/principal';
import { mayRead } from '../../access/tip-offs';
import { isVisible } from '../../access/visible';
import { loadCases } from '../../cases/case-rows';
import { Revealer } from '../../cases/reveal';
import { mayReveal } from '../../cases/rules/secrecy';
import { Database } from '../../kernel/database/database';
import { isId } from '../../kernel/ids';
import { RealmClock } from '../../kernel/realm-clock';
import { refuse, type Refusal } from '../../kernel/refusal';

@Injectable()
export class CaseReveals {
  constructor(
    private readonly database: Database,
    private readonly clock: RealmClock,
    private readonly revealer: Revealer,
  ) {}

  /** The field as it was said, null where it wasn't. */
  async reveal(
    principal: Principal,
    caseId: string,
    input: z.infer<typeof RevealInput>,
  ): Promise<string | null | Refusal> {
    const refused = await this.refused(principal, caseId);
    return refused ?? this.revealer.reveal({ ...input, caseId, actor: actorOf(principal) });
  }

  /** [C49] Why the principal may not; null where they may. */
  private async refused(principal: Principal, caseId: string): Promise<Refusal | null> {
    const record = isId(caseId)
      ? (await loadCases(this.database, [caseId])).get(caseId)
      : undefined;
    if (!record || !isVisible(principal, record)) return refuse('not-found');
    if (!can(principal, 'case:reveal', record)) return refuse('forbidden');
    if (!mayRead(principal, record)) return refuse('forbidden');
    const now = this.clock.isoNow(record.realm);
    return mayReveal(record, principal.id, now) ? null : refuse('needs-leader');
  }
}
