/** The only writer of lists to units: makes one, notes each way out, opens and revokes links, keeps what was answered. */
import { Injectable } from '@nestjs/common';
import {
  MOST_LISTED,
  type UnitLinkInput,
  type UnitListInput,
  type UnitRowOutcome,
} from '@heed/shared/unit-loop';
import type { RejectionCode } from '@heed/shared/rejections';
import { REAL } from '@heed/shared/vocabulary';
import type { Principal } from '../access/principal';
import { actorOf } from '../access/principal';
import { visibleSql } from '../access/visible';
import { DeskWriter, type DeskChange, type DeskDone } from '../journal/desk-writer';
import type { Actor } from '../journal/events';
import { Database } from '../kernel/database/database';
import { isId, newId } from '../kernel/ids';
import { isoTime, parseTime } from '../kernel/instant';
import { refuse, refuseField, type Refusal } from '../kernel/refusal';
import { sha256 } from '../kernel/seal/digest';
import { randomSecret } from '../kernel/seal/secret';
import { ReferenceLists } from '../reference/reference-lists';
import type { ListedCase, UnitList } from './list-record';
import { loadList } from './list-rows';

const HOUR = 3_600_000;

/** What a row's answer did. */
export interface RowAnswered {
  readonly listed: ListedCase;
  readonly linkId: string | null;
  readonly outcome: UnitRowOutcome;
  readonly error: RejectionCode | null;
  readonly answerDigest: string;
  /** What a further answer may build on. */
  readonly version: number;
}

@Injectable()
export class UnitListDesk {
  constructor(
    private readonly database: Database,
    private readonly writer: DeskWriter,
    private readonly lists: ReferenceLists,
  ) {}

  /** [U1] Makes a list of a unit's open cases, or of those chosen. */
  async make(input: UnitListInput, principal: Principal): Promise<DeskDone | Refusal> {
    const { unitId, requestId, caseIds } = input;
    const realm = input.realm ?? REAL;
    if (!isId(unitId) || !this.lists.of(realm).unit(unitId)) return refuse('unknown-unit');
    if (caseIds?.some((id) => !isId(id))) return refuseField('invalid', 'caseIds', 'not an id');
    const by = actorOf(principal);
    return this.writer.write({ realm, by, requestId, body: input }, async (change) => {
      const cases = await chosen(change, principal, { unitId, caseIds });
      if (cases.length === 0) return refuseField('invalid', 'caseIds', 'no-open-case');
      const id = newId();
      await change.query(
        `insert into unit_list (id, realm, unit_id, made_at, made_by, rows)
         values ($1, $2, $3, $4, $5, $6)`,
        [id, realm, unitId, change.at, by.kind === 'account' ? by.id : null, cases.length],
      );
      await change.query(
        `insert into unit_list_row (list_id, n, case_id, case_no, version)
         select $1, n, id, case_no, version
         from unnest($2::uuid[], $3::text[], $4::integer[]) with ordinality x(id, case_no, version, n)`,
        [
          id,
          cases.map((each) => each.id),
          cases.map(({ case_no }) => case_no),
          cases.map(({ version }) => version),
        ],
      );
      const data = { listId: id, unitId, rows: cases.length };
      change.note({ type: 'unit-list-made', data });
      return id;
    });
  }

  /** [U2] Notes a way out before the bytes go. */
  async exported(list: UnitList, format: 'xlsx' | 'text', by: Actor): Promise<DeskDone | Refusal> {
    const { id, realm, unitId, rows } = list;
    return this.writer.write({ realm, by, requestId: null, body: null }, async (change) => {
      const data = { listId: id, unitId, rows, format };
      change.note({ type: 'unit-list-exported', data });
      return id;
    });
  }

  /** [U8] A link with its secret, which is told here and never again. */
  async link(
    list: UnitList,
    { hours, requestId }: UnitLinkInput,
    by: Actor,
  ): Promise<{ readonly linkId: string; readonly secret: string } | Refusal> {
    const { id: listId, realm, unitId } = list;
    if (realm !== REAL) return refuse('in-drill');
    const secret = randomSecret();
    const request = { realm, by, requestId, body: { listId, hours } };
    const done = await this.writer.write(request, async (change) => {
      const linkId = newId();
      const expiresAt = isoTime(parseTime(change.at) + hours * HOUR);
      await change.query(
        `insert into unit_link (id, list_id, secret_hash, made_at, expires_at)
         values ($1, $2, $3, $4, $5)`,
        [linkId, listId, sha256(secret), change.at, expiresAt],
      );
      const data = { listId, unitId, linkId, expiresAt };
      change.note({ type: 'unit-link-made', data });
      return linkId;
    });
    if (!('subjectId' in done)) return done;
    // The secret of the first answer is gone: whoever lost it makes another link.
    return done.repeated ? refuse('already-so') : { linkId: done.subjectId, secret };
  }

  async revoke(
    list: UnitList,
    linkId: string,
    { requestId, by }: { readonly requestId: string; readonly by: Actor },
  ): Promise<DeskDone | Refusal> {
    const { id: listId, realm, unitId } = list;
    const request = { realm, by, requestId, body: { linkId } };
    return this.writer.write(request, async (change) => {
      const revoked = await change.query(
        `update unit_link set revoked_at = $3
         where id = $1 and list_id = $2 and revoked_at is null returning id`,
        [linkId, listId, change.at],
      );
      if (revoked.length === 0) return refuse('already-so');
      change.note({ type: 'unit-link-revoked', data: { listId, unitId, linkId } });
      return linkId;
    });
  }

  /** [U6] [U7] Keeps what an answer did, and what the next one may build on. */
  async answered(list: UnitList, row: RowAnswered, by: Actor): Promise<void> {
    const { id: listId, realm, unitId } = list;
    const { listed, linkId, outcome, error, answerDigest, version } = row;
    await this.writer.write({ realm, by, requestId: null, body: null }, async (change) => {
      await change.query(
        `update unit_list_row set outcome = $3, error = $4, answer_digest = $5, answered_at = $6,
           version = $7 where list_id = $1 and n = $2`,
        [listId, listed.n, outcome, error, answerDigest, change.at, version],
      );
      const data = { listId, unitId, caseId: listed.caseId, linkId, became: outcome };
      change.note({ type: 'unit-answered', data: { ...data, answerDigest } });
      return listId;
    });
  }

  /** Null where there is none with that id. */
  async find(id: string): Promise<UnitList | null> {
    return isId(id) ? loadList(this.database.pool, id) : null;
  }
}

interface Chosen {
  readonly id: string;
  readonly case_no: string;
  readonly version: number;
}

/** A tip-off stays in the house: its list would tell whom it is about. */
async function chosen(
  change: DeskChange,
  principal: Principal,
  { unitId, caseIds }: Pick<UnitListInput, 'unitId' | 'caseIds'>,
): Promise<Chosen[]> {
  const { sql, params } = visibleSql(principal, 'c', 5);
  return change.query<Chosen & object>(
    `select c.id, c.case_no, c.version from cases c
     where c.realm = $1 and c.unit_id = $2 and c.closed_at is null
       and ($3::uuid[] is null or c.id = any ($3))
       and coalesce(c.doc ->> 'procedure', '') <> $4 and ${sql}
     order by c.urgency, c.due_at nulls last, c.id limit ${MOST_LISTED}`,
    [change.realm, unitId, caseIds ?? null, 'tip_off', ...params],
  );
}
