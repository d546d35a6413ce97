/**
 * What somebody began to write about a case and has not sent. Words about a person are sealed under
 * that person's key like all others, so that they are erased together; a browser would keep them in
 * the clear, on one machine. A draft is nobody else's and no fact: the journal has no entry of it.
 */
import { Injectable } from '@nestjs/common';
import { DraftFields, type DraftInput, type DraftRow } from '@heed/shared/console';
import type { Principal } from '../access/principal';
import { SealedWords } from '../cases/sealed-words';
import { Clock, isoTime } from '../kernel/clock';
import { Database, queryWith } from '../kernel/database/database';
import { refuse, type Refusal } from '../kernel/refusal';
import { storeSeal } from '../kernel/seal/seal-rows';

/** What nobody has touched for so long is begun anew. */
const KEPT_MILLISECONDS = 30 * 86_400_000;

/** The case, as far as drafts care. */
export interface DraftSubject {
  readonly caseId: string;
  readonly personId: string;
}

@Injectable()
export class Drafts {
  constructor(
    private readonly database: Database,
    private readonly words: SealedWords,
    private readonly clock: Clock,
  ) {}

  /** The person's own drafts about a case. One whose seal opens no more is gone. */
  async list(principal: Principal, caseId: string): Promise<DraftRow[]> {
    const rows = await this.database.query<{
      kind: DraftRow['kind'];
      seal_id: string;
      changed_at: string;
    }>(
      `select kind, seal_id, changed_at from case_draft
       where account_id = $1 and case_id = $2 order by kind`,
      [principal.id, caseId],
    );
    const opened = await this.words.open(rows.map(({ seal_id }) => seal_id));
    return rows.flatMap(({ kind, seal_id, changed_at }) => {
      const fields = fieldsOf(opened.get(seal_id));
      return fields ? [{ kind, fields, changedAt: changed_at }] : [];
    });
  }

  /** Keeps the newest words in place of those before; without words there is nothing to keep. */
  async keep(
    principal: Principal,
    { caseId, personId }: DraftSubject,
    { kind, fields }: DraftInput,
  ): Promise<Refusal | null> {
    const written = Object.values(fields).some((value) => value.trim() !== '');
    const seal = written
      ? await this.words.sealFor(personId, { text: JSON.stringify(fields) })
      : null;
    if (written && !seal) return refuse('destroyed');
    const now = this.clock.now();
    await this.database.transaction(async (client) => {
      // Of two that come in the same moment the second replaces what the first one kept.
      await queryWith(client, 'select pg_advisory_xact_lock(hashtextextended($1, 0))', [
        `draft:${principal.id}:${caseId}:${kind}`,
      ]);
      await queryWith(
        client,
        `with gone as (
           delete from case_draft
           where (account_id = $1 and case_id = $2 and kind = $3)
              or changed_at < $4
           returning seal_id)
         delete from sealed where seal_id in (select seal_id from gone)`,
        [principal.id, caseId, kind, isoTime(now - KEPT_MILLISECONDS)],
      );
      if (!seal) return;
      await storeSeal(client, seal);
      await queryWith(
        client,
        `insert into case_draft (account_id, case_id, kind, seal_id, changed_at)
         values ($1, $2, $3, $4, $5)`,
        [principal.id, caseId, kind, seal.id, isoTime(now)],
      );
    });
    return null;
  }
}

function fieldsOf(opened: unknown): DraftFields | null {
  const text = (opened as { text?: unknown } | undefined)?.text;
  if (typeof text !== 'string') return null;
  const parsed = DraftFields.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : null;
}
