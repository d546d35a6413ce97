/** The only writer of incidents: locks the row, lets the rules decide, writes row, words and entry in one commit. */
import { Injectable } from '@nestjs/common';
import type { IncidentCommand, IncidentInput, IncidentResult } from '@heed/shared/incidents';
import { REAL, type Realm } from '@heed/shared/vocabulary';
import { SYSTEM_ACTOR, type Actor } from '../journal/events';
import { DeskWriter, type DeskChange, type DeskDone } from '../journal/desk-writer';
import { contentDigest } from '../kernel/canonical-json';
import { Database } from '../kernel/database/database';
import { isId, newId } from '../kernel/ids';
import { isRefusal, refuse, type Refusal } from '../kernel/refusal';
import { ReferenceLists } from '../reference/reference-lists';
import {
  insertIncident,
  insertWords,
  linkedCases,
  loadIncident,
  lockIncident,
  toIncidentRow,
  updateIncident,
  type StoredIncident,
} from './incident-rows';
import { decideActivation, decideIncident } from './rules/decide';
import { evolveIncident } from './rules/evolve';
import { storedRule } from './rules/link-rule';
import { decideWidening, type Added } from './rules/widen';
import { openIncident, openingEvent, openingFault, openingWords } from './rules/open';
import { decidePublication, informedRequest, type Publication } from './rules/publication';
import { completeIncident, type IncidentDirectory, type IncidentDraft } from './rules/situation';

@Injectable()
export class IncidentDesk {
  constructor(
    private readonly database: Database,
    private readonly writer: DeskWriter,
    private readonly lists: ReferenceLists,
  ) {}

  /** Opens an incident: watched, or with its response started at once. */
  async open(input: IncidentInput, by: Actor): Promise<IncidentResult | Refusal> {
    const realm = input.realm ?? REAL;
    const request = { realm, by, requestId: input.requestId, body: input };
    return this.result(
      await this.writer.write(request, (change) => this.openWithin(change, input)),
    );
  }

  /** The same as part of another write of its realm: the incident's id. */
  async openWithin(change: DeskChange, input: IncidentInput): Promise<string | Refusal> {
    const { realm } = change;
    const opening = { id: newId(), realm, now: change.at, input };
    const fault = openingFault(opening, this.directory(realm));
    if (fault) return fault;
    const record = openIncident(opening);
    const { name, nameEn = null, summary = null } = input;
    const stored = { record, named: { name, nameEn, summary }, rule: storedRule(input.rule) };
    const words = openingWords(input);
    const digest = contentDigest(words);
    await insertIncident(change.client, stored);
    await insertWords(change.client, record, digest, words);
    change.note(openingEvent(record, input, digest));
    if (input.activate) {
      await apply(change, stored, decideActivation({ record, now: change.at }, input.activate));
    }
    return record.id;
  }

  /** [I21] Adds a suggestion as part of another write of its realm: the incident's id. */
  async widenWithin(change: DeskChange, id: string, added: Added): Promise<string | Refusal> {
    const stored = isId(id) ? await lockIncident(change.client, id) : null;
    if (stored?.record.realm !== change.realm) return refuse('unknown-incident');
    const draft = decideWidening(stored, added);
    if (isRefusal(draft)) return draft;
    await apply(change, stored, draft);
    return id;
  }

  /** Applies a command to an incident: durable when it answers. */
  async command(
    id: string,
    command: IncidentCommand,
    by: Actor,
  ): Promise<IncidentResult | Refusal> {
    const known = isId(id) ? await loadIncident(this.database.pool, id) : null;
    if (!known) return refuse('not-found');
    const { realm } = known.record;
    const request = { realm, by, requestId: command.requestId, body: { id, command } };
    const done = await this.writer.write(request, async (change) => {
      const stored = await lockIncident(change.client, id);
      if (!stored) return refuse('not-found');
      const { record } = stored;
      const situation = { record, now: change.at, directory: this.directory(realm) };
      const draft = decideIncident(situation, command);
      if (isRefusal(draft)) return draft;
      await apply(change, stored, draft);
      return id;
    });
    return this.result(done);
  }

  /** A bulletin about the incident was published: clocks are met, the next word's is set. Once for each. */
  async informed(incidentId: string, realm: Realm, told: Publication): Promise<DeskDone | Refusal> {
    const requestId = informedRequest(told.bulletinId);
    return this.writer.write({ realm, by: SYSTEM_ACTOR, requestId, body: told }, async (change) => {
      const stored = await lockIncident(change.client, incidentId);
      if (stored?.record.realm !== realm) return refuse('unknown-incident');
      await apply(change, stored, decidePublication(stored.record, told));
      return incidentId;
    });
  }

  /** What a write that opened or changed an incident answers. */
  async result(done: DeskDone | Refusal): Promise<IncidentResult | Refusal> {
    if (isRefusal(done)) return done;
    const stored = await loadIncident(this.database.pool, done.subjectId);
    if (!stored) return refuse('not-found');
    const linked = await linkedCases(this.database, [done.subjectId]);
    const incident = toIncidentRow(stored, linked.get(done.subjectId) ?? 0);
    return { position: done.position, incident };
  }

  private directory(realm: string): IncidentDirectory {
    const lists = this.lists.of(realm);
    return {
      categoryExists: (code) => lists.categoryExists(code),
      districtOf: (code) => lists.districtOf(code),
      zoneExists: (code) => lists.zone(code) !== undefined,
    };
  }
}

async function apply(
  change: DeskChange,
  stored: StoredIncident,
  draft: IncidentDraft,
): Promise<void> {
  const hasWords = Object.keys(draft.words).length > 0;
  const digest = hasWords ? contentDigest(draft.words) : null;
  const event = completeIncident(stored.record, draft, digest);
  const record = evolveIncident(event, stored.record.realm);
  const { named = stored.named, rule = stored.rule } = draft;
  await updateIncident(change.client, { record, named, rule });
  if (digest !== null) await insertWords(change.client, record, digest, draft.words);
  change.note(event);
}
