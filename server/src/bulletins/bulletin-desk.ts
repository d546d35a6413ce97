/** The only writer of bulletins: loads one, lets the rules decide, writes rows and entries in one commit. */
import { Inject, Injectable } from '@nestjs/common';
import type { BulletinCommand, BulletinInput } from '@heed/shared/bulletin-commands';
import type { Realm } from '@heed/shared/vocabulary';
import { ENV } from '../config/env-token';
import type { Env } from '../config/env';
import { DeskWriter, type DeskChange, type DeskDone } from '../journal/desk-writer';
import { Database } from '../kernel/database/database';
import { isId, newId } from '../kernel/ids';
import { isRefusal, refuse, refuseField, type Refusal } from '../kernel/refusal';
import {
  findingsOf,
  loadIncidentFacts,
  loadResponse,
  nextNumber,
  yearIn,
  type IncidentFacts,
} from './bulletin-facts';
import type { BulletinActor, BulletinRecord } from './bulletin-record';
import { loadBulletin, openReplacement, saveBulletin } from './bulletin-rows';
import { firstContent } from './first-content';
import { readNumbers } from './numbers/number-reader';
import { begin } from './rules/begin';
import { decideBulletin } from './rules/decide';
import { decidePublish } from './rules/release';
import type { BulletinSituation, Decision } from './rules/situation';

/** Acts that hang on the faults of the text, and freeze numbers. */
const weighed: ReadonlySet<BulletinCommand['kind']> = new Set([
  'approve',
  'sign-over',
  'release-in-emergency',
]);

@Injectable()
export class BulletinDesk {
  constructor(
    private readonly database: Database,
    private readonly writer: DeskWriter,
    @Inject(ENV) private readonly env: Pick<Env, 'timeZone'>,
  ) {}

  /** A draft of an incident: durable when it answers. */
  async draft(
    incidentId: string,
    input: BulletinInput,
    actor: BulletinActor,
  ): Promise<DeskDone | Refusal> {
    const incident = isId(incidentId) ? await loadIncidentFacts(this.database, incidentId) : null;
    if (!incident) return refuse('unknown-incident');
    const request = {
      realm: incident.realm,
      by: journalActor(actor),
      requestId: input.requestId,
      body: { incidentId, input },
    };
    return this.writer.write(request, (change) => this.begin(change, { incident, input, actor }));
  }

  /** A command to a bulletin. The answer names the bulletin that it made or changed. */
  async command(
    bulletinId: string,
    command: BulletinCommand,
    actor: BulletinActor,
  ): Promise<DeskDone | Refusal> {
    const known = isId(bulletinId) ? await loadBulletin(this.database, bulletinId) : null;
    if (!known) return refuse('not-found');
    const request = {
      realm: known.realm,
      by: journalActor(actor),
      requestId: command.requestId,
      body: { bulletinId, command },
    };
    return this.writer.write(request, async (change) => {
      const missing = await missingPaper(change, command);
      if (missing) return missing;
      const situation = await this.situation(change, bulletinId, { actor, kind: command.kind });
      if (isRefusal(situation)) return situation;
      return this.commit(change, situation, decideBulletin(situation, command));
    });
  }

  /**
   * [B12] Publishes what is due in a realm by `now`, its own time; answers how many that were.
   * However many nodes ask in the same moment, each bulletin goes out once.
   */
  async releaseDue(now: string, realm: Realm): Promise<number> {
    const due = await this.database.query<{ id: string }>(
      `select id from bulletin
       where state = 'approved' and realm = $1 and release_at <= $2 order by release_at, id`,
      [realm, now],
    );
    let released = 0;
    for (const { id } of due) if (await this.release(id, realm)) released += 1;
    return released;
  }

  private async release(id: string, realm: Realm): Promise<boolean> {
    const actor: BulletinActor = { kind: 'system', id: '', name: '' };
    const request = { realm, by: journalActor(actor), requestId: null, body: { id } };
    const done = await this.writer.write(request, async (change) => {
      const situation = await this.situation(change, id, { actor, kind: 'publish' });
      if (isRefusal(situation)) return situation;
      // Somebody else released it, or took it back, while this one waited for it.
      const { state, releaseAt } = situation.record;
      if (state !== 'approved' || releaseAt === null) return refuse('already-so');
      return this.commit(change, situation, decidePublish(situation));
    });
    return !isRefusal(done);
  }

  private async begin(
    change: DeskChange,
    {
      incident,
      input,
      actor,
    }: { incident: IncidentFacts; input: BulletinInput; actor: BulletinActor },
  ): Promise<string | Refusal> {
    const first = await firstContent(change, incident, { input, now: change.at });
    if (isRefusal(first)) return first;
    const decision = begin({
      id: newId(),
      realm: incident.realm,
      incidentId: incident.id,
      content: first.content,
      basedOn: first.basedOn,
      replaces: null,
      reason: null,
      actor,
      now: change.at,
    });
    return write(change, decision, actor);
  }

  private async situation(
    change: DeskChange,
    bulletinId: string,
    { actor, kind }: { actor: BulletinActor; kind: BulletinCommand['kind'] },
  ): Promise<BulletinSituation | Refusal> {
    const record = await loadBulletin(change, bulletinId, true);
    if (!record) return refuse('not-found');
    const publishes = kind === 'publish' || kind === 'release-in-emergency';
    const weighs = weighed.has(kind);
    const position = weighs ? await headOf(change) : 0;
    const live = weighs ? await this.numbersAt(change, record, position) : [];
    const facts = { live, now: change.at };
    return {
      record,
      actor,
      now: change.at,
      live,
      position,
      response: weighs ? await loadResponse(change, record.incidentId) : null,
      findings: weighs ? (await findingsOf(change, record, facts)).findings : [],
      next: await this.nextNumber(change, publishes),
      replaced:
        publishes && record.replaces ? await loadBulletin(change, record.replaces, true) : null,
      openReplacement:
        kind === 'correct' || kind === 'update' ? await openReplacement(change, record.id) : null,
      newBulletinId: newId(),
      newIds: newId,
    };
  }

  private numbersAt(change: DeskChange, record: BulletinRecord, position: number) {
    const { realm, incidentId, content } = record;
    return readNumbers(change, content.numbers, {
      realm,
      incidentId,
      position,
      at: change.at,
      timeZone: this.env.timeZone,
    });
  }

  /** [B14] Whoever publishes holds the counter to the commit: numbers are dense. */
  private async nextNumber(change: DeskChange, held: boolean) {
    const year = yearIn(this.env.timeZone, change.at);
    if (held) {
      await change.query(
        `insert into bulletin_number (realm, year, last) values ($1, $2, 0)
         on conflict (realm, year) do update set last = bulletin_number.last`,
        [change.realm, year],
      );
    }
    return nextNumber(change, change.realm, year);
  }

  private async commit(
    change: DeskChange,
    { record, next, actor }: BulletinSituation,
    decision: Decision | Refusal,
  ): Promise<string | Refusal> {
    if (isRefusal(decision)) return decision;
    const published = decision.records.some(
      ({ id, publishedAt }) =>
        id === record.id && publishedAt !== null && record.publishedAt === null,
    );
    if (published) {
      await change.query('update bulletin_number set last = $3 where realm = $1 and year = $2', [
        change.realm,
        next.year,
        next.number,
      ]);
    }
    return write(change, decision, actor);
  }
}

/** Rows, words and entries of a decision; answers the id of what was asked for. */
async function write(
  change: DeskChange,
  decision: Decision,
  actor: BulletinActor,
): Promise<string> {
  const { records, events, words } = decision;
  for (const record of records) await saveBulletin(change, record, record.version === 1);
  for (const { bulletinId, version, act, words: said, digest } of words) {
    await change.query(
      `insert into bulletin_words (bulletin_id, version, act, account_id, name, at, words, digest)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [bulletinId, version, act, actor.id || null, actor.name, change.at, said, digest],
    );
  }
  for (const event of events) change.note(event);
  return records[0]?.id ?? '';
}

/**
 * [B9] The scan has to be there before anybody can compare it, and whoever reads bulletins may look
 * at it: so it is the recorder's own, and no complaint's.
 */
async function missingPaper(change: DeskChange, command: BulletinCommand): Promise<Refusal | null> {
  if (command.kind !== 'approve' || !command.paper) return null;
  const { evidenceId } = command.paper;
  const rows = isId(evidenceId)
    ? await change.query(
        `select 1 from evidence e where e.id = $1 and coalesce(account_id, key_id) = $2 and not exists (
           select 1 from complaint c
           where c.evidence_ids::jsonb @> to_jsonb(e.id::text) and c.evidence_ids::text <> '[]')`,
        [evidenceId, change.by.id],
      )
    : [];
  return rows.length > 0 ? null : refuseField('invalid', 'paper.evidenceId', 'no-such-evidence');
}

/** The newest position; not held, since what the journal says up to it never changes. */
async function headOf(change: DeskChange): Promise<number> {
  const [row] = await change.query<{ position: number }>('select position from journal_head');
  return row?.position ?? 0;
}

function journalActor({ kind, id }: BulletinActor) {
  return { kind, id: id || null };
}
