/** What whoever complained says of the answer: solved, disputed, how content. Each once; the case's own rules decide. */
import { Injectable } from '@nestjs/common';
import type { CaseCommand } from '@heed/shared/commands';
import { CaseDesk } from '../cases/case-desk';
import type { CaseRecord } from '../cases/case-record';
import { loadCases } from '../cases/case-rows';
import type { CommandActor } from '../cases/rules/situation';
import { DeskWriter } from '../journal/desk-writer';
import { SYSTEM_ACTOR } from '../journal/events';
import { Database } from '../kernel/database/database';
import { RealmClock } from '../kernel/realm-clock';
import { isRefusal, refuse, type Refusal } from '../kernel/refusal';
import { complainantMay } from './rules/complainant';

export type Said =
  | { readonly act: 'solved'; readonly rating: number | null }
  | { readonly act: 'dispute'; readonly rating: number | null; readonly words: string }
  | { readonly act: 'rate'; readonly rating: number };

/** Nobody has an account here: the tracking code says who speaks. */
const COMPLAINANT: CommandActor = {
  kind: 'system',
  id: 'complainant',
  unitId: null,
  unitIds: [],
  leader: false,
};
/** [A13] */
const CONTENT = 3;
/** Somebody may act on the case in the same moment: what is so then is looked at again. */
const TRIES = 3;

@Injectable()
export class ComplainantDesk {
  constructor(
    private readonly database: Database,
    private readonly desk: CaseDesk,
    private readonly writer: DeskWriter,
    private readonly clock: RealmClock,
  ) {}

  /** Null where it is so now, though it was said before. */
  async say(caseId: string, said: Said): Promise<Refusal | null> {
    for (let tried = 0; tried < TRIES; tried += 1) {
      const record = (await loadCases(this.database, [caseId])).get(caseId);
      if (!record) return refuse('not-found');
      const may = complainantMay(record, this.clock.isoNow(record.realm));
      if (said.act === 'solved' ? !may.confirm : said.act === 'dispute' && !may.dispute) {
        return refuse('illegal-state');
      }
      // The answer that is rated is the one given: before the case is opened again.
      if (said.rating !== null) await this.rate(record, said.rating);
      if (said.act === 'rate') return null;
      const done = await this.desk.command({
        caseId,
        actor: COMPLAINANT,
        command: commandOf(record, said),
      });
      if (!isRefusal(done)) return null;
      if (done.error !== 'stale-version') return done;
    }
    return refuse('stale-version');
  }

  /** [A13] */
  private async rate({ id, realm, reopenCount: round }: CaseRecord, rating: number): Promise<void> {
    const request = { realm, by: SYSTEM_ACTOR, requestId: null, body: null };
    await this.writer.write(request, async (change) => {
      const made = await change.query(
        `insert into case_rating (case_id, round, rating, at) values ($1, $2, $3, $4)
         on conflict do nothing returning case_id`,
        [id, round, rating, change.at],
      );
      if (made.length === 0) return refuse('already-so');
      change.note({ type: 'answer-rated', data: { caseId: id, round, rating } });
      return id;
    });
  }
}

/** [A11] [A12] The same thing said of the same version is one request. */
function commandOf(
  { id, version, state }: CaseRecord,
  said: Exclude<Said, { act: 'rate' }>,
): CaseCommand {
  const base = { expectedVersion: version, requestId: `${said.act}-${id}-${version}` };
  if (said.act === 'dispute' && state === 'closed') {
    return { kind: 'reopen', ...base, reasonCode: 'not-solved', reason: said.words };
  }
  const { rating } = said;
  const satisfied = rating === null ? {} : { satisfied: rating >= CONTENT };
  return said.act === 'solved'
    ? { kind: 'follow-up', ...base, outcome: 'solved', ...satisfied }
    : { kind: 'follow-up', ...base, outcome: 'not_solved', ...satisfied, note: said.words };
}
