/** The table of evidence, its journal entries, and which cases a piece belongs to. */
import { Injectable } from '@nestjs/common';
import { Clock, isoTime } from '../../kernel/clock';
import { Database, queryWith } from '../../kernel/database/database';
import { storePerson } from '../../kernel/seal/seal-rows';
import type { Actor } from '../../journal/events';
import { Journal } from '../../journal/journal';
import type { KeptEvidence } from './evidence-files';
import { nameableSince } from './evidence-lifetime';
import { isEvidenceType, isPicture, type EvidenceType } from './evidence-type';

export interface EvidenceRecord {
  readonly id: string;
  readonly uploader: Actor;
  readonly type: EvidenceType;
  readonly sealId: string;
  readonly redrawn: boolean;
}

export interface NewEvidenceRecord {
  readonly id: string;
  readonly uploader: Actor;
  readonly type: EvidenceType;
  /** Plain size of what was sent. */
  readonly bytes: number;
}

/** The facts of a case by which it is decided who sees it. */
export interface OwnerCase {
  readonly unitId: string | null;
  readonly holderId: string | null;
  readonly assistingUnitIds: readonly string[];
  readonly accusedUnitIds: readonly string[];
  /** Of a tip-off, whose pieces are for few. */
  readonly procedure?: 'tip_off';
}

const HOUR = 3_600_000;

@Injectable()
export class EvidenceRecords {
  constructor(
    private readonly database: Database,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  now(): number {
    return this.clock.now();
  }

  /** Stores the record, its person and seal, and journals them, in one transaction. */
  async add(record: NewEvidenceRecord, { person, seal, digest }: KeptEvidence): Promise<void> {
    const { id, uploader, type, bytes } = record;
    const at = isoTime(this.now());
    await this.database.transaction(async (client) => {
      await storePerson(client, person, [seal]);
      await queryWith(
        client,
        `insert into evidence (id, account_id, key_id, person_id, scope_id, media_type, bytes,
           file_path, digest, seal_id, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
        [
          id,
          uploader.kind === 'account' ? uploader.id : null,
          uploader.kind === 'key' ? uploader.id : null,
          person.id,
          person.scopeId,
          type,
          bytes,
          `${id}.original`,
          digest,
          seal.id,
          at,
        ],
      );
      const data = { evidenceId: id, sealDigest: digest, mediaType: type };
      const context = { at, realm: 'real', actor: uploader };
      await this.journal.append([{ type: 'evidence-stored', data }], context, client);
    });
  }

  async find(id: string): Promise<EvidenceRecord | null> {
    const rows = await this.database.query<{
      account_id: string | null;
      key_id: string | null;
      media_type: string;
      seal_id: string;
    }>('select account_id, key_id, media_type, seal_id from evidence where id = $1', [id]);
    const row = rows[0];
    if (!row || !isEvidenceType(row.media_type)) return null;
    const { account_id: account, key_id: key, media_type: type, seal_id: sealId } = row;
    const uploader: Actor = key ? { kind: 'key', id: key } : { kind: 'account', id: account };
    return { id, uploader, type, sealId, redrawn: isPicture(type) };
  }

  /** The cases whose complaints name the piece. */
  async casesOf(id: string): Promise<OwnerCase[]> {
    const rows = await this.database.query<Omit<OwnerCase, 'procedure'> & { secret: boolean }>(
      `select k.unit_id as "unitId", k.holder_id as "holderId",
         k.assisting_unit_ids as "assistingUnitIds", k.accused_unit_ids as "accusedUnitIds",
         k.marks @> '{tip_off}' as secret
       from complaint c join cases k on k.id = c.case_id
       where c.evidence_ids::jsonb @> to_jsonb($1::text) and c.evidence_ids::text <> '[]'`,
      [id],
    );
    return rows.map(({ secret, ...owner }) => ({
      ...owner,
      ...(secret && { procedure: 'tip_off' }),
    }));
  }

  /** Which of the ids are pieces that this actor sent, and that may still be named: see `UnnamedEvidence`. */
  async own(ids: readonly string[], { kind, id }: Actor): Promise<Set<string>> {
    const rows = await this.database.query<{ id: string }>(
      `select e.id from evidence e where e.id = any ($1::uuid[])
         and case $2 when 'account' then account_id = $3 when 'key' then key_id = $3 else true end
         and (e.created_at > $4 or exists (
           select 1 from complaint c
           where c.evidence_ids::jsonb @> to_jsonb(e.id::text) and c.evidence_ids::text <> '[]'))`,
      [[...ids], kind, id, isoTime(nameableSince(this.now()))],
    );
    return new Set(rows.map((row) => row.id));
  }

  /** How many pieces an actor sent in the last hour. */
  async recent({ kind, id }: Actor): Promise<number> {
    const rows = await this.database.query<{ sent: number }>(
      `select count(*)::integer as sent from evidence
       where created_at > $3 and case $1 when 'account' then account_id = $2 else key_id = $2 end`,
      [kind, id, isoTime(this.now() - HOUR)],
    );
    return rows[0]?.sent ?? 0;
  }

  async tellDownload(id: string, actor: Actor): Promise<void> {
    const data = { evidenceId: id };
    const context = { at: isoTime(this.now()), realm: 'real', actor };
    await this.journal.append([{ type: 'evidence-downloaded', data }], context);
  }
}
