/** Reads lists: who has answered, and their rows as they may be shown, masked, of the cases as they are now. */
import { Injectable } from '@nestjs/common';
import type { UnitListDetail, UnitListHead, UnitListRow } from '@heed/shared/unit-loop';
import { CaseState, REAL, Urgency, type Realm } from '@heed/shared/vocabulary';
import type { Principal } from '../access/principal';
import { isVisible } from '../access/visible';
import { runningClocks, type CaseRecord } from '../cases/case-record';
import { SealedWords, type SealedComplaint } from '../cases/sealed-words';
import { Database } from '../kernel/database/database';
import { maskName, maskPhone } from '../kernel/text/mask';
import type { ListedCase, ListedLine, UnitList } from './list-record';
import { loadHeads, loadLinks, loadListed } from './list-rows';

interface Stored {
  readonly id: string;
  readonly doc: CaseRecord;
  readonly title: string | null;
  readonly body: string | null;
  readonly seal_id: string | null;
}

@Injectable()
export class UnitListReader {
  constructor(
    private readonly database: Database,
    private readonly words: SealedWords,
  ) {}

  async heads(unitId: string | undefined, realm: Realm = REAL): Promise<UnitListHead[]> {
    return loadHeads(this.database, realm, { unitId });
  }

  async detail(list: UnitList, reader: Principal): Promise<UnitListDetail | null> {
    const [head] = await loadHeads(this.database, list.realm, { id: list.id });
    if (!head) return null;
    const lines = await this.lines(list, reader);
    return {
      ...head,
      lines: lines.map(toRow),
      links: await loadLinks(this.database.pool, list.id),
    };
  }

  listed(list: UnitList): Promise<ListedCase[]> {
    return loadListed(this.database.pool, list.id);
  }

  /** [U2] Of the cases that the reader may see; two queries for all of them, and one unsealing. */
  async lines(list: UnitList, reader: Principal): Promise<ListedLine[]> {
    const listed = await this.listed(list);
    const stored = await this.database.query<Stored & object>(
      `select c.id, c.doc, t.title, t.body, p.seal_id from cases c
       left join complaint_text t on t.complaint_id = c.first_complaint_id
       left join complaint p on p.complaint_id = c.first_complaint_id
       where c.id = any ($1::uuid[])`,
      [listed.map(({ caseId }) => caseId)],
    );
    const seals = stored.flatMap(({ seal_id }) => seal_id ?? []);
    const opened = await this.words.open(seals);
    const byId = new Map(stored.map((row) => [row.id, row]));
    return listed.flatMap((row) => {
      const now = byId.get(row.caseId);
      if (!now || !isVisible(reader, now.doc)) return [];
      // What became a tip-off since tells nobody here whom it is about.
      if (now.doc.procedure === 'tip_off') {
        return [{ ...toLine(list, row, { ...now, title: '', body: '' }, {}), here: false }];
      }
      const said = (opened.get(now.seal_id ?? '') ?? {}) as SealedComplaint;
      return [toLine(list, row, now, said)];
    });
  }
}

function toLine(
  { unitId }: UnitList,
  listed: ListedCase,
  { doc, title, body }: Stored,
  { name, phone }: SealedComplaint,
): ListedLine {
  return {
    ...listed,
    urgency: Urgency.parse(doc.urgency),
    state: CaseState.parse(doc.state),
    category: doc.category,
    street: doc.street ?? doc.district,
    title: title ?? '',
    body: body ?? '',
    name: name ? maskName(name) : null,
    phone: phone ? maskPhone(phone) : null,
    dueAt: runningClocks(doc).find(({ kind }) => kind === 'handle')?.dueAt ?? null,
    here: doc.unitId === unitId && doc.closedAt === null,
  };
}

function toRow({ body: _body, name: _name, phone: _phone, ...line }: ListedLine): UnitListRow {
  const { version: _version, answerDigest: _digest, ...shown } = line;
  return shown;
}
