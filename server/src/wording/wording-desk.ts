/** The only writer of the agreed wording: locks the entry, lets the rules decide, writes row, words and event in one commit. */
import { Injectable } from '@nestjs/common';
import type {
  WordingCommand,
  WordingInput,
  WordingReadInput,
  WordingUseInput,
} from '@heed/shared/wording';
import { REAL, type Realm } from '@heed/shared/vocabulary';
import { DeskWriter, type DeskChange, type DeskDone } from '../journal/desk-writer';
import { SYSTEM_ACTOR, type Actor } from '../journal/events';
import { contentDigest } from '../kernel/canonical-json';
import { Database } from '../kernel/database/database';
import { isId, newId } from '../kernel/ids';
import { isRefusal, refuse, type Refusal } from '../kernel/refusal';
import { ReferenceLists } from '../reference/reference-lists';
import {
  decideQuestion,
  decideWording,
  receiptFault,
  termsFault,
  useFault,
  writeEdition,
  type WordingDirectory,
} from './rules/decide';
import type { WordingRecord } from './wording-record';
import {
  insertWordingText,
  loadWording,
  loadWords,
  lockWording,
  saveWording,
} from './wording-rows';

@Injectable()
export class WordingDesk {
  constructor(
    private readonly database: Database,
    private readonly writer: DeskWriter,
    private readonly lists: ReferenceLists,
  ) {}

  /** Writes the first edition of an entry: a draft, until a second person agrees. */
  async write(input: WordingInput, by: Actor): Promise<DeskDone | Refusal> {
    const realm = input.realm ?? REAL;
    const { requestId, words, terms } = input;
    return this.writer.write({ realm, by, requestId, body: input }, async (change) => {
      const fault = await this.fault(change, terms);
      if (fault) return fault;
      const digest = contentDigest(words);
      const { limits } = this.lists.of(realm);
      const blank: WordingRecord = {
        id: newId(),
        realm,
        version: 1,
        state: 'draft',
        current: null,
        draft: null,
      };
      const draft = writeEdition({ record: blank, by, now: change.at, digest, limits }, terms);
      await saveWording(change.client, draft.record, { words });
      await insertWordingText(change.client, draft.record, digest, words);
      change.note(draft.event);
      return draft.record.id;
    });
  }

  /** Applies a command to an entry: durable when it answers. */
  async command(id: string, command: WordingCommand, by: Actor): Promise<DeskDone | Refusal> {
    return this.change(id, { by, requestId: command.requestId, body: command }, (change, record) =>
      this.apply(change, record, command),
    );
  }

  /** [W8] A person has read the present edition; a second receipt changes nothing. */
  async read(id: string, input: WordingReadInput, by: Actor): Promise<DeskDone | Refusal> {
    const { edition, requestId } = input;
    return this.change(id, { by, requestId, body: input }, async (change, record) => {
      if (by.kind !== 'account' || by.id === null) return refuse('forbidden');
      const fault = receiptFault(record, edition);
      if (fault) return fault;
      const given = await change.query(
        `insert into wording_read (wording_id, edition, account_id, at)
         values ($1, $2, $3, $4) on conflict do nothing returning account_id`,
        [id, edition, by.id, change.at],
      );
      if (given.length > 0) change.note({ type: 'wording-read', data: { wordingId: id, edition } });
      return null;
    });
  }

  /** [W9] It was said to somebody whose case this is; the caller has seen that the case is there. */
  async use(id: string, input: WordingUseInput, by: Actor): Promise<DeskDone | Refusal> {
    const { edition, caseId, requestId } = input;
    return this.change(id, { by, requestId, body: input }, async (change, record) => {
      const fault = useFault(record, edition);
      if (fault) return fault;
      await change.query(
        `insert into wording_use (wording_id, edition, case_id, account_id, at)
         values ($1, $2, $3, $4, $5)`,
        [id, edition, caseId, by.kind === 'account' ? by.id : null, change.at],
      );
      change.note({ type: 'wording-used', data: { wordingId: id, edition, caseId } });
      return null;
    });
  }

  /** [W6] A bulletin of its incident came after it was last looked at. */
  async question(id: string, realm: Realm, bulletinId: string): Promise<DeskDone | Refusal> {
    const asked = { realm, by: SYSTEM_ACTOR, requestId: null, body: null };
    return this.writer.write(asked, async (change) => {
      const record = await lockWording(change.client, id);
      const draft = record && decideQuestion(record, bulletinId);
      if (!draft) return id;
      await saveWording(change.client, draft.record, {});
      change.note(draft.event);
      return id;
    });
  }

  private async change(
    id: string,
    request: { readonly by: Actor; readonly requestId: string; readonly body: object },
    work: (change: DeskChange, record: WordingRecord) => Promise<Refusal | null>,
  ): Promise<DeskDone | Refusal> {
    const known = isId(id) ? await loadWording(this.database.pool, id) : null;
    if (!known) return refuse('not-found');
    const asked = { ...request, realm: known.realm, body: { id, ...request.body } };
    return this.writer.write(asked, async (change) => {
      const record = await lockWording(change.client, id);
      if (!record) return refuse('not-found');
      return (await work(change, record)) ?? id;
    });
  }

  private async apply(
    change: DeskChange,
    record: WordingRecord,
    command: WordingCommand,
  ): Promise<Refusal | null> {
    const { client, at: now, by } = change;
    const written = writtenWith(command);
    const digest = written === null ? null : contentDigest(written);
    const directory = this.directory(record.realm);
    const { limits } = this.lists.of(record.realm);
    const draft = decideWording({ record, by, now, digest, directory, limits }, command);
    if (isRefusal(draft)) return draft;
    const fault = command.kind === 'edit' ? await this.fault(change, command.terms) : null;
    if (fault) return fault;
    await saveWording(client, draft.record, await this.besides(change, draft.record, command));
    if (written !== null && digest !== null) {
      await insertWordingText(client, draft.record, digest, written);
    }
    change.note(draft.event);
    return null;
  }

  /** [W6] What is agreed or confirmed now has been held against every bulletin so far. */
  private async besides(
    change: DeskChange,
    { current, id }: WordingRecord,
    command: WordingCommand,
  ) {
    if (command.kind === 'edit' && current === null) return { words: command.words };
    if (command.kind !== 'agree' && command.kind !== 'confirm') return {};
    const checkedPosition = await change.lockHead();
    if (command.kind === 'confirm' || current === null) return { checkedPosition };
    return { checkedPosition, words: await loadWords(change.client, id, current.textVersion) };
  }

  private async fault(change: DeskChange, terms: WordingInput['terms']): Promise<Refusal | null> {
    const fault = termsFault(terms, change.at, this.directory(change.realm));
    if (fault || terms.incidentId === null) return fault;
    if (!isId(terms.incidentId)) return refuse('unknown-incident');
    const known = await change.query('select 1 from incident where id = $1 and realm = $2', [
      terms.incidentId,
      change.realm,
    ]);
    return known.length > 0 ? null : refuse('unknown-incident');
  }

  /** Whoever works in a drill may own its wording, beside the drill's own people. */
  private directory(realm: Realm): WordingDirectory {
    const lists = this.lists.of(realm);
    return {
      unitExists: (id) => lists.unit(id) !== undefined,
      memberExists: (id) => (lists.member(id) ?? this.lists.of(REAL).member(id)) !== undefined,
      categoryExists: (code) => lists.categoryExists(code),
    };
  }
}

/** What staff wrote with a command; null where they wrote nothing. */
function writtenWith(command: WordingCommand): object | null {
  if (command.kind === 'edit') return command.words;
  return command.kind === 'recall' ? { reason: command.reason } : null;
}
