/** The only writer of hand-overs: row, words and entry in one commit. */
import { Injectable } from '@nestjs/common';
import type { HandoverCommand, HandoverInput, HandoverRow } from '@heed/shared/handover';
import type { Realm } from '@heed/shared/vocabulary';
import type { DeskChange } from '../journal/desk-writer';
import { SYSTEM_ACTOR, type Actor } from '../journal/events';
import { contentDigest } from '../kernel/canonical-json';
import { Database, queryWith, type Queryable } from '../kernel/database/database';
import { isId, newId } from '../kernel/ids';
import { isoTime } from '../kernel/instant';
import { isRefusal, refuse, refuseField, type Refusal } from '../kernel/refusal';
import { ReferenceLists } from '../reference/reference-lists';
import { RosterReader } from './roster-reader';
import { RosterWriter } from './roster-writer';
import { briefOf, type BriefFacts } from './rules/brief';
import {
  decideHandover,
  openHandover,
  openedEvent,
  passOn,
  type HandoverActor,
  type HandoverRecord,
} from './rules/handover';
import { HOUR } from './rules/roster-facts';

interface Stored {
  readonly doc: HandoverRecord;
  readonly words: string | null;
}

/** What a command did: the cases that are the acceptor's from now on are given over by the door. */
export interface HandoverDone {
  readonly position: number;
  readonly handover: HandoverRow;
  readonly takes: readonly string[];
}

const SHOWN = 50;
const PASSED_AT_ONCE = 100;
const HALF_DAY = 12 * HOUR;

@Injectable()
export class HandoverDesk {
  constructor(
    private readonly database: Database,
    private readonly writer: RosterWriter,
    private readonly lists: ReferenceLists,
    private readonly roster: RosterReader,
  ) {}

  /** [R13] Offers a brief to whoever follows; `facts` are read just before. */
  async open(
    input: HandoverInput,
    facts: BriefFacts,
    by: Actor & { readonly id: string },
  ): Promise<HandoverDone | Refusal> {
    const { realm, requestId, words = null } = input;
    const { toMemberId = await this.follower(realm, by.id) } = input;
    if (toMemberId !== null && !this.lists.of(realm).member(toMemberId)) {
      return refuse('unknown-member');
    }
    if (toMemberId === by.id) return refuseField('same-person', 'toMemberId', 'two-people');
    const done = await this.writer.write({ realm, by, requestId, body: input }, async (change) => {
      const ids = { id: newId(), realm, fromMemberId: by.id, toMemberId };
      const minutes = this.lists.of(realm).limits['hand-over'];
      const record = openHandover(ids, briefOf(facts), change.at, minutes);
      const digest = words === null ? null : contentDigest({ words });
      await insert(change, record, words, digest);
      change.note({ type: 'handover-opened', data: openedEvent(record, digest) });
      return record.id;
    });
    if (isRefusal(done)) return done;
    return this.answer(done.subjectId, done.position, []);
  }

  async command(
    id: string,
    command: HandoverCommand,
    actor: HandoverActor,
    by: Actor,
  ): Promise<HandoverDone | Refusal> {
    const known = isId(id) ? await load(this.database.pool, id) : undefined;
    if (!known) return refuse('not-found');
    const { realm } = known.doc;
    const request = { realm, by, requestId: command.requestId, body: { id, command } };
    const done = await this.writer.write(request, async (change) => {
      const stored = await load(change.client, id, 'for update');
      if (!stored) return refuse('not-found');
      const step = decideHandover(stored.doc, command, actor, change.at);
      if (isRefusal(step)) return step;
      await update(change, step.record);
      change.note(step.event);
      return id;
    });
    if (isRefusal(done)) return done;
    return this.answer(id, done.position, takenBy(known.doc, command));
  }

  /** [R14] Passes on what wasn't accepted in time; each once, whatever the number of nodes. */
  async passOnDue(realm: Realm): Promise<void> {
    const due = await this.database.query<{ id: string; giver: string }>(
      `select id, from_member_id as giver from handover
       where state = 'offered' and realm = $1 and due_at <= $2 limit ${PASSED_AT_ONCE}`,
      [realm, isoTime(this.writer.now(realm))],
    );
    for (const { id, giver } of due) await this.pass(realm, id, giver);
  }

  private async pass(realm: Realm, id: string, giver: string): Promise<void> {
    // Whoever gave it doesn't get it back, leader or not.
    const leader = await this.leaderOnDuty(realm, giver);
    const request = { realm, by: SYSTEM_ACTOR, requestId: null, body: null };
    await this.writer.write(request, async (change) => {
      const stored = await load(change.client, id, 'for update');
      const step = stored ? passOn(stored.doc, leader, change.at) : null;
      if (!step) return refuse('already-so');
      await update(change, step.record);
      change.note(step.event);
      return id;
    });
  }

  /** Those that a member gave or is to take, the newest first; a leader sees every one. */
  async list(realm: Realm, { memberId, leader }: HandoverActor): Promise<HandoverRow[]> {
    const rows = await this.database.query<Stored>(
      `select doc, words from handover
       where realm = $1 and ($3 or from_member_id = $2 or to_member_id = $2
         or doc ->> 'askedMemberId' = $2::text)
       order by opened_at desc, id desc limit ${SHOWN}`,
      [realm, memberId, leader],
    );
    return rows.map(toRow);
  }

  /** One of them; null where there is none that the member may see. */
  async find(id: string, { memberId, leader }: HandoverActor): Promise<HandoverRow | null> {
    const stored = isId(id) ? await load(this.database.pool, id) : undefined;
    if (!stored) return null;
    const { fromMemberId, toMemberId, askedMemberId } = stored.doc;
    const mine = [fromMemberId, toMemberId, askedMemberId].includes(memberId);
    return mine || leader ? toRow(stored) : null;
  }

  /** [R13] Whoever comes next to a post at which the member stands, or else the duty leader. */
  private async follower(realm: Realm, memberId: string): Promise<string | null> {
    const now = this.writer.now(realm);
    const duties = await this.roster.duties(realm, { from: now, to: now + HALF_DAY });
    const posts = new Set(
      duties.filter((duty) => duty.memberId === memberId && duty.from <= now).map((d) => d.postId),
    );
    const next = duties.find((duty) => posts.has(duty.postId) && duty.memberId !== memberId);
    return next?.memberId ?? this.leaderOnDuty(realm, memberId);
  }

  private async leaderOnDuty(realm: Realm, but: string): Promise<string | null> {
    const lists = this.lists.of(realm);
    const duties = await this.roster.onDuty(realm, this.writer.now(realm));
    const isLeader = (id: string) => lists.member(id)?.roles.includes('duty-leader') === true;
    return duties.find((d) => d.memberId !== but && isLeader(d.memberId))?.memberId ?? null;
  }

  private async answer(
    id: string,
    position: number,
    takes: readonly string[],
  ): Promise<HandoverDone | Refusal> {
    const stored = await load(this.database.pool, id);
    return stored ? { position, handover: toRow(stored), takes } : refuse('not-found');
  }
}

/** The same for a repeated request: whoever gives the cases over finds those that are given already. */
function takenBy(record: HandoverRecord, command: HandoverCommand): readonly string[] {
  if (command.kind === 'accept-rest') return record.restClaims;
  if (command.kind !== 'accept-item') return [];
  const { subjectId } = command;
  const isClaim = record.items.some(
    (item) => item.kind === 'claim' && item.subjectId === subjectId,
  );
  return isClaim ? [subjectId] : [];
}

async function load(
  db: Queryable,
  id: string,
  hold: '' | 'for update' = '',
): Promise<Stored | undefined> {
  const text = `select doc, words from handover where id = $1 ${hold}`;
  return (await queryWith<Stored>(db, text, [id]))[0];
}

async function insert(
  change: DeskChange,
  record: HandoverRecord,
  words: string | null,
  digest: string | null,
): Promise<void> {
  await change.query(
    `insert into handover (id, realm, version, state, from_member_id, to_member_id, opened_at,
       due_at, doc, words, words_digest)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9::json, $10, $11)`,
    [
      record.id,
      record.realm,
      record.version,
      record.state,
      record.fromMemberId,
      record.toMemberId,
      record.openedAt,
      record.dueAt,
      JSON.stringify(record),
      words,
      digest,
    ],
  );
}

async function update(change: DeskChange, record: HandoverRecord): Promise<void> {
  await change.query(
    `update handover set version = $2, state = $3, to_member_id = $4, doc = $5::json where id = $1`,
    [record.id, record.version, record.state, record.toMemberId, JSON.stringify(record)],
  );
}

function toRow({ doc, words }: Stored): HandoverRow {
  const { restClaims: _restClaims, ...row } = doc;
  return { ...row, words };
}
