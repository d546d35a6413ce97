/** The only writer of promises, and their reader. */
import { Injectable } from '@nestjs/common';
import type {
  PromiseCommand,
  PromiseInput,
  PromiseQuery,
  PromiseResult,
  PromiseRow,
} from '@heed/shared/promises';
import type { Realm } from '@heed/shared/vocabulary';
import { DeskWriter, type DeskChange, type DeskDone } from '../journal/desk-writer';
import { Database } from '../kernel/database/database';
import { isId, newId } from '../kernel/ids';
import { isoTime, parseTime } from '../kernel/instant';
import { RealmClock } from '../kernel/realm-clock';
import { isRefusal, refuse, refuseField, type Refusal } from '../kernel/refusal';
import { loadIncidentFacts } from './bulletin-facts';
import type { BulletinActor } from './bulletin-record';
import { loadBulletin } from './bulletin-rows';
import {
  insertPromise,
  listPromises,
  loadPromise,
  promiseRow,
  updatePromise,
} from './promise-rows';
import { inNormalForm } from './rules/content';
import { unsafeWords } from './rules/lint/characters';
import { decideMade, decidePromise, type PromiseDecision } from './rules/promise';

@Injectable()
export class PromiseDesk {
  constructor(
    private readonly database: Database,
    private readonly writer: DeskWriter,
    private readonly clock: RealmClock,
  ) {}

  /** [B28] Durable when it answers. */
  async make(given: PromiseInput, actor: BulletinActor): Promise<PromiseResult | Refusal> {
    const input = inNormalForm(given);
    const incident = isId(input.incidentId)
      ? await loadIncidentFacts(this.database, input.incidentId)
      : null;
    if (!incident) return refuse('unknown-incident');
    const { realm } = incident;
    const request = {
      realm,
      by: journalActor(actor),
      requestId: input.requestId,
      body: input,
    };
    const done = await this.writer.write(request, async (change) => {
      const refused = refuseUnsafe(input) ?? (await refuseUnknown(change, input));
      if (refused) return refused;
      const decision = decideMade({
        id: newId(),
        realm,
        incidentId: incident.id,
        bulletinId: input.bulletinId ?? null,
        version: 1,
        state: 'open',
        text: input.text,
        owner: input.owner,
        ownerUnitId: input.ownerUnitId ?? null,
        madeAt: change.at,
        dueAt: isoTime(parseTime(input.dueAt)),
        settledAt: null,
        proof: null,
        evidenceId: null,
        reason: null,
        earlierDueAt: [],
      });
      return this.commit(change, decision, { actor, write: insertPromise });
    });
    return this.answer(done);
  }

  /** [B29] */
  async command(
    promiseId: string,
    given: PromiseCommand,
    actor: BulletinActor,
  ): Promise<PromiseResult | Refusal> {
    const known = isId(promiseId) ? await loadPromise(this.database, promiseId) : null;
    if (!known) return refuse('not-found');
    const command = inNormalForm(given);
    const request = {
      realm: known.realm,
      by: journalActor(actor),
      requestId: command.requestId,
      body: { promiseId, command },
    };
    const done = await this.writer.write(request, async (change) => {
      const refused = refuseUnsafe(command) ?? (await missingProof(change, command));
      if (refused) return refused;
      const record = await loadPromise(change, promiseId, true);
      if (!record) return refuse('not-found');
      const decision = decidePromise(record, command, change.at);
      return this.commit(change, decision, { actor, write: updatePromise });
    });
    return this.answer(done);
  }

  /** Null where there is no such promise. */
  async realmOf(promiseId: string): Promise<Realm | null> {
    const known = isId(promiseId) ? await loadPromise(this.database, promiseId) : null;
    return known?.realm ?? null;
  }

  async list(query: PromiseQuery): Promise<PromiseRow[]> {
    const records = await listPromises(this.database, query);
    return records.map((record) => promiseRow(record, this.clock.isoNow(record.realm)));
  }

  private async commit(
    change: DeskChange,
    decision: PromiseDecision | Refusal,
    how: { readonly actor: BulletinActor; readonly write: typeof insertPromise },
  ): Promise<string | Refusal> {
    if (isRefusal(decision)) return decision;
    const { record, event, words } = decision;
    const { actor, write } = how;
    await write(change, record);
    await change.query(
      `insert into promise_words (promise_id, version, account_id, name, at, words, digest)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [
        record.id,
        record.version,
        actor.id || null,
        actor.name,
        change.at,
        words,
        event.data.wordsDigest,
      ],
    );
    change.note(event);
    return record.id;
  }

  private async answer(done: DeskDone | Refusal): Promise<PromiseResult | Refusal> {
    if (isRefusal(done)) return done;
    const record = await loadPromise(this.database, done.subjectId);
    if (!record) return refuse('not-found');
    return { position: done.position, promise: promiseRow(record, this.now(record.realm)) };
  }

  private now(realm: Realm): string {
    return this.clock.isoNow(realm);
  }
}

/** [B19] The public reads these as they are. */
function refuseUnsafe(input: PromiseInput | PromiseCommand): Refusal | null {
  const details = unsafeWords(input).map((path) => ({ path, message: 'unsafe-characters' }));
  return details.length > 0 ? refuse('invalid', { details }) : null;
}

/** Of the realm's own units, or of the real ones where it has no lists of its own. */
const unitInRealm = `select 1 from unit where id = $1
  and realm = coalesce((select realm from reference_version where realm = $2), 'real')`;

async function refuseUnknown(change: DeskChange, input: PromiseInput): Promise<Refusal | null> {
  const { bulletinId, ownerUnitId, incidentId } = input;
  if (bulletinId !== undefined) {
    const bulletin = isId(bulletinId) ? await loadBulletin(change, bulletinId) : null;
    if (bulletin?.incidentId !== incidentId) {
      return refuseField('invalid', 'bulletinId', 'no-such-bulletin');
    }
  }
  if (!ownerUnitId) return null;
  const units = isId(ownerUnitId)
    ? await change.query(unitInRealm, [ownerUnitId, change.realm])
    : [];
  return units.length > 0 ? null : refuseField('unknown-unit', 'ownerUnitId', 'unknown-unit');
}

async function missingProof(change: DeskChange, command: PromiseCommand): Promise<Refusal | null> {
  if (command.kind !== 'keep' || command.evidenceId === undefined) return null;
  const rows = isId(command.evidenceId)
    ? await change.query('select 1 from evidence where id = $1', [command.evidenceId])
    : [];
  return rows.length > 0 ? null : refuseField('invalid', 'evidenceId', 'no-such-evidence');
}

function journalActor({ kind, id }: BulletinActor) {
  return { kind, id: id || null };
}
