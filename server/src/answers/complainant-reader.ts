/** Whom an answer goes to: what they left with their complaints, and which gateways there are for it. */
import { Injectable } from '@nestjs/common';
import { SealedWords, type SealedComplaint } from '../cases/sealed-words';
import type { CaseRecord } from '../cases/case-record';
import { Database } from '../kernel/database/database';
import type { Complainant } from './rules/way';

interface Heard {
  readonly complaintId: string;
  readonly replyWanted: boolean;
  readonly title: string | null;
  readonly body: string | null;
  readonly words: SealedComplaint;
}

/** The complainant of a case, with the newest number and mailbox that they left. */
export interface FoundComplainant extends Complainant {
  readonly number: string;
  readonly mailbox: string;
  /** The complaint with the number. */
  readonly complaintId: string | null;
  /** Of the newest complaint, redacted. */
  readonly title: string;
  readonly body: string;
}

/** Complaints of one case that are looked at, the newest first. */
const HEARD = 20;

@Injectable()
export class ComplainantReader {
  constructor(
    private readonly database: Database,
    private readonly words: SealedWords,
  ) {}

  /** Null where everything they said was erased. */
  async of({ id, channel, historic, procedure }: CaseRecord): Promise<FoundComplainant | null> {
    const heard = await this.heard(id);
    const [newest] = heard;
    if (!newest) return null;
    const phone = heard.find(({ words }) => words.phone !== undefined);
    const email = heard.find(({ words }) => words.email !== undefined);
    return {
      channel,
      historic,
      phone: phone !== undefined,
      email: email !== undefined,
      replyWanted: newest.replyWanted,
      tipOff: procedure === 'tip_off',
      number: phone?.words.phone ?? '',
      mailbox: email?.words.email ?? '',
      complaintId: phone?.complaintId ?? null,
      title: newest.title ?? '',
      body: newest.body ?? '',
    };
  }

  /** The first target of each kind that is switched on. */
  async targets(): Promise<ReadonlyMap<string, string>> {
    const rows = await this.database.query<{ kind: string; id: string }>(
      `select distinct on (kind) kind, id from delivery_target
       where enabled and kind in ('sms', 'wechat', 'mail') order by kind, added_at, id`,
    );
    return new Map(rows.map(({ kind, id }) => [kind, id]));
  }

  private async heard(caseId: string): Promise<Heard[]> {
    const rows = await this.database.query<Omit<Heard, 'words'> & { readonly sealId: string }>(
      `select p.complaint_id as "complaintId", p.seal_id as "sealId", t.title, t.body,
         coalesce((p.flags ->> 'replyWanted')::boolean, true) as "replyWanted"
       from complaint p left join complaint_text t on t.complaint_id = p.complaint_id
       where p.case_id = $1 order by p.registered_at desc, p.complaint_id limit ${HEARD}`,
      [caseId],
    );
    const opened = await this.words.open(rows.map(({ sealId }) => sealId));
    return rows.flatMap(({ sealId, ...row }) => {
      const words = opened.get(sealId) as SealedComplaint | undefined;
      return words ? [{ ...row, words }] : [];
    });
  }
}
