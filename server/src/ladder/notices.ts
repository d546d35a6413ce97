/** What somebody was told of cases that wait, and whether they have looked. */
import { Injectable } from '@nestjs/common';
import type { NoticeList, NoticeRow, NoticesSeen } from '@heed/shared/ladder';
import type { Realm } from '@heed/shared/vocabulary';
import { DeskWriter } from '../journal/desk-writer';
import type { Actor } from '../journal/events';
import { Database } from '../kernel/database/database';
import { isId } from '../kernel/ids';
import { isRefusal, refuse, type Refusal } from '../kernel/refusal';

const SHOWN = 50;

/** Of SQL, with its parameters. */
export interface Condition {
  readonly sql: string;
  readonly params: readonly unknown[];
}

@Injectable()
export class Notices {
  constructor(
    private readonly database: Database,
    private readonly writer: DeskWriter,
  ) {}

  /** [L17] Of the cases that the member may see, as a condition on `cases c` with parameters from `$3` on. */
  async of(realm: Realm, memberId: string, visible: Condition): Promise<NoticeList> {
    const [rows, counts] = await Promise.all([
      this.database.query<StoredNotice>(
        `select n.id, r.code, r.case_id as "caseId", c.case_no as "caseNo",
           nullif(r.clock, 'lease') as clock, r.due_at as "dueAt", r.at, r.late,
           n.seen_at as "seenAt", s.cases, nullif(s.unit, '') as unit
         from notice n join rung r on r.id = n.rung_id join cases c on c.id = r.case_id
           left join late_summary s on s.rung_id = r.id
         where n.to_id = $1 and n.realm = $2 and ${visible.sql}
         order by n.seen_at is not null, n.id desc limit ${SHOWN}`,
        [memberId, realm, ...visible.params],
      ),
      this.database.query<{ n: number }>(
        `select count(*)::integer as n
         from notice n join rung r on r.id = n.rung_id join cases c on c.id = r.case_id
         where n.to_id = $1 and n.realm = $2 and (n.seen_at is not null) = false and ${visible.sql}`,
        [memberId, realm, ...visible.params],
      ),
    ]);
    return { unseen: counts[0]?.n ?? 0, rows: rows.map(shownOf) };
  }

  /** [L17] Marks those of the asker's own that they hadn't seen. */
  async seen(
    { realm, requestId, ids }: NoticesSeen,
    by: Actor & { readonly id: string },
  ): Promise<{ position: number } | Refusal> {
    const known = ids.filter(isId);
    const done = await this.writer.write(
      { realm, by, requestId, body: { seen: ids } },
      async (change) => {
        const rows = await change.query<{ id: string }>(
          `update notice set seen_at = $4
           where id = any ($1::uuid[]) and to_id = $2 and realm = $3 and seen_at is null
           returning id`,
          [known, by.id, realm, change.at],
        );
        const [first] = rows;
        if (!first) return refuse('already-so');
        change.note({ type: 'notices-seen', data: { noticeIds: rows.map(({ id }) => id) } });
        return first.id;
      },
    );
    return isRefusal(done) ? done : { position: done.position };
  }
}

/** A notice with what it stands for, where that is more than its case. */
type StoredNotice = Omit<NoticeRow, 'several'> & {
  readonly cases: number | null;
  readonly unit: string | null;
};

function shownOf({ cases, unit: unitId, ...notice }: StoredNotice): NoticeRow {
  return cases === null ? notice : { ...notice, several: { cases, unitId } };
}
