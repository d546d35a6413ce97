/** Reveals one masked field to one person, with a reason, and leaves a mark in the journal first. */
import { Injectable } from '@nestjs/common';
import type { RevealField } from '@heed/shared/rows';
import { Database, queryWith } from '../kernel/database/database';
import { RealmClock } from '../kernel/realm-clock';
import { Refusal, refuse } from '../kernel/refusal';
import { SUITE } from '../kernel/seal/sealer';
import { Journal } from '../journal/journal';
import type { Actor } from '../journal/events';
import { RevealableFields } from './revealable-fields';

export interface RevealRequest {
  readonly caseId: string;
  readonly complaintId: string;
  readonly field: RevealField;
  readonly reason: string;
  readonly actor: Actor;
}

@Injectable()
export class Revealer {
  constructor(
    private readonly database: Database,
    private readonly fields: RevealableFields,
    private readonly journal: Journal,
    private readonly clock: RealmClock,
  ) {}

  /** The field as it was said, null where it wasn't. The mark is durable before the value goes out. */
  async reveal(request: RevealRequest): Promise<string | null | Refusal> {
    const rows = await this.database.query<{ seal_id: string; person_id: string; realm: string }>(
      'select seal_id, person_id, realm from complaint where complaint_id = $1 and case_id = $2',
      [request.complaintId, request.caseId],
    );
    const row = rows[0];
    if (!row) return refuse('not-found');
    const { caseId, complaintId, field, actor } = request;
    const seal = await this.fields.sealReason(row.person_id, request.reason);
    const found = await this.fields.read(row.seal_id, caseId, field);
    if (!seal || !found) return refuse('destroyed');
    const data = { caseId, complaintId, field, sealId: seal.id, sealDigest: seal.digest };
    await this.database.transaction(async (client) => {
      await queryWith(
        client,
        'insert into sealed (seal_id, person_id, scope_id, suite, bytes) values ($1, $2, $3, $4, $5)',
        [seal.id, seal.personId, seal.scopeId, SUITE, seal.bytes],
      );
      const context = { at: this.clock.isoNow(row.realm), realm: row.realm, actor };
      await this.journal.append([{ type: 'field-revealed', data }], context, client);
    });
    return found.value;
  }
}
